import { expect, test } from 'vitest';
import { exampleOf } from '../../../../tests/model/drafting.ts';
import { draftOf } from './draft.ts';
import type { DraftInput, Language, Tone } from './input.ts';

const languages: Language[] = ['en', 'de'];
const tones: Tone[] = ['warm', 'plain', 'formal'];

/** The first sentence without the greeting and without what was inserted. */
export function openingOf(input: DraftInput): string {
	const { parts } = draftOf(input);
	const text = parts.map((part) => (part.kind === 'phrase' ? part.text : '\u0000')).join('');
	const body = text.slice(text.indexOf('\n\n') + 2);
	return (/^.*?[.?!](?=\s|$)/su.exec(body)?.[0] ?? body).replaceAll('\u0000', '').replace(/\s+/g, ' ');
}

for (const language of languages) {
	for (const tone of tones) {
		for (const address of language === 'de' ? (['du', 'Sie'] as const) : (['du'] as const)) {
			test(`300 people of one event get 300 first sentences, also after a shuffle: ${language} ${tone} ${address}`, () => {
				for (const shuffle of [0, 1, 2]) {
					const all = Array.from({ length: 300 }, (_, rank) =>
						openingOf(exampleOf({ rank, crowd: 100, choices: { language, tone, address, shuffle } }))
					);
					expect(new Set(all).size).toBe(300);
				}
			});
		}
	}
}

test('what the reasons are and what is known makes no two first sentences equal', () => {
	const reasons = ['first', 'thank', 'return', 'check-in', 'nudge', 'promise'] as const;
	for (const language of languages) {
		const all = reasons.flatMap((kind) =>
			Array.from({ length: 80 }, (_, rank) =>
				openingOf(
					exampleOf({
						rank,
						met:
							rank % 3 === 0
								? null
								: rank % 3 === 1
									? { eventName: null, place: null, at: '2026-11-20T18:00:00Z' }
									: undefined,
						reasons: [{ kind, cause: 'none', dueAt: null, dueOn: null }],
						choices: { language, tone: 'plain' }
					})
				)
			)
		);
		expect(new Set(all).size).toBe(all.length);
	}
});
