import * as v from 'valibot';
import { factsOf } from '../../../src/lib/follow-ups/queue/facts.ts';
import type { FollowUp } from '../../../src/lib/follow-ups/queue/rules.ts';
import type { ContactFacts } from '../../../src/lib/follow-ups/queue/story.ts';
import { type PulledTable, rowSchemas } from '../../../src/lib/sync/row-schemas.ts';
import type { Database } from '../engines.ts';
import { type Step, events, people } from './history.ts';

/** How a phone computes its queue from one person's facts. */
export type Rules = (facts: ContactFacts) => readonly FollowUp[];

/** What stands in the queue on one side and not on the other, in words; nothing where they agree. */
type Difference = string;

/** A few people at two events, who have met nobody yet; every history begins here and is rolled back. */
export async function settle(database: Database): Promise<void> {
	const [[first, second]] = [events];
	await database.exec(`
		${people.map((name) => `select tests.add_person('${name}');`).join('\n')}
		update auth.users set email = 'ada@example.test', email_confirmed_at = now() where id = tests.uuid('Ada');
		select tests.add_event('Bob', '${first}', 'Ada', 'Old', 'Cem');
		select tests.add_event('Ada', '${second}', 'Bob');
		create function tests.person_of(name text) returns uuid language sql as $$
			select s.person_id from hallway.sign_ins s where s.user_id = tests.uuid(name) $$;
		create function tests.contact_between(name text, other text) returns uuid language sql as $$
			select c.id from hallway.contacts c
			where c.owner_id = tests.person_of(name) and c.person_id = tests.person_of(other) $$`);
}

const pulledSchema = v.record(v.string(), v.record(v.string(), v.array(v.unknown())));
type Queues = { readonly differences: readonly Difference[]; readonly inPostgres: readonly FollowUp[] };

/** Lets a history happen and compares everybody's queue in Postgres with what their phones make of what they pull. */
export async function play(database: Database, steps: readonly Step[], rules: Rules): Promise<Queues> {
	const statements = [
		...steps.map(({ sql }) => sql),
		`select jsonb_object_agg(tests.person_of(name), tests.pull(name) -> 'rows') as pulled
			from unnest(array[${people.map((name) => `'${name}'`).join(', ')}]) name`,
		`select f.owner_id as owner, jsonb_build_object('key', f.kind || '/' || f.cause, 'kind', f.kind, 'cause', f.cause,
			'contactId', f.contact_id, 'eventId', f.event_id, 'dueAt', hallway.iso(f.due_at), 'dueOn', f.due_on,
			'snoozedUntil', hallway.iso(f.snoozed_until), 'settledAt', hallway.iso(f.settled_at), 'settledBy', f.settled_by) as row
			from hallway.follow_ups f`,
		`select w from tests.wrong_with_follow_ups() w`
	];
	try {
		const results = await database.exec(`begin; ${statements.join(';\n')}`);
		const [pulled, there, wrong] = results.slice(-3);
		const onPhones = Object.entries(v.parse(pulledSchema, pulled[0].pulled)).flatMap(([owner, rows]) =>
			factsIn(rows)
				.flatMap((facts) => rules(facts))
				.map((row) => `${owner}: ${sorted(row)}`)
		);
		const inPostgres = there.map(({ row }) => row as FollowUp);
		const here = there.map(({ owner, row }) => `${String(owner)}: ${sorted(Object(row))}`);
		return {
			inPostgres,
			differences: [
				...onPhones.filter((row) => !here.includes(row)).map((row) => `only on the phone: ${row}`),
				...here.filter((row) => !onPhones.includes(row)).map((row) => `only in Postgres: ${row}`),
				...wrong.map(({ w }) => String(w))
			]
		};
	} finally {
		await database.exec('rollback');
	}
}

/** What a phone knows after a pull of everything. */
function factsIn(pulled: Readonly<Record<string, readonly unknown[]>>): ContactFacts[] {
	const rows = <Table extends PulledTable>(table: Table) =>
		(pulled[table] ?? []).map((row) => v.parse(rowSchemas[table], row));
	return factsOf({
		contacts: rows('contacts'),
		exchanges: rows('exchanges'),
		promises: rows('promises'),
		remarks: rows('remarks'),
		marks: rows('marks'),
		relationships: rows('relationships'),
		touches: rows('touches'),
		answers: rows('followUpAnswers'),
		correspondences: rows('correspondences'),
		milestones: rows('milestones')
	});
}

function sorted(row: object): string {
	return JSON.stringify(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))));
}
