import * as v from 'valibot';
import { cardSchema } from '../card/schema.ts';
import { filledIn, givenInFull, settingsByDefault } from '../card/visible.ts';
import { makeId } from '../core/ids.ts';
import type { ContactRow, ExchangeRow, Giving } from '../db/rows.ts';
import { countsAt } from '../events/current.ts';
import { hexOf, idSchema } from '../sync/input.ts';
import { contactKey, eventKey, eventRefKey, meetingKey } from '../sync/keys.ts';
import { type MutationTx, defineMutation } from '../sync/mutation.ts';
import type { ScannedCode } from './code/code.ts';
import { eventOfCode, exchangeIdOf, headOf, isExchange, sameMeeting, withTheirs } from './exchange.ts';
import { isPutDown, wordRows } from './put-down.ts';

const ids = { contactId: idSchema, meetingId: idSchema };
const nothing: Giving = { how: 'nothing', fields: [], at: null };
const pair = { contactId: idSchema, eventId: v.nullable(idSchema) };

/** The input of `exchangeCards` for a code just scanned; the ids are fresh ones. */
export function newExchange({ bytes, card }: Pick<ScannedCode, 'bytes' | 'card'>, ticket?: string) {
	return { contactId: makeId(), meetingId: makeId(), code: bytes, card, ...(ticket ? { ticket } : {}) };
}

/** I scanned somebody: the contact is there at once, not yet confirmed. Somebody I have already is not doubled. */
export const exchangeCards = defineMutation({
	kind: 'exchange_cards',
	input: v.object({ ...ids, code: hexOf(), card: cardSchema, ticket: v.optional(hexOf(16)) }),
	writes: ({ contactId, meetingId }) => [contactKey(contactId), meetingKey(meetingId)],
	reads: ({ code }) => [eventRefKey(headOf(code).eventRef)],
	apply: async (tx, { contactId, meetingId, code, card, ticket }, { happenedAt }) => {
		const { isLive, eventRef, keyId } = headOf(code);
		const [known] = await tx.where('contacts', 'keyIds', keyId);
		const contact = known ??
			(await tx.get('contacts', contactId)) ?? { id: contactId, card: {}, keyIds: [], blocked: false };
		tx.alias(contactId, contact.id);
		// A badge was printed long ago: it adds, it does not overwrite. Nor does a code that may be forged, since anybody can
		// write somebody's key id into one, overwrite what the server has confirmed; the server will say which it was.
		const met = await tx.where('exchanges', 'contactId', contact.id);
		const overwrites = isLive && !met.some(({ confirmedAt }) => confirmedAt !== null);
		const merged = overwrites ? { ...contact.card, ...card } : { ...card, ...contact.card };
		tx.put('contacts', { ...contact, card: merged, keyIds: [...new Set([...contact.keyIds, keyId])] });
		const fields = filledIn(card);
		await meet(tx, contact, {
			meetingId,
			happenedAt,
			eventId: eventOfCode(await tx.all('events'), eventRef, happenedAt),
			theyGave: { how: 'code', fields, at: happenedAt },
			via: ticket ? 'link' : isLive ? 'scan' : 'badge'
		});
	}
});

/** I typed somebody's short code: who it is the server will say. */
export const exchangeByShortCode = defineMutation({
	kind: 'exchange_by_short_code',
	input: v.object({ ...ids, eventId: v.nullable(idSchema), shortCode: v.pipe(v.string(), v.length(8)) }),
	writes: ({ contactId, meetingId }) => [contactKey(contactId), meetingKey(meetingId)],
	reads: ({ eventId }) => (eventId ? [eventKey(eventId)] : []),
	apply: async (tx, { contactId, meetingId, eventId: typedAt }, { happenedAt }) => {
		const event = typedAt === null ? undefined : await tx.get('events', typedAt);
		const eventId = event && !countsAt(event, new Date(happenedAt)) ? null : typedAt;
		const contact = (await tx.get('contacts', contactId)) ?? {
			id: contactId,
			card: {},
			keyIds: [],
			blocked: false
		};
		tx.put('contacts', contact);
		await meet(tx, contact, { meetingId, happenedAt, eventId, theyGave: nothing, via: 'short-code' });
	}
});

/** Takes a scan back: before it left the device nothing is sent at all, afterwards the meeting vanishes for both. */
export const undoExchange = defineMutation({
	kind: 'undo_exchange',
	input: v.object({ meetingId: idSchema }),
	writes: ({ meetingId }) => [meetingKey(meetingId)],
	cancels: ({ meetingId }, { kind, input }) => isExchange(kind) && input.meetingId === meetingId,
	apply: async (tx, { meetingId }) => {
		const exchange = (await tx.all('exchanges')).find(({ meetings }) =>
			meetings.some(({ id }) => id === meetingId)
		);
		if (!exchange) return;
		const meetings = exchange.meetings.filter(({ id }) => id !== meetingId);
		if (meetings.length > 0) return tx.put('exchanges', { ...exchange, meetings });
		tx.delete('exchanges', exchange.id);
		const others = await tx.where('exchanges', 'contactId', exchange.contactId);
		if (others.length > 0) return;
		const contact = await tx.get('contacts', exchange.contactId);
		if (!contact || (!contact.blocked && !isPutDown(contact.id, await wordRows((table) => tx.all(table))))) {
			return tx.delete('contacts', exchange.contactId);
		}
		const { name } = contact.card;
		tx.put('contacts', { ...contact, card: name === undefined ? {} : { name } });
	}
});

/** I say yes to somebody who asks: my full card passes. */
export const confirmExchange = defineMutation({
	kind: 'confirm_exchange',
	input: v.object(pair),
	writes: ({ contactId }) => [contactKey(contactId)],
	apply: async (tx, { contactId, eventId }, { happenedAt }) => {
		const exchange = await tx.get('exchanges', exchangeIdOf(contactId, eventId));
		if (!exchange) return;
		tx.put('exchanges', { ...exchange, asksMe: false, iGave: await myFull(tx, eventId, happenedAt) });
	}
});

/** I take back what I gave in one exchange. */
export const withdrawExchange = defineMutation({
	kind: 'withdraw_exchange',
	input: v.object(pair),
	writes: ({ contactId }) => [contactKey(contactId)],
	apply: async (tx, { contactId, eventId }, { happenedAt }) => {
		const exchange = await tx.get('exchanges', exchangeIdOf(contactId, eventId));
		if (!exchange) return;
		tx.put('exchanges', {
			...exchange,
			asksMe: false,
			iGave: { how: 'withdrawn', fields: [], at: happenedAt }
		});
	}
});

type NewMeeting = { meetingId: string; happenedAt: string } & Pick<
	ExchangeRow,
	'eventId' | 'theyGave' | 'via'
>;

async function meet(
	tx: MutationTx,
	contact: ContactRow,
	{ meetingId, happenedAt, eventId, theyGave, via }: NewMeeting
) {
	const id = exchangeIdOf(contact.id, eventId);
	const known = await tx.get('exchanges', id);
	const iGave = contact.blocked ? nothing : await myFull(tx, eventId, happenedAt);
	const exchange: ExchangeRow = known ?? {
		id,
		contactId: contact.id,
		eventId,
		theyGave,
		iGave,
		asksMe: false,
		asksThem: via === 'badge' || via === 'short-code',
		via,
		confirmedAt: null,
		meetings: []
	};
	const same = sameMeeting(exchange.meetings, happenedAt);
	if (same) tx.alias(meetingId, same.id);
	const meetings = same ? exchange.meetings : [...exchange.meetings, { id: meetingId, happenedAt }];
	tx.put('exchanges', { ...withTheirs(exchange, theyGave), iGave, asksMe: false, meetings });
}

/** The scanning side gives every field ticked code or after. */
async function myFull(tx: MutationTx, eventId: string | null, at: string): Promise<Giving> {
	const mine = await tx.get('profiles', 'me');
	const settings = (eventId && (await tx.get('cards', eventId))) || (await tx.get('cards', 'default'));
	return { how: 'full', fields: mine ? givenInFull(mine.profile, settings ?? settingsByDefault) : [], at };
}
