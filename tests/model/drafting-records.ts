import blns from 'big-list-of-naughty-strings';
import fc from 'fast-check';
import { remarkKinds, touchChannels, touchKinds } from '../../src/lib/db/rows.ts';
import type { OwnPhrase } from '../../src/lib/db/rows.ts';
import type { DraftInput } from '../../src/lib/follow-ups/drafts/input.ts';
import { metAt } from './drafting.ts';

// Random records of people met: what somebody would write down, in two languages and of every quality, and what nobody should.

const pick = (list: string) => fc.constantFrom(...list.split('|'));
export const asides =
	'A bit arrogant|annoying|Divorced, two kids|nervig|Geschieden|Total langweilig|pushy|seine Frau ist krank|her husband left|bad breath|betrunken|smells weird|Bisschen überheblich';
const englishThings = pick(
	'tidal power|urban bees|grant writing|a mill museum|the new tram line|open source licences|how small museums survive|night shifts|Rust and WebAssembly|community gardens|a book about dykes|the Lisbon office|low-tech batteries|her second clinic|his podcast'
);
const germanThings = pick(
	'Gezeitenkraft|Stadtbienen|eine Mitgründerin|die Förderung von Mühlen|nachhaltiger Tourismus|Erneuerbare Energien|der Umbau der Mühle|ein Buch über Deiche|Pflegekräfte|neue Räume|ihr Museum|Open Source'
);
const things = fc.oneof(englishThings, germanThings);
const englishLines = fc
	.tuple(
		pick(
			'Talked about|We discussed|Topic:|She is looking for|Looking for|working on|He wants to know more about|interested in|is planning|I promised to send her|asked about|struggles with|recommended|'
		),
		fc.oneof(englishThings, things)
	)
	.map(([cue, thing]) => `${cue} ${thing}`.trim());
const germanLines = fc.oneof(
	germanThings.map((thing) => `über ${thing} gesprochen`),
	fc
		.tuple(
			pick(
				'Thema:|sucht|Sucht|braucht|plant|versprochen:|arbeitet an|interessiert sich für|kämpft mit|hat mir von|'
			),
			germanThings
		)
		.map(([cue, thing]) => `${cue} ${thing}${cue === 'hat mir von' ? ' erzählt' : ''}`.trim())
);
const hostile = fc.oneof(
	fc.constantFrom(...blns),
	fc.string({ maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc.lorem({ maxCount: 60 })
);
const lines = fc.oneof(
	{ weight: 5, arbitrary: englishLines },
	{ weight: 5, arbitrary: germanLines },
	{ weight: 2, arbitrary: hostile },
	{ weight: 1, arbitrary: pick(asides) }
);
const notes = fc
	.tuple(fc.array(lines, { maxLength: 5 }), pick('. |\n|; |\n- '))
	.map(([all, gap]) => all.join(gap));

const doings = pick(
	'open a second clinic by summer|send her the paper on mills|eine zweite Praxis eröffnen|ihr die Folien schicken|Folien schicken|intro to Ben|Link zum Paper|launch the festival|finding nurses for night shifts|she wants to move to Lisbon|will nach Lissabon ziehen|two kids, cello|spielt Cello'
);
const sayings = fc.oneof(
	{ weight: 4, arbitrary: doings },
	{ weight: 4, arbitrary: things },
	{ weight: 2, arbitrary: lines }
);
const names = fc.oneof(
	{
		weight: 4,
		arbitrary: pick(
			'Maria Ott|Hans|Max Marx|Dr. Ben Müller|Ana María de la Cruz|Siobhán O’Neill|Jens|Prof. Dr. Anna-Lena Groß|Li|אבא אבן|محمد علي|山田太郎|🦊|X|J. R. Smith'
		)
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }) },
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			'A'.repeat(110),
			'Ann '.repeat(27).trim(),
			'https://evil.example',
			'<b>Eve</b>',
			'\u202eevE',
			'{name}',
			'[du|Sie]'
		)
	}
);
const cardList = fc.option(
	fc.array(
		fc.oneof(
			{ weight: 4, arbitrary: things },
			{ weight: 2, arbitrary: pick('mentor|co-founder|job|friend') },
			{ weight: 1, arbitrary: hostile }
		),
		{ maxLength: 4 }
	),
	{ nil: undefined }
);
const cards = fc.record(
	{
		name: names,
		headline: fc.option(fc.oneof(things, hostile), { nil: undefined }),
		organisation: fc.option(pick('Stadtwerke|ACME & Sons|Küstenmuseum'), { nil: undefined }),
		interests: cardList,
		offers: cardList,
		lookingFor: cardList
	},
	{ requiredKeys: [] }
);
const days = fc
	.integer({ min: 0, max: 900 })
	.map((ago) => new Date(Date.parse('2026-11-22T10:00:00Z') - ago * 86_400_000).toISOString());
const dueDays = fc.option(
	fc
		.integer({ min: -20, max: 400 })
		.map((ahead) =>
			new Date(Date.parse('2026-11-22T10:00:00Z') + ahead * 86_400_000).toISOString().slice(0, 10)
		)
);
const rowOf = {
	contactId: fc.constant('contact'),
	eventId: fc.constant('event'),
	madeAt: fc.constant(metAt),
	editedAt: fc.constant(metAt)
};
const ids = fc.nat(9999);

const people: fc.Arbitrary<DraftInput['to']> = fc.record({
	card: cards,
	remarks: fc.array(
		fc.record({
			...rowOf,
			id: ids.map((id) => `r${id}`),
			kind: fc.constantFrom(...remarkKinds),
			text: sayings
		}),
		{ maxLength: 4 }
	),
	note: fc.oneof({ weight: 4, arbitrary: notes }, { weight: 1, arbitrary: fc.constant('') }),
	promises: fc.array(
		fc.record({
			...rowOf,
			id: ids.map((id) => `p${id}`),
			by: fc.constantFrom('me' as const, 'them' as const),
			text: sayings,
			dueOn: dueDays,
			keptAt: fc.option(fc.constant(metAt))
		}),
		{ maxLength: 3 }
	),
	relationship: fc.option(fc.constantFrom('mentor' as const, 'mentee' as const, 'friend' as const)),
	touches: fc.array(
		fc.record({
			...rowOf,
			id: ids.map((id) => `t${id}`),
			kind: fc.constantFrom(...touchKinds),
			happenedAt: days,
			channel: fc.constant(null),
			settles: fc.constant([]),
			subject: fc.constant(''),
			text: fc.oneof(sayings, fc.constant(''))
		}),
		{ maxLength: 3 }
	),
	milestones: fc.array(
		fc.record({
			id: ids.map((id) => `m${id}`),
			contactId: fc.constant('contact'),
			kind: fc.constantFrom('birthday' as const, 'work-anniversary' as const, 'own' as const),
			month: fc.constant(11),
			day: fc.integer({ min: 18, max: 26 }),
			year: fc.option(fc.integer({ min: 1990, max: 2026 })),
			text: fc.oneof(sayings, fc.constant('')),
			editedAt: fc.constant(metAt)
		}),
		{ maxLength: 2 }
	)
});

const ownPhrases: OwnPhrase[] = [
	{ language: 'en', slot: 'step', text: 'Tea at my place' },
	{ language: 'de', slot: 'give', text: 'Bei Mühlen helfe ich immer' }
];
const voices: fc.Arbitrary<DraftInput['me']['voice']> = fc.oneof(
	{ weight: 3, arbitrary: fc.constant({}) },
	{
		weight: 1,
		arbitrary: fc.constant({
			greetings: { en: 'Ahoy', de: 'Moin {name}!' },
			signatures: { en: 'Cheers\nAnn', de: 'Ann vom Deich' },
			linkedinPaid: true,
			phrases: ownPhrases
		})
	}
);

/** One draft to make: anybody, anything known of them, for any reasons and in any choice. */
export const inputs: fc.Arbitrary<DraftInput> = fc
	.record({
		to: people,
		me: fc.record({
			profile: cards.map((card) => ({ ...card, name: 'Ann Lee' })),
			voice: voices,
			card: cards
		}),
		met: fc.option(
			fc.record({
				eventName: fc.option(
					fc.oneof(
						pick('PyCon DE|Mühlenforum 2026|KI-Konferenz|Grüne Woche|Tag der Deiche|The Hallway Meetup'),
						hostile
					)
				),
				place: fc.option(fc.constant('Berlin')),
				at: days
			})
		),
		kinds: fc.subarray([
			'first',
			'thank',
			'promise',
			'return',
			'check-in',
			'nudge',
			'milestone',
			'rest'
		] as const),
		now: fc.constant('2026-11-22T10:00:00Z'),
		timeZone: fc.constantFrom('Europe/Berlin', 'UTC', 'Pacific/Auckland', 'Not/AZone'),
		rank: fc.nat(400),
		crowd: fc.nat(400),
		choices: fc.record({
			tone: fc.constantFrom('warm', 'plain', 'formal'),
			length: fc.constantFrom('short', 'medium', 'long'),
			language: fc.constantFrom('en', 'de'),
			address: fc.constantFrom('du', 'Sie'),
			channel: fc.option(fc.constantFrom(...touchChannels)),
			step: fc.constantFrom('coffee', 'call', 'none'),
			shuffle: fc.nat(5)
		})
	})
	.map(({ kinds, ...input }) => ({ ...input, reasons: kinds.map((kind) => reasonOf(kind, input.to)) }));

function reasonOf(
	kind: DraftInput['reasons'][number]['kind'],
	to: DraftInput['to']
): DraftInput['reasons'][number] {
	const milestone = to.milestones?.[0];
	if (kind === 'milestone')
		return { kind, cause: milestone?.id ?? 'gone', dueAt: null, dueOn: `2026-11-${milestone?.day ?? 22}` };
	const cause = { promise: to.promises[0]?.id, return: to.remarks[0]?.id }[kind as string] ?? 'none';
	return { kind, cause, dueAt: metAt, dueOn: null };
}
