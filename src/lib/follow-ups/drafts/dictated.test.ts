import { expect, test } from 'vitest';
import { exampleOf } from '../../../../tests/model/drafting.ts';
import { draftOf, textOf } from './draft.ts';
import type { Address, Language } from './input.ts';

// Notes as they are dictated, or typed by a thumb: without capitals, points or apostrophes. Ranks turn through all wordings.

const drafts = (language: Language, note: string, address: Address = 'du') =>
	[0, 1, 2, 3, 4, 5, 6].map((rank) =>
		draftOf(
			exampleOf({
				rank,
				to: { note, card: { name: 'Kim Roth' } },
				choices: { language, address, length: 'long' }
			})
		)
	);

test.each<[Language, string, string]>([
	['de', 'wir haben über wärmepumpen gesprochen und über denkmalschutz', ' Wärmepumpen'],
	['de', 'braucht jemanden für die tourenplanung, ich kenne da wen', 'jemanden für die Tourenplanung'],
	['de', 'geigenbauer aus prag, sucht altes fichtenholz', 'altes Fichtenholz'],
	['de', 'sucht ne wohnung in kiel', 'eine Wohnung in Kiel'],
	['de', 'will eine bäckerei in ulm eröffnen', 'eine Bäckerei in Ulm eröffnen'],
	['de', 'arbeitet grad an einer app für blinde menschen', 'an einer App für blinde Menschen arbeite'],
	['de', 'sucht einen hersteller der auch kleine stückzahlen macht', ' einen Hersteller'],
	['de', 'Interesse an Solarenergie', 'Solarenergie'],
	['de', 'will nach wien ziehen', 'nach Wien ziehen'],
	['de', 'ich hab ihr die bodenkarte versprochen', 'die Bodenkarte'],
	['de', 'muss ihr die bodenkarte schicken', 'dir die Bodenkarte zu schicken'],
	['de', 'will sich selbstständig machen', 'dich selbstständig machen'],
	['de', 'Will sich ein Boot kaufen', 'dir ein Boot kaufen'],
	['de', 'Sucht Freiwillige, die Noten lesen können', ': Freiwillige, die Noten lesen können'],
	[
		'en',
		'ok so kim runs the choir at the harbour school and they won a prize',
		'you are running the choir at'
	],
	['en', 'shes moving to Porto in May to do a masters in marine law and shipping', 'moving to Porto in May'],
	['en', 'spoke abt autonomous ferries', 'autonomous ferries'],
	['en', 'raising 300k. Wants feedback on pricing', 'you need feedback on pricing'],
	['en', 'a tool library!! - send her link to the one in Leeds', ': the link to the one in Leeds'],
	['en', 'His workshop in Leeds is looking for apprentices', 'you are looking for apprentices'],
	['de', 'Ihr Chor sucht einen Proberaum', 'einen Proberaum'],
	['de', 'Gesprochen über Nachtzüge nach Schweden', 'Nachtzüge nach Schweden'],
	['en', 'Book rec: The Overstory', ': The Overstory'],
	['en', 'problem: export paperwork', 'export paperwork'],
	['en', 'wants a web person she can trust', ': a web person you can trust'],
	['en', 'wants guests who have been to sea', 'guests who have been to sea']
])('%s: %s', (language, note, said) => {
	const all = drafts(language, note);
	for (const draft of all) expect(draft.blanks).toEqual([]);
	expect(all.map((draft) => textOf(draft)).filter((text) => !text.includes(said))).toEqual([]);
});

test.each<[Language, string]>([
	['en', 'her brother is looking for a flat'],
	['en', 'her company wants to open a shop in Ulm'],
	['de', 'Ihr Bruder sucht eine Wohnung'],
	['en', 'wants to know how we did ours'],
	['de', 'Möchte in dm und Rossmann'],
	['de', 'Möchte wissen wie wir die Angehörigen einbinden'],
	['de', 'Will wissen, wie man lötet'],
	['de', 'sucht leute die löten können'],
	['de', 'hat mir von früher erzählt'],
	['de', 'Interesse an unserer Anlage'],
	['de', 'Interesse an Kontakten'],
	['de', 'Igelstation, gerade 40 Igel'],
	['de', 'will von mir einen Kontakt haben']
])('%s: what is no word of theirs makes a gap: %s', (language, note) => {
	for (const draft of drafts(language, note)) expect(draft.blanks).toHaveLength(1);
});

test('with Sie somebody does it for themselves', () => {
	for (const draft of drafts('de', 'will sich selbstständig machen', 'Sie'))
		expect(textOf(draft)).toContain('sich selbstständig machen');
});

test.each<[Language, string, string, RegExp]>([
	['en', 'shade maps. He secretly wants to leave. Would love to live in Spain', 'shade maps', /leave|Spain/],
	['en', 'Topic: ferries\nsecretly looking for a flat', 'ferries', /flat/],
	['de', 'Thema: Deiche. Sucht heimlich eine Wohnung, in Kiel. Braucht Umzugskisten', 'Deiche', /Kiel|Umzug/],
	['de', 'über Deiche gesprochen; heimlich auf Wohnungssuche', 'Deiche', /Wohnung/]
])(
	'%s: a secret takes what follows with it, and leaves what was said before: %s',
	(language, note, said, not) => {
		for (const draft of drafts(language, note)) {
			expect(textOf(draft)).toContain(said);
			expect(textOf(draft)).not.toMatch(not);
			expect(draft.suggestions.map(({ text }) => text).join()).not.toMatch(not);
		}
	}
);

test.each<[Language, string]>([
	['en', 'Looking for a flat in Spain. Secretly!'],
	['en', 'Talked about ferries. Secretly wants to sell, don’t tell'],
	['de', 'Sucht eine Wohnung. (heimlich)']
])('%s: a note that is a secret says nothing: %s', (language, note) => {
	for (const draft of drafts(language, note)) {
		expect(draft.blanks).toHaveLength(1);
		expect(draft.suggestions).toEqual([]);
	}
});

test.each<[Language, string, string]>([
	['en', 'needs a workshop, looking for a violin, or a viola?', 'a workshop'],
	['de', 'braucht eine Werkstatt, sucht eine Geige, oder eine Bratsche?', 'eine Werkstatt']
])('%s: what is doubted leaves the rest certain: %s', (language, note, said) => {
	for (const draft of drafts(language, note)) {
		expect(textOf(draft)).toContain(said);
		expect(textOf(draft)).not.toMatch(/violin|viola|Geige|Bratsche/);
	}
});
