import { isPart } from './compounds.ts';
import type { Word } from './words.ts';

/**
 * Whether two long words are one with a slip of the finger: letters swapped, one left out, or a doubled one single. Another
 * letter is another word (adaption, adoption), and so are two words that are both known.
 */
export function isMisspelling(one: Word, other: Word): boolean {
	const [a, b] = [one.spellings[0], other.spellings[0]];
	if (a.length < 8 || b.length < 8 || a.slice(0, 2) !== b.slice(0, 2) || Math.abs(a.length - b.length) > 1)
		return false;
	if (a.length > 40 || b.length > 40) return false;
	if (single(a) === single(b)) return true;
	return isPart(a) !== isPart(b) && (isSwapped(a, b) || lacksOne(a, b) || lacksOne(b, a));
}

function single(word: string): string {
	return word.replace(/(.)\1/gu, '$1');
}

function isSwapped(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function lacksOne(short: string, long: string): boolean {
	if (short.length + 1 !== long.length) return false;
	let at = 0;
	while (at < short.length && short[at] === long[at]) at++;
	return short.slice(at) === long.slice(at + 1);
}
