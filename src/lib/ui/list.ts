import { codePoints, isBlank, storable } from '../core/text.ts';

/** What became of typed text: the list as it is now, and what did not fit and stays in the input. */
export type Added = { entries: string[]; rest: string };

/**
 * Adds a text to a list of at most `most` entries, exactly as typed. One that is there already, or blank, is taken as
 * said; one that is too long, or one too many, stays in `rest`.
 */
export function addEntry(
	entries: readonly string[],
	typed: string,
	{ most, limit }: { most: number; limit: number }
): Added {
	const { text } = storable(typed);
	if (isBlank(text) || entries.includes(text)) return { entries: [...entries], rest: '' };
	if (entries.length >= most || codePoints(text) > limit) return { entries: [...entries], rest: text };
	return { entries: [...entries, text], rest: '' };
}

/** The parts of an entry that looks like a list: between commas or semicolons, without the white space around them. */
export function partsOf(entry: string): string[] {
	return entry.split(/\s*[,;，、؛،]\s*/u).filter((part) => !isBlank(part));
}

/** The list with an entry replaced by its parts; `rest` is what would be one too many. */
export function parted(entries: readonly string[], entry: string, most: number): Added {
	const all = [...new Set(entries.flatMap((each) => (each === entry ? partsOf(each) : [each])))];
	return { entries: all.slice(0, most), rest: all.slice(most).join(', ') };
}
