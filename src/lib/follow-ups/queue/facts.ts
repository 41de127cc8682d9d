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

/** Everybody with the reasons to write to them, by contact, and the rows that it follows from. */
export type Known = {
	readonly contacts: readonly ContactRow[];
	readonly groups: FactGroups;
	readonly people: ReadonlyMap<string, Reasons>;
};

/**
 * Everybody with the reasons to write to them. What was known of somebody holds until one of their rows changes: of thousands only
 * those are looked at of whom a group says something else, and where nobody's rows differ what was known is given back.
 */
export function reasonsOf(contacts: readonly ContactRow[], groups: FactGroups, known?: Known): Known {
	if (known?.contacts === contacts) return changed(known, groups);
	const people = new Map<string, Reasons>();
	for (const contact of contacts)
		people.set(contact.id, reasonsFor(factsIn(groups, contact), known?.people.get(contact.id)));
	return { contacts, groups, people };
}

function changed(known: Known, groups: FactGroups): Known {
	const news: Reasons[] = [];
	for (const id of differing(known.groups, groups)) {
		const before = known.people.get(id);
		const now = before && reasonsFor(factsIn(groups, before.facts.contact), before);
		if (now && now !== before) news.push(now);
	}
	if (news.length === 0) return { ...known, groups };
	const people = new Map(known.people);
	for (const reasons of news) people.set(reasons.facts.contact.id, reasons);
	return { ...known, groups, people };
}

function reasonsFor(facts: ContactFacts, before: Reasons | undefined): Reasons {
	return before && isSame(before.facts, facts) ? before : { facts, followUps: followUpsOf(facts) };
}

const kinds = [
	'exchanges',
	'promises',
	'remarks',
	'marks',
	'relationships',
	'touches',
	'answers',
	'correspondences',
	'milestones'
] as const satisfies readonly (keyof FactGroups)[];

/** The contacts about whom not the same arrays or rows are there. */
function differing(before: FactGroups, now: FactGroups): Set<string> {
	const ids = new Set<string>();
	for (const kind of kinds) {
		const [one, other]: ReadonlyMap<string, unknown>[] = [before[kind], now[kind]];
		if (one === other) continue;
		for (const [id, rows] of other) if (!isSameGroup(one.get(id), rows)) ids.add(id);
		for (const id of one.keys()) if (!other.has(id)) ids.add(id);
	}
	return ids;
}

function isSameGroup(one: unknown, other: unknown): boolean {
	return one === other || (Array.isArray(one) && Array.isArray(other) && areSame(one, other));
}

const none: readonly never[] = [];

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one === other || (one.length === other.length && one.every((row, at) => row === other[at]));
}
