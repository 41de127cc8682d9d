import { m } from '../../paraglide/messages.js';
import { deckWords } from './deck-words.ts';
import type { Why } from './facts.ts';
import type { Opener } from './openers.ts';
import type { Mood } from './questions.ts';
import { templateWords } from './template-words.ts';

const questions = { ...deckWords, ...templateWords };

const reasons: { [Reason in Why]: () => string } = {
	they: m.opener_why_they,
	give: m.opener_why_give,
	both: m.opener_why_both,
	shared: m.opener_why_shared,
	card: m.opener_why_card,
	event: m.opener_why_event,
	anyone: m.opener_why_anyone
};

const moodNames: { [Name in Mood]: () => string } = {
	first: m.opener_mood_first,
	deeper: m.opener_mood_deeper,
	closing: m.opener_mood_closing
};

/**
 * The question in the reader's language. Quoted words keep their own direction: they stand between U+2068 and U+2069, which
 * markup could not do inside of a sentence.
 */
export function openerInWords({ key, what }: Pick<Opener, 'key' | 'what'>): string {
	return questions[key]({ what: `\u2068${what}\u2069` });
}

/** Why it was chosen. */
export function whyInWords(why: Why): string {
	return reasons[why]();
}

/** What a mood is called. */
export function moodInWords(mood: Mood): string {
	return moodNames[mood]();
}
