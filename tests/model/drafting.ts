import type { PromiseRow, RemarkRow } from '../../src/lib/db/rows.ts';
import type { Choices, DraftInput } from '../../src/lib/follow-ups/drafts/input.ts';

/** Two days before the `now` of an example: a Friday evening. */
export const metAt = '2026-11-20T18:00:00Z';

type Given = Partial<Omit<DraftInput, 'to' | 'me' | 'choices' | 'met'>> & {
	to?: Partial<DraftInput['to']>;
	me?: Partial<DraftInput['me']>;
	met?: DraftInput['met'];
	choices?: Partial<Choices>;
};

/** Somebody met at an event the day before yesterday; `given` says what is different. */
export function exampleOf({ to, me, choices, ...given }: Given): DraftInput {
	const { met, ...rest } = given;
	return {
		to: {
			card: { name: 'Maria Ott' },
			remarks: [],
			note: '',
			promises: [],
			relationship: null,
			touches: [],
			...to
		},
		me: { profile: { name: 'Ann Lee' }, voice: {}, card: { name: 'Ann Lee' }, ...me },
		met: met === undefined ? { eventName: 'PyCon DE', place: 'Berlin', at: metAt } : met,
		reasons: [{ kind: 'first', cause: 'event', dueAt: null, dueOn: null }],
		now: '2026-11-22T10:00:00Z',
		timeZone: 'Europe/Berlin',
		rank: 0,
		crowd: 100,
		choices: {
			tone: 'warm',
			length: 'medium',
			language: 'en',
			address: 'du',
			channel: 'email',
			step: 'none',
			shuffle: 0,
			...choices
		},
		...rest
	};
}

export function remarkOf(kind: RemarkRow['kind'], text: string, id: string = kind): RemarkRow {
	return { id, contactId: 'contact', eventId: 'event', kind, text, madeAt: metAt, editedAt: metAt };
}

export function promiseOf(text: string, given: Partial<PromiseRow> = {}): PromiseRow {
	return {
		id: 'promise',
		contactId: 'contact',
		eventId: 'event',
		by: 'me',
		text,
		dueOn: null,
		keptAt: null,
		madeAt: metAt,
		editedAt: metAt,
		...given
	};
}
