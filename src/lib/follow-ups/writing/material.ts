import type { Card, FieldId, Profile } from '../../card/fields.ts';
import type { EventRow, ExchangeRow, Voice } from '../../db/rows.ts';
import type { Choices, DraftInput } from '../drafts/input.ts';
import type { FollowUp } from '../queue/rules.ts';
import type { ContactFacts } from '../queue/story.ts';

/** Everything on the phone that a message to one person may draw from. */
export type Material = {
	readonly facts: ContactFacts;
	readonly note: string;
	readonly profile: Profile;
	readonly voice: Voice;
	readonly events: readonly EventRow[];
	/** All exchanges of the phone: an opening is not used twice at one event. */
	readonly exchanges: readonly ExchangeRow[];
	/** What the message is for, the most pressing first. */
	readonly reasons: readonly FollowUp[];
};

/** The exchange that a message comes back to: the one its first reason names, else the latest. */
export function exchangeMeant({
	facts,
	reasons
}: Pick<Material, 'facts' | 'reasons'>): ExchangeRow | undefined {
	const named = reasons.find(({ kind }) => kind === 'first' || kind === 'thank');
	return (
		facts.exchanges.find(({ eventId }) => named !== undefined && eventId === named.eventId) ??
		facts.exchanges.toSorted((one, other) => (lastMeeting(one) < lastMeeting(other) ? 1 : -1))[0]
	);
}

/** The material as the drafts take it. */
export function draftInputOf(
	material: Material,
	choices: Choices,
	now: string,
	timeZone: string
): DraftInput {
	const { facts, note, profile, voice, events, exchanges, reasons } = material;
	const exchange = exchangeMeant(material);
	const at = exchange && firstMeeting(exchange);
	const event = events.find(({ id }) => id === exchange?.eventId);
	return {
		to: {
			card: facts.contact.card,
			remarks: facts.remarks,
			note,
			promises: facts.promises,
			relationship: facts.relationship?.kind ?? null,
			touches: facts.touches,
			milestones: facts.milestones
		},
		me: { profile, voice, card: given(profile, exchange?.iGave.fields ?? ['name']) },
		met: at ? { eventName: event?.name || null, place: event?.place || null, at } : null,
		reasons,
		now,
		timeZone,
		...placeIn(exchanges, exchange),
		choices
	};
}

function given(profile: Profile, fields: readonly FieldId[]): Card {
	return Object.fromEntries(fields.filter((id) => profile[id] !== undefined).map((id) => [id, profile[id]]));
}

/** Where somebody stands among the people of one event, by first meeting; ids decide between equal times. */
function placeIn(
	exchanges: readonly ExchangeRow[],
	mine: ExchangeRow | undefined
): { rank: number; crowd: number } {
	if (!mine) return { rank: 0, crowd: 1 };
	const key = (exchange: ExchangeRow) => `${firstMeeting(exchange)} ${exchange.contactId}`;
	const there = exchanges.filter(({ eventId }) => eventId === mine.eventId);
	return { rank: there.filter((other) => key(other) < key(mine)).length, crowd: Math.max(there.length, 1) };
}

function firstMeeting({ meetings }: ExchangeRow): string {
	return meetings.map(({ happenedAt }) => happenedAt).sort()[0] ?? '';
}

function lastMeeting({ meetings }: ExchangeRow): string {
	return (
		meetings
			.map(({ happenedAt }) => happenedAt)
			.sort()
			.at(-1) ?? ''
	);
}
