import { expect, test } from 'vitest';
import { exampleOf } from '../../../../tests/model/drafting.ts';
import { draftOf, textOf } from './draft.ts';
import type { Language } from './input.ts';

// What was told before it may be known, and what somebody is rather than talks about.

const drafts = (language: Language, note: string) =>
	[0, 1, 2, 3, 4, 5, 6].map((rank) =>
		draftOf(
			exampleOf({ rank, to: { note, card: { name: 'Kim Roth' } }, choices: { language, length: 'long' } })
		)
	);

test.each<[Language, string]>([
	['en', 'Talked about the new dam. Not public yet!'],
	['en', 'Topic: new tram line. Told me in confidence'],
	['en', 'working on a battery recall. Can’t talk about it yet'],
	['en', 'talked about the museum wing, embargo till March'],
	['en', 'topic: opening in Leeds. hush hush'],
	['en', 'looking for a buyer for the mill (don’t pass it on)'],
	['de', 'Thema: Förderrichtlinie. Darf noch nicht drüber reden!'],
	['de', 'Über die neue Linie gesprochen, noch nicht öffentlich'],
	['de', 'Sucht Käufer für die Mühle, im Vertrauen'],
	['de', 'Arbeitet an einer Fusion. Noch nicht spruchreif'],
	['de', 'Über den Museumsflügel gesprochen. Sperrfrist bis März']
])('%s: what may not be known yet is neither said nor offered: %s', (language, note) => {
	for (const draft of drafts(language, note)) {
		expect(draft.blanks).toHaveLength(1);
		expect(draft.suggestions).toEqual([]);
	}
});

test.each<[Language, string]>([
	['en', 'knitting nerd'],
	['en', 'bike nut'],
	['de', 'Käsefan'],
	['de', 'Leitung Lager']
])('%s: what somebody is makes no topic: %s', (language, note) => {
	for (const draft of drafts(language, note)) expect(draft.blanks).toHaveLength(1);
});

test.each<[Language, string, string]>([
	['en', 'Struggling with getting IT to answer', 'getting IT to answer'],
	['en', '- bike nut\n- tide mills', 'tide mills'],
	['de', 'Sucht Leute die Noten lesen', 'was du suchst: Leute, die Noten lesen'],
	['de', 'hab ihr meine noten-zettel versprochen', 'meine Noten-Zettel']
])('%s: %s', (language, note, said) => {
	const texts = drafts(language, note).map((draft) => textOf(draft));
	expect(texts.some((text) => text.includes(said))).toBe(true);
	expect(texts.filter((text) => /[“„]|bike nut/.test(text))).toEqual([]);
});
