import { grouped } from '../../core/grouped.ts';
import type {
	ContactRow,
	CorrespondenceRow,
	ExchangeRow,
	FollowUpAnswerRow,
	MarkRow,
	MilestoneRow,
	PromiseRow,
	RelationshipRow,
	RemarkRow,
	TouchRow
} from '../../db/rows.ts';
import type { Reasons } from './order.ts';
import { followUpsOf } from './rules.ts';
import type { ContactFacts } from './story.ts';

/** The rows of the phone that follow-ups follow from. */
export type FactRows = {
	readonly contacts: readonly ContactRow[];
	readonly exchanges: readonly ExchangeRow[];
	readonly promises: readonly PromiseRow[];
	readonly remarks: readonly RemarkRow[];
	readonly marks: readonly MarkRow[];
	readonly relationships: readonly RelationshipRow[];
	readonly touches: readonly TouchRow[];
	readonly answers: readonly FollowUpAnswerRow[];
	readonly correspondences: readonly CorrespondenceRow[];
	readonly milestones: readonly MilestoneRow[];
};

/** The same rows by the contact they are about. */
export type FactGroups = {
	readonly exchanges: Groups<ExchangeRow>;
	readonly promises: Groups<PromiseRow>;
	readonly remarks: Groups<RemarkRow>;
	readonly marks: Groups<MarkRow>;
	readonly relationships: ReadonlyMap<string, RelationshipRow>;
	readonly touches: Groups<TouchRow>;
	readonly answers: Groups<FollowUpAnswerRow>;
	readonly correspondences: ReadonlyMap<string, CorrespondenceRow>;
	readonly milestones: Groups<MilestoneRow>;
};
type Groups<Row> = ReadonlyMap<string, readonly Row[]>;

/** The facts of one contact after another, each row looked at once. */
export function factsOf(rows: FactRows): ContactFacts[] {
	const groups = {
		exchanges: byContact(rows.exchanges),
		promises: byContact(rows.promises),
		remarks: byContact(rows.remarks),
		marks: byContact(rows.marks),
		relationships: byId(rows.relationships),
		touches: byContact(rows.touches),
		answers: byContact(rows.answers),
		correspondences: byId(rows.correspondences),
		milestones: byContact(rows.milestones)
	};
	return rows.contacts.map((contact) => factsIn(groups, contact));
}

/** Rows that name their contact, by it. */
export function byContact<Row extends { contactId: string }>(rows: readonly Row[]): Map<string, Row[]> {
	return grouped(rows, ({ contactId }) => contactId);
}

/** Rows that there is one of for a contact. */
export function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
	return new Map(rows.map((row) => [row.id, row]));
}

/** The facts about one contact. */
function factsIn(groups: FactGroups, contact: ContactRow): ContactFacts {
	const { id } = contact;
	return {
		contact,
		exchanges: groups.exchanges.get(id) ?? none,
		promises: groups.promises.get(id) ?? none,
		remarks: groups.remarks.get(id) ?? none,
		marks: groups.marks.get(id) ?? none,
		relationship: groups.relationships.get(id),
		touches: groups.touches.get(id) ?? none,
		answers: groups.answers.get(id) ?? none,
		correspondence: groups.correspondences.get(id),
		milestones: groups.milestones.get(id) ?? none
	};
}

/** Whether nothing has changed: the same rows. A row is never changed in place. */
function isSame(one: ContactFacts, other: ContactFacts): boolean {
	return (
		one.contact === other.contact &&
		one.relationship === other.relationship &&
		one.correspondence === other.correspondence &&
		areSame(one.exchanges, other.exchanges) &&
		areSame(one.promises, other.promises) &&
		areSame(one.remarks, other.remarks) &&
		areSame(one.marks, other.marks) &&
		areSame(one.touches, other.touches) &&
		areSame(one.answers, other.answers) &&
		areSame(one.milestones, other.milestones)
	);
}

/** Everybody with the reasons to write to them; what was `known` of somebody holds until one of their rows changes. */
export function reasonsOf(
	contacts: readonly ContactRow[],
	groups: FactGroups,
	known: ReadonlyMap<string, Reasons>
): Map<string, Reasons> {
	const people = new Map<string, Reasons>();
	for (const contact of contacts) {
		const facts = factsIn(groups, contact);
		const before = known.get(contact.id);
		const isKnown = before !== undefined && isSame(before.facts, facts);
		people.set(contact.id, isKnown ? before : { facts, followUps: followUpsOf(facts) });
	}
	return people;
}

const none: readonly never[] = [];

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one === other || (one.length === other.length && one.every((row, at) => row === other[at]));
}
