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
	return text
		.replace(/#|№|\bn[°º]/gi, ' number ')
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[ßłøđıæœё]/g, (letter) => plainLetters[letter] ?? letter)
		.normalize('NFC')
		.replace(/['’]/g, ' ')
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
