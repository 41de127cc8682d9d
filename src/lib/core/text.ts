// U+0000 and lone surrogates are the only text that Postgres cannot hold.
const unstorable = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text without what cannot be stored, and whether anything had to go (the screen then says so). */
export function storable(text: string): { text: string; wasCleaned: boolean } {
	const cleaned = text.replace(unstorable, '');
	return { text: cleaned, wasCleaned: cleaned !== text };
}

/** Whether a text is empty or only white space (Unicode's White_Space and U+FEFF, as hallway.is_blank in SQL has it). */
export function isBlank(text: string): boolean {
	return /^[\s\u0085]*$/.test(text);
}

/** Length in code points, as Postgres's char_length counts. */
export function codePoints(text: string): number {
	let count = 0;
	for (const _ of text) count++;
	return count;
}

/** At most `limit` code points of the text; never cuts a surrogate pair. */
export function truncate(text: string, limit: number): string {
	if (text.length <= limit) return text;
	return [...text].slice(0, limit).join('');
}
