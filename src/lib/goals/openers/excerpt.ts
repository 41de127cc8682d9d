import { truncate } from '../../core/text.ts';

// What turns text around would reach out of its quotation marks and turn the question as well.
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const gaps = /[\s\p{Cc}]+/gu;
// Five marks on one letter are no language any more, they are a tower over the lines above.
const tower = /(\p{M}{4})\p{M}+/gu;
const outerQuotes = /^["“”„«»]([^"“”„«»]+)["“”„«»]$/u;
/** No field of a card is longer; whatever is, costs no more time. */
const mostRead = 600;
const sayable = /[\p{L}\p{N}\p{So}]/u;

/**
 * Somebody's own words as a question can quote them: one line, without what changes its direction, at most `limit`
 * characters as a reader counts them, cut between words and marked with `…`. Empty when nothing can be said aloud.
 */
export function excerpt(text: string, limit = 60): string {
	const line = truncate(text, mostRead).replace(direction, '').replace(gaps, ' ').replace(tower, '$1').trim();
	const words = line.replace(outerQuotes, '$1').replace(/[\s.,;:]+$/u, '');
	if (!sayable.test(words)) return '';
	// Nothing has more characters than code units.
	if (words.length <= limit) return words;
	const letters = characters(words);
	if (letters.length <= limit) return words;
	const cut = letters.slice(0, limit - 1).join('');
	const whole = letters[limit - 1] === ' ' ? cut : cut.slice(0, Math.max(cut.lastIndexOf(' '), 0));
	// A first word longer than half of the room has to break.
	const kept = whole.length >= cut.length / 2 ? whole : cut;
	return `${kept.replace(/[\s\p{P}]+$/u, '')}…`;
}

// Making one takes a millisecond.
let segmenter: Intl.Segmenter | undefined;

/** As a reader counts them: a flag or a letter with its accents is one. */
function characters(text: string): string[] {
	if (!('Segmenter' in Intl)) return [...text];
	segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
	return Array.from(segmenter.segment(text), (part) => part.segment);
}
