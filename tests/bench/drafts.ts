// npm run bench:drafts: 5,000 people met at events of about 100, with notes of different quality: a first message to each, the
// sorted queue, and beside them one fixed template with the name filled in. Needs no server.
import type { ContactRow, ExchangeRow } from '../../src/lib/db/rows.ts';
import { draftOf, textOf } from '../../src/lib/follow-ups/drafts/draft.ts';
import type { DraftInput, DraftPart } from '../../src/lib/follow-ups/drafts/input.ts';
import { listOf, momentIn } from '../../src/lib/follow-ups/queue/order.ts';
import { type ContactFacts, followUpsOf } from '../../src/lib/follow-ups/queue/rules.ts';
import { exampleOf, promiseOf, remarkOf } from '../model/drafting.ts';

const people = 5_000;
const perEvent = 100;
const timeZone = 'Europe/Berlin';
const now = '2026-11-22T10:00:00Z';

/** Full ones say something that can be written about; the others leave a blank. */
const notes = {
	full: [
		'Talked about {thing}.',
		'She is looking for {thing}, and works on a museum',
		'Topic: {thing}',
		'- {thing}\n- old maps\n- https://example.com',
		'We discussed {thing}. A bit arrogant. I promised to send her the paper on mills.',
		'über {thing} gesprochen, sucht eine Mitgründerin',
		'Thema: {thing}. Nervig.',
		'Long evening. Really loud. We talked about {thing}, and then the band began. Met again at the bar.'
	],
	empty: [
		'',
		'annoying',
		'Total nervig',
		'divorced',
		'red hair, tall',
		'call back!!',
		'?',
		'https://example.com/page'
	]
};
const things = [
	'tidal power',
	'urban bees',
	'Gezeitenkraft',
	'night shifts',
	'die Förderung von Mühlen',
	'open source licences',
	'Stadtbienen',
	'low-tech batteries'
];
const given = [
	'Maria Ott',
	'Hans Jens',
	'Dr. Ben Müller',
	'Siobhán O’Neill',
	'אבא אבן',
	'山田太郎',
	'X',
	'🦊',
	'Ana María de la Cruz',
	'Max Marx'
];
const tones = ['warm', 'plain', 'formal'] as const;

type Met = {
	readonly input: DraftInput;
	readonly event: number;
	readonly isFull: boolean;
	readonly facts: ContactFacts;
};

const all = Array.from({ length: people }, (_, nth) => metAt(nth));
const drafts = timed(() => all.map(({ input }) => draftOf(input)));
const queue = timed(() => {
	const reasons = all.map(({ facts }) => ({ facts, followUps: followUpsOf(facts) }));
	return listOf(reasons, momentIn(timeZone, new Date(now)));
});
const template = timed(() =>
	all.map(
		({ input }) =>
			`Hi ${input.to.card.name}, it was great to meet you at ${input.met?.eventName}. Let's stay in touch!`
	)
);

const ours = repeated(all.map(({ event }, at) => `${event} ${firstSentence(drafts.result[at].parts)}`));
const theirs = repeated(all.map(({ event }) => `${event} Hi , it was great to meet you at .`));
const full = drafts.result.filter((_draft, at) => all[at].isFull);
const empty = drafts.result.filter((_draft, at) => !all[at].isFull);
const listed = queue.result.now.length + queue.result.later.length;
const share = (some: number, of: number) => Math.round((some / of) * 10_000) / 10_000;

console.table({
	drafts: {
		ms: drafts.ms,
		'ms each': drafts.ms / people,
		'same first sentences': ours,
		'with a blank': drafts.result.filter(({ blanks }) => blanks.length > 0).length
	},
	'one template': {
		ms: template.ms,
		'ms each': template.ms / people,
		'same first sentences': theirs,
		'with a blank': 0
	}
});
console.log(
	`${full.length} full notes, ${empty.length} with nothing to write about, of which ${empty.filter(({ blanks }) => blanks.length > 0).length} have a blank; ${listed} people in the queue`
);
console.log(textOf(drafts.result[0]));
if (listed !== people) throw new Error(`${listed} of ${people} people are in the queue`);
console.log(
	JSON.stringify({
		drafts: drafts.result.length,
		msPerDraft: Math.round((drafts.ms / people) * 1000) / 1000,
		sameOpenings: ours,
		fullNotesWithoutBlank: share(full.filter(({ blanks }) => blanks.length === 0).length, full.length),
		queueMs: Math.round(queue.ms * 10) / 10
	})
);

function metAt(nth: number): Met {
	const event = Math.floor(nth / perEvent);
	const at = new Date(Date.parse(now) - (event + 1) * 86_400_000 + (nth % perEvent) * 60_000).toISOString();
	const isFull = nth % 3 !== 0;
	const note = of(isFull ? notes.full : notes.empty, nth).replace('{thing}', of(things, Math.floor(nth / 7)));
	const language = event % 2 === 0 ? 'en' : 'de';
	const input = exampleOf({
		to: {
			card: { name: of(given, nth) },
			note,
			remarks: nth % 9 === 1 ? [remarkOf('goal', 'open a second clinic by summer', `r${nth}`)] : [],
			promises:
				nth % 11 === 1
					? [promiseOf('send her the paper on mills', { id: `p${nth}`, dueOn: '2026-11-27' })]
					: []
		},
		met: { eventName: `Meetup ${event}`, place: null, at },
		rank: nth % perEvent,
		crowd: perEvent,
		now,
		timeZone,
		choices: { language, tone: of(tones, event), address: event % 3 === 0 ? 'Sie' : 'du', step: 'coffee' }
	});
	return { input, event, isFull, facts: factsOf(`c${nth}`, `e${event}`, at, input) };
}

function factsOf(id: string, eventId: string, at: string, { to }: DraftInput): ContactFacts {
	const contact: ContactRow = { id, card: to.card, keyIds: [], blocked: false };
	const giving = { how: 'full' as const, fields: [], at };
	const exchange: ExchangeRow = {
		id: `x${id}`,
		contactId: id,
		eventId,
		theyGave: giving,
		iGave: giving,
		asksMe: false,
		asksThem: false,
		via: 'scan',
		confirmedAt: at,
		meetings: [{ id: `m${id}`, happenedAt: at }]
	};
	return {
		contact,
		exchanges: [exchange],
		promises: to.promises,
		remarks: to.remarks,
		marks: [],
		relationship: undefined,
		touches: [],
		answers: [],
		correspondence: undefined,
		milestones: []
	};
}

/** Without the greeting and without what was inserted. */
function firstSentence(parts: readonly DraftPart[]): string {
	const text = parts.map((part) => (part.kind === 'phrase' ? part.text : '')).join('');
	const body = text.slice(text.indexOf('\n\n') + 2);
	return (/^.*?[.?!](?=\s|$)/su.exec(body)?.[0] ?? body).replace(/\s+/g, ' ');
}

function repeated(sentences: readonly string[]): number {
	return sentences.length - new Set(sentences).size;
}

function timed<Result>(act: () => Result): { result: Result; ms: number } {
	const start = performance.now();
	const result = act();
	return { result, ms: performance.now() - start };
}

function of<Item>(items: readonly Item[], nth: number): Item {
	return items[nth % items.length];
}
