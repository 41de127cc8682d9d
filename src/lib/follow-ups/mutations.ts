import * as v from 'valibot';
import {
	type CorrespondenceRow,
	type TouchRow,
	cadences,
	followUpKinds,
	milestoneKinds,
	touchChannels,
	touchKinds
} from '../db/rows.ts';
import { momentSchema } from '../remote/wire.ts';
import { idSchema, longTextUpTo, requiredText } from '../sync/input.ts';
import { contactKey, eventKey } from '../sync/keys.ts';
import { type MutationTx, defineMutation } from '../sync/mutation.ts';
import { cadenceLimits, lastDayOf, milestoneLimits, touchLimits, voiceLimits } from './limits.ts';

const touchKey = (touchId: string) => `touch:${touchId}`;
const milestoneKey = (milestoneId: string) => `milestone:${milestoneId}`;
const aboutKeys = ({ contactId, eventId }: { contactId: string; eventId: string | null }) => [
	contactKey(contactId),
	...(eventId === null ? [] : [eventKey(eventId)])
];

/** An id or `none`. */
const causeSchema = v.pipe(
	v.string(),
	v.regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|none)$/, 'invalid')
);
/** `KIND/CAUSE` of a follow-up. */
const keySchema = v.pipe(
	v.string(),
	v.check((key) => {
		const [kind] = key.split('/', 1);
		return followUpKinds.some((each) => each === kind) && v.is(causeSchema, key.slice(kind.length + 1));
	}, 'invalid')
);

const touchEntries = {
	touchId: idSchema,
	contactId: idSchema,
	eventId: v.nullable(idSchema),
	/** Null: when it was recorded, whatever the clock of this device says. */
	happenedAt: v.optional(v.nullable(momentSchema), null)
};
type Kept = { touchId: string; happenedAt: string | null } & Pick<
	TouchRow,
	'contactId' | 'eventId' | 'kind'
> &
	Partial<Pick<TouchRow, 'channel' | 'settles' | 'subject' | 'text'>>;

/**
 * A message of mine went out; the id is a fresh one, or that of a touch, which becomes this. `settles`: keys (`KIND/CAUSE`) of the
 * follow-ups that it answers. The latest edit wins whole.
 */
export const markSent = defineMutation({
	kind: 'mark_sent',
	input: v.object({
		...touchEntries,
		channel: v.picklist(touchChannels),
		settles: v.pipe(v.array(keySchema), v.maxLength(touchLimits.settles, 'too-many')),
		subject: longTextUpTo(touchLimits.subject),
		text: longTextUpTo(touchLimits.text)
	}),
	writes: ({ touchId }) => [touchKey(touchId)],
	reads: aboutKeys,
	replaces: ({ touchId, happenedAt }, earlier) => happenedAt !== null && earlier.touchId === touchId,
	apply: (tx, touch, { happenedAt }) => keepTouch(tx, { ...touch, kind: 'wrote' }, happenedAt)
});

/** Anything else between us: they wrote or called, one of us helped or thanked, we met again. */
export const recordTouch = defineMutation({
	kind: 'record_touch',
	input: v.object({
		...touchEntries,
		kind: v.picklist(touchKinds.filter((kind) => kind !== 'wrote')),
		channel: v.optional(v.nullable(v.picklist(touchChannels)), null),
		text: longTextUpTo(touchLimits.text)
	}),
	writes: ({ touchId }) => [touchKey(touchId)],
	reads: aboutKeys,
	replaces: ({ touchId, happenedAt }, earlier) => happenedAt !== null && earlier.touchId === touchId,
	apply: (tx, touch, { happenedAt }) => keepTouch(tx, touch, happenedAt)
});

/** Takes a touch away; marking or recording it again brings it back. */
export const dropTouch = defineMutation({
	kind: 'drop_touch',
	input: v.object({ touchId: idSchema }),
	writes: ({ touchId }) => [touchKey(touchId)],
	apply: (tx, { touchId }) => tx.delete('touches', touchId)
});

/** Says that a follow-up is done, or not due before then; both null: nothing any more. */
export const answerFollowUp = defineMutation({
	kind: 'answer_follow_up',
	input: v.object({
		contactId: idSchema,
		kind: v.picklist(followUpKinds),
		cause: causeSchema,
		doneAt: v.nullable(momentSchema),
		snoozedUntil: v.nullable(momentSchema)
	}),
	writes: ({ contactId, kind, cause }) => [`answer:${contactId}/${kind}/${cause}`],
	reads: ({ contactId }) => [contactKey(contactId)],
	replaces: ({ contactId, kind, cause }, earlier) =>
		earlier.contactId === contactId && earlier.kind === kind && earlier.cause === cause,
	apply: (tx, answer) => {
		const id = `${answer.contactId}/${answer.kind}/${answer.cause}`;
		if (answer.doneAt === null && answer.snoozedUntil === null) tx.delete('followUpAnswers', id);
		else tx.put('followUpAnswers', { id, ...answer });
	}
});

const correspondenceSchema = v.pipe(
	v.object({
		contactId: idSchema,
		every: v.optional(v.nullable(v.picklist(cadences))),
		days: v.optional(v.nullable(dayCount())),
		restingSince: v.optional(v.nullable(momentSchema)),
		language: v.optional(v.nullable(v.picklist(['en', 'de']))),
		address: v.optional(v.nullable(v.picklist(['du', 'Sie']))),
		channel: v.optional(v.nullable(v.picklist(touchChannels)))
	}),
	v.forward(
		v.check(({ every, days }) => (every === 'days') === (typeof days === 'number'), 'invalid'),
		['days']
	)
);

/** How I write with somebody: what is left out stays, null takes it back. `days` goes with `every: 'days'`. */
export const setCorrespondence = defineMutation({
	kind: 'set_correspondence',
	input: correspondenceSchema,
	writes: ({ contactId }) => [`correspondence:${contactId}`],
	reads: ({ contactId }) => [contactKey(contactId)],
	replaces: ({ contactId }, earlier) => earlier.contactId === contactId,
	inPlaceOf: (input, { days, ...earlier }) => ({
		...earlier,
		...(input.every === undefined && earlier.every === 'days' ? { days } : {}),
		...input
	}),
	apply: async (tx, { contactId, days, ...said }) => {
		const before: CorrespondenceRow = (await tx.get('correspondences', contactId)) ?? {
			id: contactId,
			every: null,
			days: null,
			restingSince: null,
			language: null,
			address: null,
			channel: null
		};
		const row = { ...before, ...said };
		if (said.every !== undefined) row.days = days ?? null;
		const { id, ...rest } = row;
		if (Object.values(rest).every((value) => value === null)) tx.delete('correspondences', id);
		else tx.put('correspondences', row);
	}
});

/** Keeps a day that comes back every year; the id is a fresh one, or that of the milestone. The latest edit wins whole. */
export const saveMilestone = defineMutation({
	kind: 'save_milestone',
	input: v.pipe(
		v.object({
			milestoneId: idSchema,
			contactId: idSchema,
			kind: v.picklist(milestoneKinds),
			month: whole(1, 12),
			day: whole(1, 31),
			year: v.nullable(whole(milestoneLimits.firstYear, milestoneLimits.lastYear)),
			text: longTextUpTo(milestoneLimits.text)
		}),
		v.forward(
			v.check(({ month, day }) => day <= lastDayOf(month), 'invalid'),
			['day']
		)
	),
	writes: ({ milestoneId }) => [milestoneKey(milestoneId)],
	reads: ({ contactId }) => [contactKey(contactId)],
	replaces: ({ milestoneId }, earlier) => earlier.milestoneId === milestoneId,
	apply: (tx, { milestoneId: id, ...milestone }, { happenedAt }) =>
		tx.put('milestones', { id, ...milestone, editedAt: happenedAt })
});

/** Takes a milestone away; saving it again brings it back. */
export const dropMilestone = defineMutation({
	kind: 'drop_milestone',
	input: v.object({ milestoneId: idSchema }),
	writes: ({ milestoneId }) => [milestoneKey(milestoneId)],
	apply: (tx, { milestoneId }) => tx.delete('milestones', milestoneId)
});

const inEachLanguage = (limit: number) =>
	v.object({ en: v.optional(longTextUpTo(limit)), de: v.optional(longTextUpTo(limit)) });

/** How I write, on every device; the latest edit wins whole. */
export const saveVoice = defineMutation({
	kind: 'save_voice',
	input: v.object({
		voice: v.object({
			tone: v.optional(v.picklist(['warm', 'plain', 'formal'])),
			length: v.optional(v.picklist(['short', 'medium', 'long'])),
			language: v.optional(v.picklist(['en', 'de'])),
			address: v.optional(v.picklist(['du', 'Sie'])),
			greetings: v.optional(inEachLanguage(voiceLimits.greeting)),
			signatures: v.optional(inEachLanguage(voiceLimits.signature)),
			phrases: v.optional(
				v.pipe(
					v.array(
						v.object({
							language: v.picklist(['en', 'de']),
							slot: v.picklist(['opening', 'give', 'step', 'closing']),
							text: requiredText(voiceLimits.phrase)
						})
					),
					v.maxLength(voiceLimits.phrases, 'too-many')
				)
			),
			linkedinPaid: v.optional(v.boolean())
		})
	}),
	writes: () => ['voice'],
	replaces: () => true,
	apply: (tx, { voice }, { happenedAt }) => tx.put('voices', { id: 'me', voice, editedAt: happenedAt })
});

async function keepTouch(tx: MutationTx, { touchId: id, ...touch }: Kept, at: string): Promise<void> {
	const known = await tx.get('touches', id);
	// Whatever the clock of this device says: what was done here is seen here, and the server decides which edit was the latest.
	const madeAt = known?.madeAt ?? at;
	tx.put('touches', {
		id,
		channel: null,
		settles: [],
		subject: '',
		text: '',
		...touch,
		happenedAt: touch.happenedAt ?? madeAt,
		madeAt,
		editedAt: at
	});
}

function whole(from: number, to: number) {
	return v.pipe(
		v.number('invalid'),
		v.integer('invalid'),
		v.minValue(from, 'invalid'),
		v.maxValue(to, 'invalid')
	);
}

function dayCount() {
	const [least, most] = cadenceLimits.days;
	return whole(least, most);
}
