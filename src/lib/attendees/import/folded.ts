// Letters that no decomposition takes apart.
const plainLetters: Readonly<Record<string, string>> = {
	ß: 'ss',
	ł: 'l',
	ø: 'o',
	đ: 'd',
	ı: 'i',
	æ: 'ae',
	œ: 'oe',
	ё: 'е'
};

/**
 * A text as headers, words of a status and names are compared: without accents, case and punctuation, `firstName` and
 * `first_name` as two words, `E-Mail` as one, `#` and `№` as the word they stand for.
 */
export function folded(text: string): string {
	// Most cells are plain: a sixth of the time.
	if (/^[a-z0-9 ,.;@_-]*$/i.test(text)) return joined(text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
	return joined(unaccented(text));
}

function unaccented(text: string): string {
	return text
		.replace(/#|№|\bn[°º]/gi, ' number ')
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[ßłøđıæœё]/g, (letter) => plainLetters[letter] ?? letter)
		.normalize('NFC')
		.replace(/['’]/g, ' ');
}

/** Words with one space between them. */
function joined(text: string): string {
	return text
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.replace(/(^| )e mail/g, '$1email')
		.trim();
}

/** The phrases of a comma-separated list, folded. */
export function phrases(list: string): string[] {
	return list
		.split(',')
		.map(folded)
		.filter((phrase) => phrase !== '');
}
