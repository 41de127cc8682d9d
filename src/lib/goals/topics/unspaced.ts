import type { Word } from './words.ts';

/**
 * Where a run of a script without spaces holds a topic of the same script: at the beginning of a word (東京都 holds no 京都),
 * as far as the browser knows the words. Offsets are in the text.
 */
export function placeInRun(wanted: Word, run: Word): { start: number; end: number } | null {
	if (!wanted.isUnspaced || !run.isUnspaced) return null;
	const [topic, text] = [wanted.spellings[0], run.spellings[0]];
	for (let at = text.indexOf(topic); at !== -1; at = text.indexOf(topic, at + 1)) {
		if (!beginsWord(text, at) || (topic.length === 1 && !beginsWord(text, at + 1))) continue;
		// Where folding changed the length, offsets are not the text's: then the whole run is shown.
		if (run.raw.length !== text.length) return { start: run.start, end: run.end };
		return { start: run.start + at, end: run.start + at + topic.length };
	}
	return null;
}

let segmenter: Intl.Segmenter | null | undefined;

function beginsWord(text: string, at: number): boolean {
	if (at === 0 || at >= text.length) return true;
	segmenter ??= 'Segmenter' in Intl ? new Intl.Segmenter('ja', { granularity: 'word' }) : null;
	if (!segmenter) return true;
	// A few letters before are enough to know, and keep the time linear.
	const from = Math.max(0, at - 8);
	const { index } = segmenter.segment(text.slice(from, at + 8)).containing(at - from) ?? { index: 0 };
	const offset = at - from - index;
	// Words of two Chinese characters stand side by side in longer ones: 建築設計.
	return offset === 0 || (offset % 2 === 0 && /^\p{Script=Han}+$/u.test(text.slice(from + index, at)));
}
