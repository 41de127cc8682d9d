/** What a pitch should not pass: the half minute in which somebody listens without waiting for their turn. */
export const pitchSeconds = 30;

// Spoken letters (or syllable signs) a minute at a calm pace. Reading aloud at full speed: Trauzettel-Klosinski & Dietz 2012
// (doi 10.1167/iovs.11-8284), English 987 letters, Chinese 255 and Japanese 357 signs, Arabic 612; a pitch goes at two thirds to
// three quarters of that (150 English words a minute). Figures are said one by one.
const perMinute: readonly [letters: RegExp, count: number][] = [
	[/\p{Script=Han}/gu, 195],
	[/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 290],
	[/\p{Script=Hangul}/gu, 240],
	[/[\p{Script=Arabic}\p{Script=Hebrew}]/gu, 430],
	[/\p{N}/gu, 170]
];
const otherPerMinute = 650;
const pauseSeconds = 0.4;

/** How long the text takes to say, in whole seconds; 0 for a text with nothing to say. */
export function spokenSeconds(text: string): number {
	let seconds = 0;
	let rest = text;
	for (const [letters, count] of perMinute) {
		seconds += ((rest.match(letters)?.length ?? 0) * 60) / count;
		rest = rest.replace(letters, '');
	}
	seconds += ((rest.match(/\p{L}/gu)?.length ?? 0) * 60) / otherPerMinute;
	if (seconds === 0) return 0;

	// The last sentence ends the pitch, so its full stop is no pause.
	const sentences = text.split(/[.!?…。！？؟।\n]+/u).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
	return Math.max(1, Math.round(seconds + (sentences.length - 1) * pauseSeconds));
}
