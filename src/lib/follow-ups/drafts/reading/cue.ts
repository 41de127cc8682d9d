/** What kind of thing a note says: each has sentences of its own in every language. */
export type Frame =
	| 'topic'
	| 'told'
	| 'works'
	| 'plans'
	| 'seeks'
	| 'needs'
	| 'interest'
	| 'struggles'
	| 'challenge'
	| 'goal'
	| 'doing'
	| 'does'
	| 'asked'
	| 'wondered'
	| 'advice'
	| 'personal'
	| 'mine'
	| 'theirs';

/** A verb said of them, as it is said to them: behind its words in German, with du and with Sie; before them in English. */
export type Verb = { readonly du: string; readonly Sie: string } | { readonly doing: string };

/**
 * How people write something down. `pattern` has a group `x`, and is tried on a piece of a note whose subject was taken off
 * (`She is`, `Maria`). `before`: what stays with the words, since their case depends on it; a group of that name, where it is one
 * of several.
 */
export type Cue = {
	readonly pattern: RegExp;
	readonly frame: Frame;
	readonly before?: string;
	/** How the verb that the group `verb` found is said to them. */
	readonly verbOf?: (found: string) => Verb | undefined;
};

/** A cue, from the words of it: `|` and groups as in a regular expression. */
export function cue(words: string, frame: Frame, before?: string): Cue {
	return { pattern: new RegExp(`^(?:${words})\\s+(?<x>.+)$`, 'iu'), frame, before };
}

/** A cue whose verb stands at the end: `über Mühlen gesprochen`. */
export function lastCue(start: string, end: string, frame: Frame, before?: string): Cue {
	const first = start === '' ? '' : `(?:${start})\\s+`;
	return { pattern: new RegExp(`^${first}(?<x>.+?)\\s+(?:${end})$`, 'iu'), frame, before };
}

/** A cue that is itself what was said: `send her the list`. */
export function wholeCue(words: string, frame: Frame): Cue {
	return { pattern: new RegExp(`^(?<x>${words})$`, 'iu'), frame };
}
