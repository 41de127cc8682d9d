import { english, german } from '../../../goals/topics/stop-words.ts';
import type { Language } from '../input.ts';

const germanEnds =
	/(?:ung|ungen|keit|heit|schaft|schaften|lich|licher|liche|lichen|isch|ische|ieren|tion|tät|chen)$/;
const englishEnds = /(?:ing|ness|ship|ships|ly|ment|ments|ity|tions|ful|less|ous|ive|ers)$/;
const both = new Set('in so also was war die man all hier am an do her not'.split(' '));

/** The language a few words are in, or null where they could be either: a name, a word of both. */
export function languageOf(text: string): Language | null {
	const words = text.match(/[\p{L}']+/gu) ?? [];
	let lean = 0;
	for (const word of words) {
		const lower = word.toLowerCase();
		if (both.has(lower)) continue;
		if (english.has(lower)) lean -= 2;
		else if (german.has(lower) || /^(?:über|für|zum|zur)$/.test(lower)) lean += 2;
		else if (/[äöüß]/.test(lower)) lean += 2;
		else if (lower.length > 6 && /^\p{Lu}/u.test(word) && germanEnds.test(lower) && !/tion$/.test(lower))
			lean += 1;
		else if (word === lower && lower.length > 5 && englishEnds.test(lower) && !/(?:ungen)$/.test(lower))
			lean -= 1;
	}
	return lean > 0 ? 'de' : lean < 0 ? 'en' : null;
}
