import { excerpt } from '../../../goals/openers/excerpt.ts';
import type { DraftPart, From } from '../input.ts';

const rightToLeft =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** How a gap of ours begins (writing/gaps.ts). Somebody may be called so, or an event: every message about it would be held up. */
const gapLike = /\[…+/g;

/** A fact as a part: one that is written from right to left keeps to itself (U+2068 and U+2069). */
export function fact(said: string, from: From): DraftPart {
	const text = said.replace(gapLike, '[');
	return { kind: 'fact', text: rightToLeft.test(text) ? `\u2068${text}\u2069` : text, from };
}

/** Somebody's words on one line, at most `limit` letters; what they quoted themselves is in single quotation marks. */
export function quotable(text: string, limit: number): string {
	return excerpt(text, limit).replace(/["“”„«»]/g, "'");
}
