import type { Frame } from './cue.ts';
import { labels as german } from './cues-de.ts';
import { labels as english } from './cues-en.ts';
import { beforeSecret } from './private.ts';

/** More of a note is an essay: what matters stands in its first part, and time stays short. */
const mostRead = 4_000;
/** A sentence that goes on and on says what matters at its start, and cues are quick to find. */
export const longestLine = 400;

type NoteLine = {
	readonly line: string;
	/** Whether it may be nothing but words for what was talked about. */
	readonly isBare: boolean;
};

/** The sentences of a note. A point behind a title or an initial ends none. */
const sentences =
	/(?<=[!?…])\s+|(?<=(?<!(?:^|[^\p{L}\p{N}'’-])(?:dr|prof|mr|mrs|ms|st|approx|abt|bzw|ca|evtl|ggf|vs|etc|inkl|nr|usw|wg|zzt|\p{L}|\d{1,2}))\.)\s+|\s[–—-]\s|[\s,]*(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)+\s*/iu;

/** The sentences of a note, up to a secret, without the marks of a list. */
export function linesOf(note: string): NoteLine[] {
	return note
		.slice(0, mostRead)
		.split(/[\n\r•]+/u)
		.flatMap((row) => beforeSecret(row).split(/;+/))
		.flatMap((row) => {
			const text = unlisted(row.replace(/\s+/g, ' ').trim()).replace(
				/^(\p{L}+(?: \p{L}+){0,2}) [–—-] (?=\p{L})/u,
				(all, label: string) => (frameOf(label) ? `${label}: ` : all)
			);
			return text.split(sentences).map((line, at, all) => ({
				line: unlisted(line.slice(0, longestLine).trim()).replace(/[.!]+$/, ''),
				isBare: all.length === 1 || (at === 0 && !/\s[–—-]\s/.test(text) && /,\s|^\p{Ll}+\s/u.test(line))
			}));
		})
		.filter(({ line }) => line !== '');
}

/** A line of a list without its mark. */
export function unlisted(line: string): string {
	return line.replace(/^(?:[-*+–—·>]|\d{1,2}[.)]|\[[ x]?\])\s+/iu, '');
}

/** What stands behind a label: `Topic: …`. */
export function frameOf(label: string): Frame | undefined {
	const known = [english, german].find((labels) => Object.hasOwn(labels, label.toLowerCase()));
	return known?.[label.toLowerCase()];
}
