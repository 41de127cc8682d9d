import { codePoints, storable } from '../core/text.ts';

/** What became of typed or pasted text: the list as it is now, and what did not fit and stays in the input. */
export type Added = { entries: string[]; rest: string };

/**
 * Adds text to a list of at most `most` entries. Lines are entries; for words, commas part them as well (not for links).
 * Entries that are there already (any case) are taken as said; one that is too long, or one too many, stays in `rest`.
 */
export function addEntries(
	entries: readonly string[],
	text: string,
	rules: { most: number; limit: number; splitsAtCommas: boolean }
): Added {
	const known = new Set(entries.map(folded));
	const added = [...entries];
	const rest: string[] = [];
	for (const part of text.split(rules.splitsAtCommas ? /[\n\r,;，、؛،]+/u : /[\n\r]+/)) {
		const entry = storable(part).text.trim();
		if (entry === '' || known.has(folded(entry))) continue;
		if (added.length >= rules.most || codePoints(entry) > rules.limit) rest.push(entry);
		else {
			added.push(entry);
			known.add(folded(entry));
		}
	}
	return { entries: added, rest: rest.join(', ') };
}

function folded(entry: string): string {
	return entry.normalize('NFKC').toLowerCase();
}
