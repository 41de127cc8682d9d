import { expect, test } from 'vitest';
import { exampleOf, promiseOf, remarkOf } from '../../../../tests/model/drafting.ts';
import { draftOf, textOf } from './draft.ts';
import type { DraftInput, Language } from './input.ts';

// Notes typed in a hurry, and what a message makes of them whoever it goes to.

const ranks = [0, 1, 2, 3, 4, 5, 6];
type Given = Parameters<typeof exampleOf>[0];
const drafts = (language: Language, given: Given) =>
	ranks.map((rank) =>
		draftOf(exampleOf({ rank, ...given, choices: { language, length: 'long', ...given.choices } }))
	);
const texts = (language: Language, note: string) =>
	drafts(language, { to: { note, card: { name: 'Kim Roth' } } }).map((draft) => textOf(draft));

test.each<[Language, string, string]>([
	// What is asked at the end of a line leaves the rest of it certain.
	['en', 'wants a stall at the flea market, tea on Monday?', 'you need a stall at the flea market'],
	['de', 'sucht eine Bühne, Mittwoch Mittagessen?', 'eine Bühne'],
	['de', 'ist aus Ulm, sucht einen Geigenbauer, Fr 9 Uhr?', 'einen Geigenbauer'],
	// An emoji ends a sentence.
	['de', 'hat mir das Café Anker empfohlen 🎉 wir sehen uns im Juni', 'Empfehlung'],
	['en', 'needs help with a kiln 🔥🔥 so much fun', 'you need help with a kiln'],
	// A word cut short.
	['de', 'sucht nen Proberaum', 'einen Proberaum'],
	['de', 'braucht ne Werkbank', 'eine Werkbank'],
	['en', 'badly needs a ladder', 'you need a ladder'],
	['en', 'looking for a barn + a tractor', 'a barn and a tractor'],
	['en', 'needs someone who repairs looms', 'you need someone who repairs looms'],
	['en', 'Email her the WHO guidelines', 'to email you the WHO guidelines'],
	['en', 'I send sketch', 'the sketch'],
	['en', 'needs a hand w/ subtitles', 'you need a hand with subtitles'],
	['en', 'I said I would put him in touch with Rosa', 'to put you in touch with Rosa'],
	['en', 'she does bookkeeping for theatres', 'you are doing bookkeeping for theatres'],
	['en', 'relocating from Cork to Lyon', 'you are relocating from Cork to Lyon'],
	['en', 'says her biggest headache is finding drivers', 'finding drivers'],
	['en', 'Tip: walk the old canal', '“walk the old canal”'],
	['de', 'Tipp: früh buchen', '„früh buchen“'],
	['de', 'ich mail ihr das Rezept', 'dir das Rezept zu mailen'],
	['en', 'Film about lock keepers, met by the coats', ': film about lock keepers'],
	['de', 'Hörspiel über Leuchttürme', ': Hörspiel über Leuchttürme']
])('%s: %s', (language, note, said) => {
	const all = texts(language, note);
	for (const draft of drafts(language, { to: { note } })) expect(draft.blanks).toEqual([]);
	expect(all.filter((text) => !text.includes(said))).toEqual([]);
});

test.each<[Language, string]>([
	['en', 'looking for a violin, or a viola?'],
	['en', 'is she looking for a flat, tea on Monday?'],
	['en', 'beekeeping, hosting?'],
	['de', 'sucht sie eine Wohnung, Kaffee?'],
	['de', 'Rechnung an die Kirche schicken'],
	['de', 'Angebot bis 3.4.'],
	['en', 'budget 90k'],
	['de', 'mag laute Musik'],
	['en', 'Mood: sunny side up'],
	// How many somebody has, and who somebody is and where.
	['en', '3 barges, 14 lock keepers'],
	['en', 'sheep farm, Tipperary'],
	['de', 'Pflegedienstleitung, Husum'],
	// Sentences in short.
	['de', 'Deich undicht, Boot verkauft, sie will nicht weg']
])('%s: what is no plain word of theirs makes a gap: %s', (language, note) => {
	for (const draft of drafts(language, { to: { note } }))
		expect(draft.blanks.map(({ hint }) => hint)).toEqual(['said']);
});

test('a list keeps what is a thing and leaves the day and the sum', () => {
	for (const text of texts('de', '- Solardächer\n- Angebot bis 3.4.\n- ca. 800 €'))
		expect(text).toMatch(/Solardächer(?!.*(?:Angebot|800))/s);
});

test('how much somebody needs a thing is no part of the thing', () => {
	for (const text of texts('de', 'braucht dringend noch eine Leiter')) expect(text).not.toMatch(/dringend|„/);
});

test('an order in English is no German one', () => {
	for (const text of texts('de', 'I promised to send her wave power'))
		expect(text).not.toContain('zu senden');
});

test('a promise of half a thing is none', () => {
	for (const text of texts('en', 'Send her the who')) expect(text).not.toMatch(/you the\./);
});

const touch = (text: string): DraftInput['to']['touches'][number] => ({
	id: 'touch',
	contactId: 'contact',
	eventId: null,
	kind: 'helped-me',
	happenedAt: '2026-11-21T09:00:00Z',
	channel: null,
	settles: [],
	subject: '',
	text,
	madeAt: '2026-11-21T09:00:00Z',
	editedAt: '2026-11-21T09:00:00Z'
});

test.each<[Language, 'du' | 'Sie', string, string]>([
	['en', 'du', 'She picked me up', 'ou picked me up'],
	['en', 'du', 'she showed me her archive', 'You showed me your archive'],
	['en', 'du', 'proofread my grant', 'Thank you for this'],
	['en', 'du', 'repaired my bike', 'ou repaired my bike'],
	['de', 'du', 'hat mir das Rad repariert', 'Du hast mir das Rad repariert'],
	['de', 'Sie', 'hat mich seiner Verlegerin empfohlen', 'Sie haben mich Ihrer Verlegerin empfohlen']
])('%s %s: thanks for what was done: %s', (language, address, text, said) => {
	const reasons = [{ kind: 'thank', cause: 'event', dueAt: null, dueOn: null }] as const;
	const all = drafts(language, { to: { touches: [touch(text)] }, reasons, choices: { address } }).map(
		(draft) => textOf(draft)
	);
	expect(all.some((one) => one.includes(said))).toBe(true);
	for (const one of all) expect(one).not.toMatch(/ (?:her|she|seiner) |„hat|„mich/);
});

test.each<[Language, string, string]>([
	['en', 'premiere of her film', 'premiere of your film'],
	['de', 'Einweihung ihres Ateliers', 'Einweihung deines Ateliers']
])('%s: a day of theirs is said to them: %s', (language, text, said) => {
	const day = {
		id: 'm',
		contactId: 'contact',
		month: 11,
		day: 22,
		year: null,
		editedAt: '2026-11-20T18:00:00Z'
	};
	const milestones = [{ ...day, kind: 'own' as const, text }];
	const reasons = [{ kind: 'milestone', cause: 'm', dueAt: null, dueOn: '2026-11-22' }] as const;
	for (const draft of drafts(language, { to: { milestones }, reasons }))
		expect(textOf(draft)).toContain(said);
});

test.each<[Language, string, RegExp]>([
	['en', 'a school for cooks', /plans for a school for cooks/],
	['en', 'her choir forgets rehearsals', /your choir forgets rehearsals[.:]/],
	['de', 'Bäckerei in Husum eröffnen', /: Bäckerei in Husum eröffnen\. Wie/]
])('%s: what has become of it: %s', (language, text, said) => {
	const reasons = [{ kind: 'return', cause: 'goal', dueAt: null, dueOn: null }] as const;
	for (const draft of drafts(language, { to: { remarks: [remarkOf('goal', text)] }, reasons }))
		expect(textOf(draft)).toMatch(said);
});

test('a promise was made where we met, and is kept elsewhere', () => {
	const reasons = [{ kind: 'promise', cause: 'promise', dueAt: null, dueOn: null }] as const;
	for (const language of ['en', 'de'] as const) {
		for (let rank = 0; rank < 24; rank++) {
			const promises = [promiseOf('map')];
			const text = textOf(draftOf(exampleOf({ rank, to: { promises }, reasons, choices: { language } })));
			expect(text).not.toMatch(/to keep (?:at|on)|[Vv]ersprechen (?:am|bei)/);
		}
	}
});

test('who looks for something is asked whether it goes on', () => {
	const reasons = [{ kind: 'check-in', cause: 'none', dueAt: null, dueOn: null }] as const;
	const asked = (language: Language, note: string) =>
		drafts(language, { to: { note }, reasons }).map((draft) => textOf(draft));
	for (const text of asked('en', 'looking for a bassoon')) expect(text).toMatch(/looking for a bassoon/);
	for (const text of asked('de', 'sucht ein Fagott'))
		expect(text).toMatch(/ein Fagott (?:gesucht:|such)|Suchst du noch/);
	for (const text of asked('de', 'sucht Werkzeug')) expect(text).toMatch(/: Werkzeug\. Wie/);
});

test('a year stands once', () => {
	const met = { eventName: 'Dyke Days 2024', place: null, at: '2024-05-10T10:00:00Z' };
	for (const draft of drafts('en', { met, to: { note: 'talked about ferries' } }))
		expect(textOf(draft).match(/2024/g)).toHaveLength(1);
	for (const draft of drafts('de', {
		met: { ...met, eventName: 'Deichtage' },
		to: { note: 'Thema: Fähren' }
	}))
		expect(textOf(draft)).toContain('im Mai 2024');
});

test('what I hand over has its article', () => {
	const promises = [promiseOf('recipe for plum cake')];
	for (const draft of drafts('en', { to: { promises } })) expect(textOf(draft)).toContain(': the recipe for');
	const settled = [promiseOf('two recipes')];
	for (const draft of drafts('en', { to: { promises: settled } }))
		expect(textOf(draft)).toContain(': two recipes');
});
