// A gap is what only the person knows. It stands in the text as `[… what would fill it]`, so that it survives editing and copying.

const gap = /\[…[^\]\n]*\]/u;

/** The gap that says what would fill it. */
export function gapFor(hint: string): string {
	return `[… ${hint}]`;
}

/** Where the first gap stands in a text; null: there is none, it can be sent. */
export function firstGap(text: string): { start: number; end: number } | null {
	const found = gap.exec(text);
	return found && { start: found.index, end: found.index + found[0].length };
}

/** The text with its first gap filled; unchanged without one. */
export function fillGap(text: string, filling: string): string {
	const at = firstGap(text);
	return at ? text.slice(0, at.start) + filling + text.slice(at.end) : text;
}
