import { factsOf } from '../../src/lib/follow-ups/queue/facts.ts';
import { type FollowUp, followUpsOf } from '../../src/lib/follow-ups/queue/rules.ts';
import { type ModelDatabase, literal } from './database.ts';
import type { Device } from './device.ts';
import { agree } from './facts.ts';

/** The reasons to write that a phone computes from its rows. */
export function followUpsOn(tables: Device['tables']): FollowUp[] {
	return factsOf({
		contacts: tables.contacts.all,
		exchanges: tables.exchanges.all,
		promises: tables.promises.all,
		remarks: tables.remarks.all,
		marks: tables.marks.all,
		relationships: tables.relationships.all,
		touches: tables.touches.all,
		answers: tables.followUpAnswers.all,
		correspondences: tables.correspondences.all,
		milestones: tables.milestones.all
	}).flatMap((facts) => followUpsOf(facts));
}

/** What stands in the queue of a person on the server is what a new phone of theirs computes. */
export async function agreeOnFollowUps(db: ModelDatabase, personId: string, copy: Device): Promise<void> {
	const rows =
		await db.exec(`select jsonb_build_object('key', f.kind || '/' || f.cause, 'kind', f.kind, 'cause', f.cause,
		'contactId', f.contact_id, 'eventId', f.event_id, 'dueAt', hallway.iso(f.due_at), 'dueOn', f.due_on,
		'snoozedUntil', hallway.iso(f.snoozed_until), 'settledAt', hallway.iso(f.settled_at), 'settledBy', f.settled_by) as row
		from hallway.follow_ups f where f.owner_id = ${literal(personId)}`);
	const there = textOf(rows.map(({ row }) => Object(row) as object));
	const here = textOf(followUpsOn(copy.tables));
	agree(here === there, () => `follow-ups on the phone:\n${here}\nand on the server:\n${there}`);
}

function textOf(rows: readonly object[]): string {
	return rows
		.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort())))
		.sort()
		.join('\n');
}
