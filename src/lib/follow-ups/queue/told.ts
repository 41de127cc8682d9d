import type {
	FollowUpAnswerRow,
	MilestoneRow,
	PromiseRow,
	RemarkRow,
	TouchKind,
	TouchRow
} from '../../db/rows.ts';
import type { ContactFacts } from './story.ts';

// Rows for tests, short enough for tables.
export const contactId = '11111111-1111-4111-8111-111111111111';
export const eventId = '22222222-2222-4222-8222-222222222222';

/** Facts about one contact: nothing but what is named. */
export function told(facts: Partial<ContactFacts> = {}): ContactFacts {
	return {
		contact: { id: contactId, card: { name: 'Ida' }, keyIds: [], blocked: false },
		exchanges: [],
		promises: [],
		remarks: [],
		marks: [],
		relationship: undefined,
		touches: [],
		answers: [],
		correspondence: undefined,
		milestones: [],
		...facts
	};
}

export function met(
	at: string | readonly string[],
	event: string | null = eventId
): ContactFacts['exchanges'][0] {
	const giving = { how: 'full' as const, fields: [], at: null };
	const times = typeof at === 'string' ? [at] : at;
	return {
		id: `${contactId}/${event ?? 'none'}`,
		contactId,
		eventId: event,
		theyGave: giving,
		iGave: giving,
		asksMe: false,
		asksThem: false,
		via: 'scan',
		confirmedAt: null,
		meetings: times.map((happenedAt, nth) => ({ id: `meeting-${nth}`, happenedAt }))
	};
}

export function touch(
	kind: TouchKind,
	happenedAt: string,
	settles: string[] = [],
	id = `${kind}-${happenedAt}`
): TouchRow {
	const words = { channel: null, subject: '', text: '', madeAt: happenedAt, editedAt: happenedAt };
	return { id, contactId, eventId: null, kind, happenedAt, settles, ...words };
}

export function promise(of: Partial<PromiseRow>): PromiseRow {
	const madeAt = '2026-11-20T18:00:00.000Z';
	const row = { id: 'p', contactId, eventId, by: 'me' as const, text: 'the link', dueOn: null, keptAt: null };
	return { ...row, madeAt, editedAt: madeAt, ...of };
}

export function remark(kind: RemarkRow['kind'], madeAt: string, text = 'no bed of their own'): RemarkRow {
	return { id: 'r', contactId, eventId, kind, text, madeAt, editedAt: madeAt };
}

export function mark(
	of: { worth?: true; deepen?: true; thank?: true },
	event: string | null = eventId
): ContactFacts['marks'][0] {
	const id = `${contactId}/${event ?? 'none'}`;
	return { id, contactId, eventId: event, worth: false, deepen: false, thank: false, ...of };
}

export function answer(
	kind: FollowUpAnswerRow['kind'],
	cause: string,
	said: Partial<Pick<FollowUpAnswerRow, 'doneAt' | 'snoozedUntil'>>
): FollowUpAnswerRow {
	return {
		id: `${contactId}/${kind}/${cause}`,
		contactId,
		kind,
		cause,
		doneAt: null,
		snoozedUntil: null,
		...said
	};
}

export function corresponds(
	of: Partial<NonNullable<ContactFacts['correspondence']>>
): ContactFacts['correspondence'] {
	const none = { every: null, days: null, restingSince: null, language: null, address: null, channel: null };
	return { id: contactId, ...none, ...of };
}

export function milestone(month: number, day: number, editedAt: string): MilestoneRow {
	return { id: 'm', contactId, kind: 'birthday', month, day, year: null, text: '', editedAt };
}
