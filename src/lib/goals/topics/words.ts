/** One word of a text: where it stands, and how it is compared. */
export type Word = {
	readonly raw: string;
	/** Offsets in the text, in UTF-16 units as `String.slice` counts. */
	readonly start: number;
	readonly end: number;
	/** Without case and accents; a second spelling where ä, ö or ü may be written ae, oe or ue. */
	readonly spellings: readonly string[];
	/** Scripts without spaces between words (Chinese, Japanese, Thai, ...): a run of them is one `Word`. */
	readonly isUnspaced: boolean;
	/** What stands between the word before and this one. */
	readonly gap: string;
};

const ignorable = '\\u00AD\\u200B-\\u200D\\u2060\\uFEFF';
const unspaced =
	'[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30FC]';
// Entwickler:innen, Entwickler*in, Entwickler/-in, Entwickler(innen): one word, read as Entwicklerinnen.
const gendered = '(?<=\\p{Ll})(?:[:*_·/]-?(?:innen|in)(?![\\p{L}\\p{N}])|\\((?:innen|in)\\))';
const wordPattern = new RegExp(
	`(${unspaced}[${unspaced.slice(1, -1)}\\p{M}]*)|` +
		`(?<![\\p{L}\\p{N}])\\.net(?![\\p{L}\\p{N}])|\\p{N}+\\.\\p{N}+|` +
		`\\p{L}&\\p{L}(?![\\p{L}\\p{N}])|` +
		`(?:(?!${unspaced})[\\p{L}\\p{N}])(?:(?!${unspaced})[\\p{L}\\p{M}\\p{N}${ignorable}])*` +
		`(?:\\+\\+|#|['’]s(?![\\p{L}\\p{N}])|\\.js(?![\\p{L}\\p{N}])|${gendered})?`,
	'giu'
);

/** The words of a text in their order; linear in its length. */
export function wordsOf(text: string): Word[] {
	const words: Word[] = [];
	let last = 0;
	for (const match of text.matchAll(wordPattern)) {
		const [raw, run] = match;
		const end = match.index + raw.length;
		words.push({
			raw,
			start: match.index,
			end,
			spellings: spellingsOf(raw),
			isUnspaced: run !== undefined,
			gap: text.slice(last, match.index)
		});
		last = end;
	}
	return words;
}

const ignorables = new RegExp(`[${ignorable}\u0640]`, 'gu');
// Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels; never the vowel signs of India or the kana marks.
const accents = /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1-\u05C7\u064B-\u065F\u0670]/gu;
const letters: Record<string, string> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i',
	ς: 'σ',
	ى: 'ي',
	ة: 'ه'
};
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

/** A text without case, accents, width and invisible characters. Its length may differ. */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/и\u0306/gu, 'й')
		.replace(accents, '')
		.replace(ignorables, '')
		.replace(special, (letter) => letters[letter])
		.normalize('NFC');
}

const spelled = new Map<string, readonly string[]>();

/** Texts repeat their words: the last few thousand are remembered. */
function spellingsOf(raw: string): readonly string[] {
	const known = spelled.get(raw);
	if (known) return known;
	const spellings = spell(raw);
	if (spelled.size >= 4000) spelled.clear();
	if (raw.length <= maxWordLength) spelled.set(raw, spellings);
	return spellings;
}

function spell(raw: string): string[] {
	const whole = raw.length > maxWordLength ? raw.slice(0, maxWordLength) : raw;
	const letters = whole
		.replace(/['’]s$/iu, '')
		.replace(genderSign, '')
		.replace(/\.js$/iu, 'js');
	const spellings = [fold(letters)];
	const composed = letters.normalize('NFC').toLowerCase();
	if (/[äöü]/u.test(composed))
		spellings.push(fold(composed.replace(/ä/gu, 'ae').replace(/ö/gu, 'oe').replace(/ü/gu, 'ue')));
	if (/.\.js$/iu.test(raw)) spellings.push(fold(raw.slice(0, -3)));
	return withArticle(spellings);
}

/** No word of any language is longer; what is, is compared by its beginning. */
const maxWordLength = 80;
const genderSign = /[:*_·/]-?(?=(?:innen|in)$)|[()]/giu;

/** Arabic writes article, `and` and some prepositions onto the word. */
function withArticle(spellings: string[]): string[] {
	const [word] = spellings;
	const bare = /^[وبفك]?(?:ال|لل)(\p{Script=Arabic}{2,})$/u.exec(word);
	return bare ? [...spellings, bare[1]] : spellings;
}
