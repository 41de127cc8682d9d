import fc from 'fast-check';
import type { Database } from '../engines.ts';

/** Whoever can be at the event; the first organizes it, the second is a host there. */
export const people = ['Ada', 'Hal', 'Nia', 'Ned', 'Dot', 'Dan', 'Sil', 'Sam', 'Una', 'Uwe', 'Eve'] as const;
const team = ['Ada', 'Hal'];
/** Who is in every world and does nothing by chance, so that each has lines that are seen and meetings that are hidden. */
const steady = { Fay: 'name', Gil: 'name', Pip: 'dot', Kit: 'none', Lou: 'none' };
const steadyMeetings = ['Fay Gil', 'Fay Pip', 'Gil Pip', 'Fay Kit', 'Pip Kit', 'Gil Lou', 'Kit Lou'];
/** How many of these meetings are a line. */
export const steadyLines = 3;

/** One thing that happens, as SQL, and what to say of it when a test fails. */
export type Step = { sql: string; said: string };

const anyone = fc.constantFrom(...people);
const two = fc.tuple(anyone, anyone).filter(([one, other]) => one !== other);
const event = `hallway.event_id_of('abcd1234')`;

const push = (name: string, kind: string, input: string): Step => ({
	sql: `select tests.push('${name}', '${kind}', ${input})`,
	said: `${name} ${kind} ${input}`
});
const contactOf = (name: string, other: string) =>
	`(select c.id from hallway.contacts c where c.owner_id = tests.uuid('${name}') and c.person_id = tests.uuid('${other}'))`;
const about = (kind: string) =>
	two.map(([one, other]) =>
		push(
			one,
			kind,
			`jsonb_build_object('contactId', ${contactOf(one, other)}, 'eventId', ${event}, 'text', 'secret words')`
		)
	);

/** They swap cards; some by an old code, some by a badge, each again and again. */
export const scan = fc
	.tuple(two, fc.integer({ min: 0, max: 999 }), fc.constantFrom('now()', `now() - interval '1 hour'`, 'null'))
	.map(([[one, other], meeting, shown]): Step => ({
		sql: `select tests.scan('${one}', '${other}', ${event}, ${shown}, meeting => ' ${meeting}')`,
		said: `${one} scans ${other} (${meeting}, shown ${shown})`
	}));
const undo = two.map(([one, other]): Step => ({
	sql: `select tests.push('${one}', 'undo_exchange', jsonb_build_object('meetingId', m.id)) from (select m.id from hallway.meetings m
		join hallway.exchange_sides s on s.exchange_id = m.exchange_id where (s.owner_id, s.contact_id) = (tests.uuid('${one}'), ${contactOf(one, other)})
		order by m.recorded_at, m.id limit 1) m`,
	said: `${one} undoes a meeting with ${other}`
}));
const choose = fc
	.tuple(anyone, fc.constantFrom('name', 'dot', 'none'), fc.boolean(), fc.boolean())
	.map(([name, graph, helped, counted]) =>
		push(
			name,
			'save_card',
			`jsonb_build_object('eventId', ${event}, 'sharing', jsonb '{}', 'asksFirst', false, 'graph', '${graph}', 'helped', ${helped}, 'counted', ${counted})`
		)
	);
const leave = anyone
	.filter((name) => !team.includes(name))
	.map((name) => push(name, 'leave_event', `jsonb_build_object('eventId', ${event})`));
const join = anyone.map((name) => push(name, 'join_event', `jsonb_build_object('joinCode', 'abcd1234')`));
const merge = two
	.filter(([one]) => !team.includes(one))
	.map(([one, other]): Step => ({
		sql: `select tests.merge('${one}', '${other}')`,
		said: `${one} becomes ${other}`
	}));
const pass = fc.constantFrom(4, 20).map((minutes): Step => ({
	sql: minutesPass(minutes),
	said: `${minutes} minutes pass`
}));

/** Whatever people do, and time. */
export const world = fc.array(
	fc.oneof(
		{ arbitrary: scan, weight: 12 },
		{ arbitrary: choose, weight: 6 },
		{ arbitrary: pass, weight: 3 },
		{ arbitrary: undo, weight: 2 },
		{ arbitrary: leave, weight: 1 },
		{ arbitrary: join, weight: 1 },
		{ arbitrary: merge, weight: 1 },
		...['withdraw_exchange', 'confirm_exchange', 'block_person', 'unblock_person', 'save_note'].map(
			(kind) => ({
				arbitrary: about(kind),
				weight: 1
			})
		)
	),
	{ minLength: 10, maxLength: 40 }
);

/** As if everything that happened so far were so many minutes older. Within a transaction the clock stands still. */
function minutesPass(minutes: number): string {
	const by = `interval '${minutes} minutes'`;
	return `update hallway.cards set graph_since = graph_since - ${by}; update hallway.attendances set present_since = present_since - ${by};
		update hallway.exchanges set mutual_at = mutual_at - ${by};
		update hallway.meetings set happened_at = happened_at - ${by}, recorded_at = recorded_at - ${by};
		update hallway.event_releases set made_at = made_at - ${by}`;
}

/** Everybody, the event, what each decided at first (by name, as dots, not at all, not asked), and what happened long before. */
export async function begin(database: Database): Promise<void> {
	const graphs = { Ada: 'name', Nia: 'name', Ned: 'name', Dot: 'dot', Dan: 'dot', Sil: 'none', Sam: 'none' };
	const choose = ([name, graph]: [
		string,
		string
	]) => `select tests.push('${name}', 'save_card', jsonb_build_object('eventId', ${event}, 'sharing', jsonb '{}',
			'asksFirst', false, 'graph', '${graph}', 'helped', ${name < 'E'}))`;
	const meetings = steadyMeetings.map((pair) => {
		const [one, other] = pair.split(' ');
		return `select tests.scan('${one}', '${other}', ${event})`;
	});
	const names = Object.keys(steady);
	await database.exec(`begin; set local search_path = tap, extensions, public;
		select tests.add_person(p) from unnest(array['${[...people, ...names].join("','")}']) p;
		select tests.add_event('Ada', 'abcd1234', variadic array['${names.join("','")}']);
		${Object.entries(steady).map(choose).join(';')}; ${meetings.join(';')}; ${minutesPass(20)};
		select tests.push(p, 'join_event', '{"joinCode": "abcd1234"}') from unnest(array['${people.slice(1, -1).join("','")}']) p;
		update hallway.attendances set role = 'host' where person_id = tests.uuid('Hal');
		${Object.entries(graphs).map(choose).join(';')}`);
}

export type Answers = Record<string, unknown>;

/** What an organizer, a host, an attendee and nobody are told by each function. */
export async function answers(database: Database): Promise<Answers> {
	const calls = [...team, 'Nia', ''].flatMap((name) =>
		['connection_graph', 'wall_picture', 'who_to_help'].map((call) => [name, call])
	);
	const [rows] = (
		await database.exec(
			`select ${calls.map(([name, call], at) => `tests.ask('${name}', '${call}', ${event}) as a${at}`).join(', ')}`
		)
	).slice(-1);
	return Object.fromEntries(calls.map((call, at) => [call.join(' '), rows[0][`a${at}`]]));
}

/** The same without the figures of everybody, which a release fixes for a quarter of an hour. */
export function withoutRoom(told: Answers): Answers {
	const part = (value: unknown): unknown => {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
		const { room: _, about: __, attendees: ___, lastQuarter: ____, unmet, ...rest } = value as Answers;
		return unmet === undefined ? rest : { ...rest, unmet: part(unmet) };
	};
	return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, part(value)]));
}
