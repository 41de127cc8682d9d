import { expect, test } from 'vitest';
import { exampleOf } from '../../../../tests/model/drafting.ts';
import { draftOf, textOf } from './draft.ts';
import type { Language } from './input.ts';

// Notes as people write them, and what a message makes of them. Ranks turn through all wordings.

const ranks = [0, 1, 2, 3, 4, 5, 6];
const drafts = (language: Language, note: string) =>
	ranks.map((rank) =>
		draftOf(
			exampleOf({ rank, to: { note, card: { name: 'Pat Vogt' } }, choices: { language, length: 'long' } })
		)
	);
const texts = (language: Language, note: string) => drafts(language, note).map((draft) => textOf(draft));

test.each<[Language, string, string]>([
	['en', 'Said I would send her the map of the peat bogs', 'to send you the map of the peat bogs'],
	['en', 'I offered to introduce him to Bea', 'to introduce you to Bea'],
	['en', 'I owe him a beer and the link to the soil map', ': a beer and the link to the soil map'],
	['de', 'Ich soll ihr die Bodenkarte schicken', 'versprochen habe, dir die Bodenkarte zu schicken'],
	['de', 'Ich will ihm Jo vorstellen', 'dir Jo vorzustellen']
])('%s: a promise is one: %s', (language, note, said) => {
	expect(texts(language, note).some((text) => text.includes(said))).toBe(true);
});

test.each<[Language, string]>([
	['en', 'I must get more sleep'],
	['en', 'I should read her book on lighthouses'],
	['en', 'I want to visit his workshop in June'],
	['en', 'I will think about it'],
	['en', 'I owe her one'],
	['en', 'Send him nothing, he only wants to sell'],
	['de', 'Ich muss mehr schlafen'],
	['de', 'Ich will ihre Werkstatt besuchen'],
	['de', 'ich soll mal vorbeikommen']
])('%s: what I am going to do was promised to nobody: %s', (language, note) => {
	for (const draft of drafts(language, note)) {
		expect(textOf(draft)).not.toMatch(/promise|versproch|Versprechen|zugesagt/);
		expect(draft.blanks.map(({ hint }) => hint)).toEqual(['said']);
		expect(draft.suggestions).toContainEqual({ text: note, from: 'note' });
	}
});

test.each<[Language, string]>([
	['en', 'Send'],
	['de', 'Frag nach dem Leuchtturm!'],
	['de', 'Nachhaken wegen Orgel'],
	['de', 'Vorstellen: Jo'],
	['de', 'Will mir was verkaufen'],
	['en', 'Loves his dog']
])('%s: what only I can make sense of makes a gap, and is offered for it: %s', (language, note) => {
	for (const draft of drafts(language, note)) {
		expect(draft.blanks).toHaveLength(1);
		expect(draft.suggestions).toEqual([{ text: note.replace('!', ''), from: 'note' }]);
	}
});

test.each<[Language, string, string]>([
	['en', 'Tide mills and felt', 'Tide mills and felt'],
	['en', 'Talked about the zine fair in May', 'the zine fair in May'],
	['en', 'wants an intro to Helena', 'you need an intro to Helena'],
	['en', 'great conversation re: accessibility of ticket machines', 'accessibility of ticket machines'],
	['en', 'met at the bar; he knows Jo & needs help with a grant', 'you need help with a grant'],
	['de', 'Wir kamen auf Gezeitenmühlen und Filz zu sprechen.', 'Gezeitenmühlen und Filz'],
	['de', 'Kennengelernt an der Bar, ging um Kaffeeröstung', 'Kaffeeröstung'],
	['de', 'is looking for apprentices', 'was du suchst: „apprentices“'],
	['en', 'sucht Lehrlinge', 'what you are looking for: “Lehrlinge”']
])('%s: %s', (language, note, said) => {
	for (const draft of drafts(language, note)) expect(draft.blanks).toEqual([]);
	expect(texts(language, note).some((text) => text.includes(said))).toBe(true);
});

test.each<[Language, string]>([
	['en', 'talked about his messy breakup'],
	['en', 'struggling with alcohol'],
	['en', 'topic: his visa problems'],
	['en', 'Discussed why his last startup failed'],
	['en', 'wants to leave her company and nobody knows yet'],
	['en', 'looking for a new job, her boss must not know'],
	['en', 'needs surgery on her knee'],
	['en', 'wants to have a baby'],
	['en', 'trying to stop drinking'],
	['en', 'wants to leave the city council'],
	['en', 'Goal: lose weight'],
	['de', 'Kämpft mit Alkohol'],
	['de', 'will in Therapie gehen'],
	['de', 'sucht einen Therapieplatz'],
	['de', 'will sich trennen'],
	['de', 'will zu seinem Freund ziehen'],
	['de', 'will raus aus der Firma'],
	['de', 'Will ihre Firma verlassen'],
	['de', 'Sucht einen neuen Job, Chefin darf es nicht wissen']
])('%s: what is theirs to bring up is neither said nor offered: %s', (language, note) => {
	for (const draft of drafts(language, note)) {
		expect(draft.blanks).toHaveLength(1);
		expect(draft.suggestions).toEqual([]);
	}
});

test.each<[Language, string, string]>([
	['en', 'working on music therapy in prisons', 'music therapy in prisons'],
	['de', 'über Musiktherapie gesprochen', 'Musiktherapie']
])('%s: what somebody works on is said, whatever it is: %s', (language, note, said) => {
	for (const text of texts(language, note)) expect(text).toContain(said);
});

test.each<[Language, string, string]>([
	['en', 'Pat restores barrel organs', 'restoring barrel organs'],
	['en', 'She works at the city archive', 'working at the city archive'],
	['en', 'collects old maps', 'collecting old maps'],
	['de', 'Arbeitet als Hebamme in Husum', 'dass du als Hebamme in Husum arbeitest'],
	['de', 'sammelt alte Landkarten', 'dass du alte Landkarten sammelst'],
	['de', 'Pat repariert Orgeln', 'dass du Orgeln reparierst'],
	['de', 'unterrichtet Mathe an der Abendschule', 'dass du Mathe an der Abendschule unterrichtest'],
	['de', 'übersetzt Lyrik', 'dass du Lyrik übersetzt'],
	['de', 'forscht zu Moosen', 'dass du zu Moosen forschst']
])('%s: what somebody does is said to them: %s', (language, note, said) => {
	for (const text of texts(language, note)) expect(text).toContain(said);
});

test.each<[Language, string]>([
	['en', 'mends old boats'],
	['en', 'Pat juggles'],
	['de', 'bemalt alte Boote'],
	['de', 'macht sich Sorgen um die Förderung'],
	['de', 'Hebamme in Husum'],
	['de', 'Tischlerin aus Kiel, Möbel'],
	['en', 'Vet from Galway'],
	['en', 'ship pilot, Bergen']
])('%s: a sentence about somebody is no topic: %s', (language, note) => {
	for (const draft of drafts(language, note)) expect(draft.blanks).toHaveLength(1);
});

test('verbs are said with du and with Sie', () => {
	const sie = (note: string) =>
		textOf(draftOf(exampleOf({ to: { note }, choices: { language: 'de', address: 'Sie', tone: 'formal' } })));
	expect(sie('sammelt alte Landkarten')).toContain('dass Sie alte Landkarten sammeln');
	expect(sie('repariert Orgeln')).toContain('dass Sie Orgeln reparieren');
	expect(sie('leitet einen Chor')).toContain('dass Sie einen Chor leiten');
	expect(sie('spielt Orgel')).toContain('dass Sie Orgel spielen');
	expect(sie('töpfert Krüge')).toContain('dass Sie Krüge töpfern');
});
