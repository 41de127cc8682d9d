import { expect, test } from 'vitest';
import { exampleOf, promiseOf, remarkOf } from '../../../../tests/model/drafting.ts';
import { draftOf, textOf } from './draft.ts';
import type { Address, Language } from './input.ts';

// Promises as people put them down, and what a message for them says. Ranks turn through all wordings.

const drafts = (language: Language, by: 'me' | 'them', text: string, address: Address = 'du') =>
	[0, 1, 2, 3, 4, 5, 6].map((rank) =>
		draftOf(
			exampleOf({
				rank,
				to: { card: { name: 'Kim Roth' }, promises: [promiseOf(text, { by })] },
				reasons: [{ kind: 'promise', cause: 'promise', dueAt: null, dueOn: null }],
				choices: { language, address }
			})
		)
	);

test.each<[Language, 'me' | 'them', string, string]>([
	['en', 'me', 'send the slides', 'send you the slides'],
	['en', 'them', 'send the slides', 'send me the slides'],
	['en', 'them', 'she will send me her deck', 'send me your deck'],
	['en', 'me', 'dig out the tide tables', 'to dig out the tide tables'],
	['en', 'me', 'find the link + send it', 'to find the link and send it'],
	['en', 'me', 'share my notes w/ her', 'share my notes with you'],
	['de', 'me', 'Folien schicken', 'dir Folien zu schicken'],
	['de', 'them', 'Folien schicken', 'mir Folien zu schicken'],
	['de', 'them', 'schickt mir seinen Plan', 'mir deinen Plan zu schicken'],
	['de', 'me', 'folien raussuchen', 'Folien rauszusuchen'],
	['de', 'me', 'Folien + Link schicken', ': Folien und Link']
])('%s: what %s promised: %s', (language, by, text, said) => {
	const texts = drafts(language, by, text).map((draft) => textOf(draft));
	expect(texts.some((one) => one.includes(said))).toBe(true);
	const isBackwards =
		by === 'them' ? /(?:send|share) you|(?:dir|Ihnen) \S+ zu/ : /(?:send|share) me|mir \S+ zu|the dig/;
	expect(texts.filter((one) => isBackwards.test(one))).toEqual([]);
});

test.each<[Language, 'me' | 'them', string]>([
	['en', 'me', 'maybe an intro to Jo'],
	['en', 'me', 'show me her lab'],
	['en', 'them', 'share notes with her'],
	['en', 'me', 'the plan for the dam, not public yet'],
	['de', 'me', 'vielleicht Kontakt zu Jo'],
	['de', 'me', 'meld mich wegen Montag'],
	['de', 'me', 'Kontakt herstellen'],
	['de', 'me', 'schickt mir die Liste'],
	['de', 'me', 'zettel einscannen + mailen']
])('%s: what cannot be said of %s makes a gap: %s', (language, by, text) => {
	for (const draft of drafts(language, by, text)) expect(draft.blanks).toHaveLength(1);
});

test('with Sie they give it to me as well', () => {
	const texts = drafts('de', 'them', 'Leitfaden schicken', 'Sie').map((draft) => textOf(draft));
	expect(texts.filter((text) => /Ihnen Leitfaden|mir Leitfaden/.test(text))).toEqual([]);
	expect(texts.every((text) => text.includes('Leitfaden'))).toBe(true);
});

test('a remark that is to be kept to oneself is not said', () => {
	const input = exampleOf({
		to: { remarks: [remarkOf('topic', 'the new dam, not announced yet'), remarkOf('goal', 'learn Danish')] }
	});
	expect(textOf(draftOf(input))).not.toContain('dam');
	expect(textOf(draftOf(input))).toContain('learn Danish');
});

test.each<[Language, 'me' | 'them', string]>([
	['en', 'me', 'send the slides'],
	['en', 'me', 'maybe send the slides?'],
	['de', 'them', 'Folien schicken'],
	['de', 'me', 'meld mich wegen Montag']
])(
	'%s: a message for what %s promised, %s, settles it, also where that is a gap to fill',
	(language, by, text) => {
		for (const { settles } of drafts(language, by, text)) expect(settles).toContain('promise/promise');
	}
);
