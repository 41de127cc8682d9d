import type { wellKnownAims } from '../../../card/fields.ts';
import type { Hint, Tone } from '../input.ts';
import type { Frame } from '../reading/cue.ts';

/** Wordings for each tone. */
export type ByTone = { readonly [In in Tone]: readonly string[] };

/**
 * First sentences: every head goes with every tail. No head and no tail comes twice in a language and tone, so that two
 * different pairs are two different sentences whatever stands in their slots.
 */
export type Grid = { readonly heads: ByTone; readonly tails: ByTone };

/** What a first sentence is about. `first`: after a meeting; `unmet`: cards were swapped and no meeting is known. */
export type Opening =
	| 'first'
	| 'unmet'
	| 'thank'
	| 'promise'
	| 'reminder'
	| 'return'
	| 'check-in'
	| 'update'
	| 'mentee'
	| 'birthday'
	| 'anniversary'
	| 'day'
	| 'nudge';

/** What is told or asked besides what they said: `x` is the fact. */
export type Telling =
	/** Somebody's words that fit no sentence: `“{x}”`. */
	| 'quoted'
	/** The same where I ask how it went. */
	| 'return-quoted'
	| 'return'
	| 'return-doing'
	| 'return-aim'
	| 'return-sought'
	| 'return-needed'
	| 'return-sought-plain'
	| 'return-needed-plain'
	/** `Laden eröffnen`, behind a colon. */
	| 'return-plan'
	| 'shared'
	| 'organisation'
	| 'both'
	| 'they-are'
	| 'they-offer'
	| 'place'
	| 'give'
	| 'promise-do'
	| 'promise-thing'
	| 'promise-words'
	| 'here-send'
	| 'here-thing'
	| 'here-words'
	| 'theirs-do'
	| 'theirs-thing'
	| 'theirs-words'
	| 'helped'
	/** What they did, as a sentence about them goes on: `introduced me to Bea`. */
	| 'helped-did'
	| 'helped-words'
	| 'wrote'
	| 'day-named'
	| 'day-thing'
	| 'years'
	| 'thanks';

/** `seeks-plain`: words without an article, behind a colon. */
export type FrameName =
	| Exclude<Frame, 'mine' | 'theirs'>
	| 'topic-plain'
	| 'seeks-plain'
	| 'needs-plain'
	| 'works-plain'
	| 'plans-plain';

export type Catalogue = {
	readonly quotes: readonly [string, string];
	readonly greetings: ByTone;
	readonly nameless: ByTone;
	readonly openings: { readonly [Of in Opening]: Grid };
	readonly frames: { readonly [Of in FrameName]: readonly string[] };
	readonly tellings: { readonly [Of in Telling]: readonly string[] };
	/** What one looks for, as it stands after `looking for`. */
	readonly aims: { readonly [Of in (typeof wellKnownAims)[number]]: string };
	/** Behind the wishes for a day: before it, on it, after it. */
	readonly days: { readonly early: string; readonly today: string; readonly late: string };
	readonly blanks: { readonly [Of in Hint]: readonly string[] };
	readonly steps: { readonly coffee: ByTone; readonly call: ByTone };
	readonly closings: ByTone;
	/** Before the closing, where neither coffee nor call is proposed. */
	readonly farewells: ByTone;
	readonly subjects: { readonly [Of in Opening]: readonly string[] };
};

/** One wording a line. */
export function lines(text: string): string[] {
	return text
		.split('\n')
		.map((line) => line.replace(/^\t+/, '').replace(/\|$/, ''))
		.filter((line) => line !== '');
}

/** The same for every tone, and before them what only one tone says. */
export function every(all: readonly string[], only: Partial<ByTone> = {}): ByTone {
	return {
		warm: [...(only.warm ?? []), ...all],
		plain: [...(only.plain ?? []), ...all],
		formal: [...(only.formal ?? []), ...all]
	};
}
