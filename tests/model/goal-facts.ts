import { readFileSync } from 'node:fs';
import type { Card } from '../../src/lib/card/fields.ts';
import type { ContactRow, ExchangeRow, Giving, GoalKind, GoalRow } from '../../src/lib/db/rows.ts';
import type { Facts } from '../../src/lib/goals/progress.ts';
import { type Random, seededRandom } from '../../src/server/demo/random.ts';

const events = ['fair', 'spring', null];
const things = ['boats', 'bread', 'old boats', 'tea', 'mentor', 'night trains'];
const kinds: readonly GoalKind[] = ['new-people', 'match', 'topic', 'field', 'again', 'noted', 'own'];

/** Some people met here and there, some twice, some withdrawn or blocked, with words about some: the same for a seed. */
export function randomFacts(seed: number): Facts {
	const random = seededRandom(seed);
	const some = (most: number) => Array.from({ length: random.below(most + 1) }, () => of(things, random));
	const contacts = Array.from({ length: random.below(30) }, (_, nth): ContactRow => {
		const card = { interests: some(2), offers: some(2), lookingFor: some(2), headline: of(things, random) };
		return { id: `c${nth}`, card, keyIds: [], blocked: random.below(10) === 0 };
	});
	const ids = contacts.map(({ id }) => id);
	const chosen = (share: number) => ids.filter(() => random.next() < share);
	const words = (id: string) => ({
		contactId: id,
		eventId: of(events, random),
		text: of(things, random),
		madeAt: minute(random.below(60)),
		editedAt: minute(59)
	});
	return {
		profile: random.below(8) === 0 ? null : { name: 'me', offers: some(2), lookingFor: some(2) },
		contacts,
		exchanges: events.flatMap((eventId) => chosen(0.6).map((id) => exchangeOf(id, eventId, random))),
		notes: chosen(0.3).map((id) => ({ id, text: of(things, random), editedAt: minute(random.below(60)) })),
		remarks: chosen(0.3).map((id) => ({ id: `r${id}`, kind: 'topic', ...words(id) })),
		promises: chosen(0.2).map((id) => ({ id: `p${id}`, by: 'me', dueOn: null, keptAt: null, ...words(id) }))
	};
}

/** A few goals of any kind and scope. */
export function randomGoals(seed: number): GoalRow[] {
	const random = seededRandom(seed + 1_000_000);
	return Array.from({ length: 1 + random.below(8) }, (_, nth) => ({
		id: `g${nth}`,
		eventId: of(events, random),
		kind: of(kinds, random),
		target: 1 + random.below(4),
		text: of(things, random),
		tickedAt: null,
		madeAt: minute(random.below(30))
	}));
}

const fixture = new URL('../fixtures/topic-pairs.json', import.meta.url);

/** Full cards, each with as many entries as a card may have, of the words of the labelled topic pairs. */
export function fullCards(people: number, seed = 1): Card[] {
	const random = seededRandom(seed);
	const parts: Record<string, { topic: string; text: string }[]> = JSON.parse(readFileSync(fixture, 'utf8'));
	const texts = Object.values(parts)
		.flat()
		.flatMap(({ topic, text }) => [topic, text])
		.filter((text) => text.length <= 60);
	const list = () => Array.from({ length: 12 }, () => wordsFrom(texts, random));
	return Array.from({ length: people }, (_, nth) => ({
		name: `Person ${nth}`,
		headline: `${wordsFrom(texts, random)}, ${wordsFrom(texts, random)}`,
		organisation: wordsFrom(texts, random),
		pitch: Array.from({ length: 12 }, () => wordsFrom(texts, random)).join('. '),
		interests: list(),
		offers: list(),
		lookingFor: list()
	}));
}

/** Half of the start of one text and the end of another: nobody's entries are all of a list. */
function wordsFrom(texts: readonly string[], random: Random): string {
	const [one, other] = [of(texts, random), of(texts, random)].map((text) => text.split(' '));
	const start = one.slice(0, Math.ceil(one.length / 2));
	return [...start, ...other.slice(Math.ceil(other.length / 2))].join(' ').slice(0, 60);
}

function exchangeOf(contactId: string, eventId: string | null, random: Random): ExchangeRow {
	const gave = (): Giving => ({ how: random.below(12) === 0 ? 'withdrawn' : 'full', fields: [], at: null });
	const meetings = Array.from({ length: random.below(4) }, (_, nth) => ({
		id: `${contactId}${eventId}${nth}`,
		happenedAt: minute(random.below(60))
	}));
	return {
		id: `${contactId}/${eventId ?? 'none'}`,
		contactId,
		eventId,
		theyGave: gave(),
		iGave: gave(),
		asksMe: false,
		asksThem: false,
		via: 'scan',
		confirmedAt: null,
		meetings
	};
}

function minute(at: number): string {
	return `2026-11-22T10:${String(at).padStart(2, '0')}:00.000Z`;
}

function of<Item>(items: readonly Item[], random: Random): Item {
	return items[random.below(items.length)];
}
