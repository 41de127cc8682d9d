import { business } from './concepts-business.ts';
import { society } from './concepts-society.ts';
import { technology } from './concepts-technology.ts';

/**
 * Professional topics as people write them: one a line, English terms `=` German terms, the same on either side of the
 * sign in both. Capitals mark an abbreviation. Singular and base form are enough: inflection is `forms.ts`. A term may
 * stand in several lines. Written by hand for this table; what is only nearby (mentor and mentee) does not belong here.
 */
export const concepts = `${technology}${business}${society}`;

/** A topic `>` what is a kind of it: who asks for the first is glad of the others, not the other way round. */
export const kinds = `
space > aerospace, raumfahrt, weltraum, satellite
AI > ML, LLM, genAI, NLP, deep learning, computer vision
ML > deep learning, LLM
renewable energy > solar energy, wind power, hydrogen
programming > web development, Python, JavaScript, TypeScript, golang, rust programming
engineering > mechanical engineering, electrical engineering, civil engineering
sustainability > circular economy, ESG
climate > climate change, climate protection, climate tech, global warming
mobility > public transport, cycling, autonomous driving, EV
science > physics, chemistry, biology, neuroscience
law > labour law, tax law, copyright
marketing > SEO, social media marketing, content marketing
finance > accounting, VC, controlling
startup > founder
media > journalism
education > edtech, school, university
healthcare > nursing, hospital, medtech
music > jazz
sport > soccer, swimming, climbing, running, tennis
fundraising > crowdfunding, grant proposal
social media > LinkedIn, Instagram, TikTok
`;
