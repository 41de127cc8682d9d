/**
 * Any text as XML 1.0, for elements and for attributes in double quotes. What XML cannot hold, not even escaped (section 2.2:
 * most control characters, lone surrogates, U+FFFE and U+FFFF), becomes U+FFFD; line ends and tabs stay what they are.
 */
export function xmlOf(text: string): string {
	let written = '';
	for (const character of text.toWellFormed()) written += entities.get(character) ?? kept(character);
	return written;
}

const entities = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['"', '&quot;'],
	["'", '&apos;'],
	// A reader makes a blank of these in attributes, and a line feed of a carriage return everywhere.
	['\t', '&#9;'],
	['\n', '&#10;'],
	['\r', '&#13;'],
	['\u0085', '&#133;'],
	['\u2028', '&#8232;']
]);

function kept(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	return code < 0x20 || code === 0xfffe || code === 0xffff ? '\uFFFD' : character;
}
