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

/** The facts of one contact after another, each row looked at once. */
export function factsOf(rows: FactRows): ContactFacts[] {
	const factsFor = factsBy(rows);
	return rows.contacts.map(factsFor);
}

/** The same for those contacts whom one asks about. */
export function factsBy(rows: Omit<FactRows, 'contacts'>): (contact: ContactRow) => ContactFacts {
	const exchanges = byContact(rows.exchanges);
	const promises = byContact(rows.promises);
	const remarks = byContact(rows.remarks);
	const marks = byContact(rows.marks);
	const relationships = byId(rows.relationships);
	const touches = byContact(rows.touches);
	const answers = byContact(rows.answers);
	const correspondences = byId(rows.correspondences);
	const milestones = byContact(rows.milestones);
	return (contact) => ({
		contact,
		exchanges: exchanges.get(contact.id) ?? none,
		promises: promises.get(contact.id) ?? none,
		remarks: remarks.get(contact.id) ?? none,
		marks: marks.get(contact.id) ?? none,
		relationship: relationships.get(contact.id),
		touches: touches.get(contact.id) ?? none,
		answers: answers.get(contact.id) ?? none,
		correspondence: correspondences.get(contact.id),
		milestones: milestones.get(contact.id) ?? none
	});
}

const none: readonly never[] = [];

function byContact<Row extends { contactId: string }>(rows: readonly Row[]): Map<string, Row[]> {
	return grouped(rows, ({ contactId }) => contactId);
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
	return new Map(rows.map((row) => [row.id, row]));
}
