import type { Profile } from '../../lib/card/fields.ts';

/** name | headline | organisation | pronouns | interests | offers | looking for; lists by commas. Nobody here exists. */
const lines = `
Amara Okonkwo|Runs accessibility audits|Level Ground|she/her|accessibility, choirs, maps|an audit of your sign-up page|collaborator, client
Jonas Weidenfeller|Backend developer, likes boring databases|Kiesel & Söhne|he/him|Postgres, gravel bikes|code reviews|job
Nguyễn Thị Mai|Designs forms that people finish|Phòng Xanh Studio|she/her|forms, typography, noodle soup|a second pair of eyes|client, collaborator
Søren Ågård|Teaches statistics to journalists|Højskolen ved Fjorden|he/him|data journalism, sailing|a workshop|collaborator
Zeynep Çağlayan|Product manager for public transport|Hat 7|she/her|timetables, trams, ceramics|introductions in local government|mentor
Łukasz Brzęczyszkiewicz|Keeps old factories' machines talking|Zakład Mostowa|he/him|industrial protocols, synthesizers|hardware for workshops|co-founder
Дарья Мельникова|Исследует, как люди читают с экрана|Лаборатория чтения|она|eye tracking, poetry|study design|collaborator
Ωλγα Παπαδάκη|Αρχιτέκτονας πληροφορίας|Νήσος Ψηφιακή|αυτή|archives, taxonomies, swimming|a map of your content|client
ليلى حدّاد|مترجمة ومحلّلة لغوية|ورشة الكلمات|هي|localisation, calligraphy|Arabic copy editing|client, friend
יעל ברקוביץ|מפתחת משחקים ללימוד שפות|סטודיו תפוז|היא|games, linguistics|play testing|investor
काव्या देशमुख|ग्रामीण क्लीनिकों के लिए सॉफ़्टवेयर|नदी हेल्थ|she/her|public health, kathak|field contacts|investor, collaborator
佐藤 美咲|紙の地図を残す仕事|道草地図社|she/her|cartography, trains, paper|old maps|collaborator
林宥辰|做給長輩用的手機介面|慢慢科技|他|ageing, interfaces, tea|usability tests with elders|co-founder
박하늘|데이터 시각화 개발자|그래프서재|they/them|visualisation, graphs, climbing|charts that load fast|job, collaborator
กัญญา ศรีวงศ์|นักออกแบบเสียง|ห้องเสียงริมน้ำ|she/her|sound, radio plays|a recording booth|friend, client
ሰላም ተስፋዬ|Builds payment systems for markets|Addis Ledger|she/her|payments, coffee, running|fraud war stories|mentor, hire
ნინო ბერიძე|ღვინისა და ინტერნეტის მოყვარული|Kvevri Cloud|she/her|infrastructure, wine|on-call wisdom|hire
Mateo Quispe Huanca|Weaves sensors into textiles|Telar Vivo|he/him|textiles, sensors, Quechua|loom time|investor
Aoife Ní Bhraonáin|Writes documentation people thank her for|Clóscríbhneoir|she/her|documentation, sea swimming|an hour with your README|client
Thandeka Mthembu|Community manager, 12,000 gardeners|Green Thumb Collective|she/her|communities, seeds|moderation playbooks|collaborator
Diego Ferreira da Conceição|Robotics teacher|Escola do Cais|he/him|robots, education, samba|robots for your school|friend, collaborator
Freya Þorvaldsdóttir|Geothermal engineer turned founder|Hverir|she/her|energy, hot springs|a tour of a power plant|co-founder, investor
Kwame Asante-Boateng|Photographs conferences|Golden Hour|he/him|photography, jollof disputes|portraits today|client
Chloé d'Hautefeuille|Lawyer for open source|Cabinet Marque-page|elle|licences, fencing|a licence check|client
Priyanka Raghunathan|Machine learning without the hype|Small Models Co|she/her|small models, compost|a look at your evaluation|hire, collaborator
Tomáš Dvořáček|Compiler engineer|Nula Jedna|he/him|compilers, mushrooms|parser therapy|job
Anneliese Hohenstein-Krüger|Leads a library's makerspace|Stadtbücherei am Wehr|sie|libraries, 3D printing|space for your meetup|collaborator
Ibrahim Sow|Solar micro-grids|Soleil du Fleuve|il|solar, football|site visits|investor, mentor
Mere Te Whata|Language revival and speech technology|Reo Tangata|ia|speech, te reo, waka|transcripts done with care|collaborator
Yusuf Adeyemi|First conference, second year student|Unilag|he/him|web, chess|enthusiasm|mentor, job
Hélène Marchetti|Angel investor, former physicist|Les Trois Chênes|elle|physics, climate|honest feedback|mentee
Bùi Quang Huy|Mobile developer, offline first|Xe Ôm Labs|he/him|sync, CRDTs, street food|sync debugging|collaborator, client
Sofía Etxeberria|Urban planner|Plaza Abierta|ella|cities, benches, pelota|walks through the city|collaborator
Rasmus Kallas|Digital identity|Kivi ID|he/him|identity, forests|demo of e-voting|hire
Fatima Zahra El Idrissi|Security researcher|Bab Labs|she/her|security, oud|threat modelling|client, friend
Oleksandr Hrytsenko|Site reliability, volunteers on weekends|Зоря|він|reliability, drones, bread|incident reviews|job
Camille Tremblay-Gagnon|Facilitates difficult meetings|Table Ronde|iel|facilitation, canoes|a retrospective|client, friend
Wanjiru Kamau|Agricultural marketplaces|Shamba Link|she/her|markets, USSD, hiking|numbers from the field|investor, co-founder
Henrik Lindqvist|Retired teletext editor|—|he/him|history, teletext, bees|stories|mentee, friend
Lupe Hernández Xochitl|Comics about science|Tinta Clara|she/her|comics, axolotls|a drawing of your idea|client, collaborator
`;

const aims = [
	'mentor',
	'mentee',
	'co-founder',
	'hire',
	'job',
	'client',
	'friend',
	'investor',
	'collaborator'
];

/**
 * The forty people of the demo, with the ways to reach them that each kind of person gives. Berlin's numbers 23125 000 to
 * 999 are kept free for made-up people by the Bundesnetzagentur, example.org by RFC 2606.
 */
export const demoPeople: readonly Profile[] = lines
	.trim()
	.split('\n')
	.map((line, i) => {
		const [name, headline, organisation, pronouns, interests, offers, lookingFor] = line.split('|');
		const handle = `demo${String(i + 1).padStart(2, '0')}`;
		return {
			name,
			headline,
			...(organisation === '—' ? {} : { organisation }),
			pronouns,
			interests: list(interests),
			offers: list(offers),
			lookingFor: list(lookingFor).filter((aim) => aims.includes(aim)),
			...(i % 3 === 0 ? { pitch: `I work on this: ${headline}. Ask me about ${list(interests)[0]}.` } : {}),
			...(i % 5 === 4 ? {} : { email: `${handle}@example.org` }),
			...(i % 2 === 0 ? { linkedin: `${handle}-example` } : {}),
			...(i % 4 === 1 ? { mastodon: `@${handle}@social.example` } : {}),
			...(i % 6 === 2 ? { phone: `+49 30 23125${String(100 + i)}` } : {}),
			...(i % 7 === 3 ? { website: `https://example.org/${handle}` } : {})
		};
	});

/** What people jot down after a talk. */
export const demoNotes: readonly string[] = [
	'Wants to reach people who never come to meetups. Promised to send the slides.',
	'We both started in libraries! Coffee next week?',
	'Moving to Leipzig in spring, looks for a flat and a choir.',
	'Challenge: their sync breaks on trains. I know someone.',
	'Knows the city council’s open data team. Ask for an introduction.',
	'Talked about bees for twenty minutes. Lovely.',
	'Hiring two people, remote is fine. Yusuf?',
	'Gave me the best explanation of eventual consistency so far.',
	'Has a spare loom. Yes, a loom.',
	'Would mentor one student this year.'
];

function list(text: string): string[] {
	return text.split(',').map((part) => part.trim());
}
