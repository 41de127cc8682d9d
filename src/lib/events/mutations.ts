import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import { fields } from '../card/fields.ts';
import { fromHex, toHex } from '../core/bytes.ts';
import { randomBytes } from '../core/ids.ts';
import type { EventRow } from '../db/rows.ts';
import { hexOf, idSchema, listOf, requiredText, textUpTo } from '../sync/input.ts';
import { eventKey } from '../sync/keys.ts';
import { type MutationTx, defineMutation } from '../sync/mutation.ts';
import { eventIdOf } from './event-id.ts';
import { makeJoinCode } from './join-code.ts';

const joinCodeSchema = v.pipe(v.string(), v.regex(/^[0-9a-hjkmnp-tv-z]{8}$/));
const moment = v.pipe(v.string('missing'), v.isoTimestamp('invalid'));
const details = {
	name: requiredText(120),
	place: textUpTo(200),
	startsAt: moment,
	endsAt: v.nullable(moment),
	timeZone: v.pipe(v.string(), v.nonEmpty('missing'), v.maxLength(64, 'too-long'))
};
const optionalMoment = v.nullable(moment);
const setUp = {
	language: v.nullable(v.picklist(['en', 'de'])),
	topics: listOf(30, 60),
	asksFor: v.array(v.picklist(fields.map(({ id }) => id))),
	joinsFrom: optionalMoment,
	joinsUntil: optionalMoment,
	exchangesFrom: optionalMoment,
	exchangesUntil: optionalMoment,
	dataEndsAt: optionalMoment
};
const endsAfterStart = <Input extends { startsAt: string; endsAt: string | null }>({
	startsAt,
	endsAt
}: Input) => endsAt === null || Date.parse(endsAt) > Date.parse(startsAt);

/** What an organizer's device makes for a new event: the join code (its id follows from it) and the recovery secret. */
export function newEventKeys(): { joinCode: string; eventId: string; recoverySecret: string } {
	const joinCode = makeJoinCode(randomBytes(5));
	return { joinCode, eventId: eventIdOf(joinCode), recoverySecret: toHex(randomBytes(16)) };
}

/** Creates an event and attends it; the recovery secret stays on this device (`recoverySecretOf`). */
export const createEvent = defineMutation({
	kind: 'create_event',
	input: v.pipe(
		v.object({ joinCode: joinCodeSchema, recoverySecret: hexOf(16), ...details }),
		v.forward(v.check(endsAfterStart, 'invalid'), ['endsAt'])
	),
	writes: ({ joinCode }) => [eventKey(eventIdOf(joinCode))],
	wire: ({ recoverySecret, ...event }) => ({ ...event, recoveryHash: hashOf(recoverySecret) }),
	apply: async (tx, { recoverySecret, ...event }, { happenedAt }) => {
		const id = eventIdOf(event.joinCode);
		tx.keep(`recovery/${id}`, recoverySecret);
		await attend(tx, { id, ...event, role: 'organizer', joinedAt: happenedAt });
	}
});

/** Changes what an event is called, where and when it is; for its organizers. */
export const editEvent = defineMutation({
	kind: 'edit_event',
	input: v.pipe(
		v.object({ eventId: idSchema, ...details }),
		v.forward(v.check(endsAfterStart, 'invalid'), ['endsAt'])
	),
	writes: ({ eventId }) => [eventKey(eventId)],
	replaces: ({ eventId }, earlier) => earlier.eventId === eventId,
	apply: async (tx, { eventId, ...changed }) => {
		const event = await tx.get('events', eventId);
		if (event) tx.put('events', { ...event, ...changed });
	}
});

/** Changes what an event says, field by field, so that two organizers who edit different things keep both; for organizers. */
export const setUpEvent = defineMutation({
	kind: 'set_up_event',
	input: v.object({ eventId: idSchema, changes: v.partial(v.object({ ...details, ...setUp })) }),
	writes: ({ eventId }) => [eventKey(eventId)],
	replaces: ({ eventId }, earlier) => earlier.eventId === eventId,
	inPlaceOf: ({ eventId, changes }, earlier) => ({ eventId, changes: { ...earlier.changes, ...changes } }),
	apply: async (tx, { eventId, changes }) => {
		const event = await tx.get('events', eventId);
		if (event) tx.put('events', { ...event, ...changes });
	}
});

/** Deletes an event: nobody joins or sees it any more, what attendees hold stays theirs; for organizers. */
export const deleteEvent = defineMutation({
	kind: 'delete_event',
	input: v.object({ eventId: idSchema }),
	writes: ({ eventId }) => [eventKey(eventId)],
	apply: async (tx, { eventId }, { happenedAt }) => {
		const event = await tx.get('events', eventId);
		if (event) tx.put('events', { ...event, deletedAt: event.deletedAt ?? happenedAt });
	}
});

/**
 * Joins an event by its code, also without a network. `details` are shown until the server's own arrive; `invitation` is the
 * token (hex) of a personal link, which makes the printed badge mine.
 */
export const joinEvent = defineMutation({
	kind: 'join_event',
	input: v.object({
		joinCode: joinCodeSchema,
		details: v.optional(v.object({ ...details, ...v.partial(v.object(setUp)).entries })),
		invitation: v.optional(hexOf(16))
	}),
	writes: ({ joinCode }) => [eventKey(eventIdOf(joinCode))],
	wire: ({ joinCode, invitation }) => ({ joinCode, ...(invitation !== undefined && { invitation }) }),
	replaces: ({ joinCode, invitation }, earlier) =>
		earlier.joinCode === joinCode && (earlier.invitation ?? invitation) === invitation,
	apply: async (tx, { joinCode, details: known }, { happenedAt }) => {
		const unknown = { name: '', place: '', startsAt: '', endsAt: null, timeZone: '' };
		const id = eventIdOf(joinCode);
		await attend(tx, { id, joinCode, ...(known ?? unknown), role: 'attendee', joinedAt: happenedAt });
	}
});

/** Leaves an event; what was exchanged there stays. */
export const leaveEvent = defineMutation({
	kind: 'leave_event',
	input: v.object({ eventId: idSchema }),
	writes: ({ eventId }) => [eventKey(eventId)],
	apply: async (tx, { eventId }, { happenedAt }) => {
		const event = await tx.get('events', eventId);
		if (event) tx.put('events', { ...event, leftAt: event.leftAt ?? happenedAt });
	}
});

/** Joining twice is one attendance; what the server said of the event stays. */
async function attend(tx: MutationTx, event: Omit<EventRow, 'leftAt' | 'attendees'>): Promise<void> {
	const known = await tx.get('events', event.id);
	tx.put('events', known ? { ...known, leftAt: null } : { ...event, leftAt: null, attendees: 1 });
}

function hashOf(secret: string): string {
	return toHex(sha256(fromHex(secret) ?? new Uint8Array()));
}
