import type { Profile, SharingOf } from '../../src/lib/card/fields.ts';
import { eventRefOf } from '../../src/lib/events/event-id.ts';
import { headOf } from '../../src/lib/exchange/exchange.ts';
import { joinedNote } from '../../src/lib/people/joined-note.ts';
import type { Details } from './events.ts';
import {
	type Contact,
	type Occasion,
	type Person,
	type Verdict,
	applied,
	held,
	pairOf,
	refused
} from './facts.ts';
import { anyId } from './meetings.ts';
import type { People } from './people.ts';
import { shownAtOf } from './tickets.ts';
import { keepBetween, verdictOnBetween } from './between-verbs.ts';
import { isAboutAnother, putDown, verdictOnWords } from './word-verbs.ts';

type Input = Readonly<Record<string, unknown>>;

/** The believed times at which a later one loses against an earlier one that is newer. */
const isNewer = (known: { at: number } | null | undefined, at: Occasion) =>
	!known || known.at <= at.believedAt;

/** Nobody else looks after an event that somebody organizes. */
function isOnlyOrganizer(people: People, me: Person, eventId: string): boolean {
	const organizes = (person: Person) => {
		const attendance = person.attends.get(eventId);
		return attendance?.role === 'organizer' && attendance.leftAt === null;
	};
	return organizes(me) && ![...people.all.values()].some((person) => person !== me && organizes(person));
}

/** What each kind of mutation does (docs/protocol.md, Push). */
export function verdictOn(people: People, at: Occasion, kind: string, input: Input): Verdict {
	const { me } = at;
	const text = (name: string) => String(input[name]);
	switch (kind) {
		case 'add_key': {
			const owner = people.keys.get(text('keyId'));
			if (owner && owner !== me) return refused('key_taken');
			return applied(() => people.keys.set(text('keyId'), me));
		}
		case 'save_profile':
			return applied(() => {
				if (isNewer(me.profile, at)) me.profile = { profile: input.profile as Profile, at: at.believedAt };
			});
		case 'save_card': {
			const eventId = input.eventId === null ? 'default' : text('eventId');
			if (eventId !== 'default' && !people.events.attendsNow(me, eventId)) return refused('not_attending');
			return applied(() => {
				const graph = 'none' as const;
				const sharing = input.sharing as SharingOf;
				const asksFirst = input.asksFirst === true;
				if (isNewer(me.cards.get(eventId), at))
					me.cards.set(eventId, { sharing, asksFirst, graph, at: at.believedAt });
			});
		}
		case 'create_event':
			return applied(() => {
				const { id } = people.events.add(text('joinCode'), detailsIn(input));
				people.events.attend(me, id, 'organizer');
			});
		case 'edit_event': {
			const event = people.events.withId(text('eventId'));
			const attendance = me.attends.get(text('eventId'));
			if (!event || attendance?.role !== 'organizer' || attendance.leftAt !== null)
				return refused('not_organizer');
			return applied(() => (event.details = detailsIn(input)));
		}
		case 'join_event': {
			const eventId = people.events.idOf(text('joinCode'));
			if (!eventId) return refused('event_not_found');
			return applied(() => people.events.attend(me, eventId, 'attendee'));
		}
		case 'leave_event': {
			const attendance = me.attends.get(text('eventId'));
			if (!attendance) return refused('not_attending');
			if (isOnlyOrganizer(people, me, text('eventId'))) return refused('last_organizer');
			return applied(() => (attendance.leftAt ??= at.believedAt));
		}
		case 'exchange_cards':
			return scanned(people, at, input);
		case 'exchange_by_short_code':
			return typed(people, at, input);
		case 'undo_exchange':
			return undone(people, at, text('meetingId'));
		default:
			return (
				verdictOnWords(at, kind, input) ??
				verdictOnBetween(at, kind, input) ??
				aboutContact(people, at, kind, input)
			);
	}
}

/** A code was scanned: held while its key, or its owner's joining of its event, is unknown. */
function scanned(people: People, at: Occasion, input: Input): Verdict {
	const code = String(input.code);
	const { isLive, eventRef, keyId } = headOf(code);
	const other = people.keys.get(keyId);
	if (!other) return held(`key:${keyId}`);
	if (other === at.me) return refused('own_code');
	if (people.forged.has(code)) return refused('code_not_genuine');
	const common = people.events.common(at, other, { eventRef, nowMs: people.nowMs });
	if (common.waitsFor) return held(common.waitsFor);
	const shownAt = shownAtOf(code);
	const isInTime = shownAt !== null && Math.abs(shownAt - at.arrivedAt) <= 10 * 60_000;
	const hasTicket = people.tickets.isGood(input.ticket, code, at.arrivedAt);
	const offer = {
		other,
		eventId: common.eventId,
		isFresh: isInTime || hasTicket,
		shownAt,
		via: hasTicket ? ('link' as const) : isLive ? ('scan' as const) : ('badge' as const)
	};
	return applied(() => {
		if (hasTicket) people.tickets.use(input.ticket);
		people.meet(at, offer, input);
	});
}

function detailsIn(input: Input): Details {
	const { name, place, startsAt, endsAt, timeZone } = input as Details;
	return { name, place, startsAt, endsAt, timeZone };
}

/** A short code was typed: it has no time, so it never passes more than the code itself. */
function typed(people: People, at: Occasion, input: Input): Verdict {
	const code = String(input.shortCode).slice(0, 7);
	const shown = people.shortCodes.get(code);
	const other = shown && people.keys.get(shown.keyId);
	const isThere =
		other &&
		(shown.eventId === null ||
			(shown.eventId === input.eventId &&
				people.events.attendsNow(other, shown.eventId) &&
				at.me.attends.has(shown.eventId)));
	if (!other || !isThere) return held(`short:${String(input.eventId ?? 'none')}:${code}`);
	if (other === at.me) return refused('own_code');
	const eventRef = eventRefOf(shown.eventId);
	const { eventId } = people.events.common(at, other, { eventRef, nowMs: people.nowMs });
	const offer = { other, eventId, isFresh: false, shownAt: null, via: 'short-code' as const };
	return applied(() => people.meet(at, offer, input));
}

/** One's own scan, or any meeting within 24 hours; one that is not there is undone already. */
function undone(people: People, at: Occasion, meetingId: string): Verdict {
	const waiting = people.heldScan(at.me, meetingId);
	if (waiting) return applied(() => people.drop(waiting));
	const all = people.meetings.of(at.me.id);
	const named = all.find(({ meetings }) =>
		meetings.some(
			({ id, scans }) =>
				id === meetingId || scans.some((scan) => scan.id === meetingId && scan.by === at.me.id)
		)
	);
	// One that goes by an id which the server chose; where there are several it may be any of them.
	const isUnnamed = named === undefined && !people.meetings.scanIds.has(meetingId);
	const unnamed = isUnnamed ? all.filter(({ meetings }) => meetings.some(({ id }) => id === anyId)) : [];
	if (unnamed.flatMap(({ meetings }) => meetings.filter(({ id }) => id === anyId)).length > 1) {
		for (const { sides } of unnamed) people.meetings.loose.add(pairOf(...sides));
		const effect = () => unnamed.forEach(({ sides }) => people.meetings.undone.add(pairOf(...sides)));
		return { says: ['applied', 'refused: meeting_not_found'], effect };
	}
	const exchange = named ?? unnamed.at(0);
	const meeting =
		exchange?.meetings.find(({ scans }) => scans.some(({ id, by }) => id === meetingId && by === at.me.id)) ??
		exchange?.meetings.find(({ id }) => id === (named ? meetingId : anyId));
	const mayUndo =
		meeting === undefined ||
		meeting.happenedAt > at.arrivedAt - 24 * 3_600_000 ||
		meeting.scans.some(({ by }) => by === at.me.id);
	const pair = people.meetings.pairOfScan.get(meetingId);
	if (pair !== undefined && people.isLoosePair(pair)) {
		return {
			says: ['applied', 'refused: meeting_not_found'],
			effect: () => {
				people.meetings.undone.add(pair);
				if (exchange && meeting) people.undo(exchange, meeting);
			}
		};
	}
	if (!mayUndo) return refused('meeting_not_found');
	return applied(() => exchange && meeting && people.undo(exchange, meeting));
}

function aboutContact(people: People, at: Occasion, kind: string, input: Input): Verdict {
	const { me } = at;
	const other = people.personBehind(me, String(input.contactId));
	if (!other) return refused('contact_not_found');
	const known = me.contacts.get(other.id);
	const contact = known?.ids.has(String(input.contactId)) ? known : undefined;
	const exchange = people.meetings.exchange(me.id, other.id, (input.eventId ?? null) as string | null);
	const isAboutExchange = kind === 'confirm_exchange' || kind === 'withdraw_exchange';
	const isLoose = people.meetings.isLoose(me, other);
	if (!isLoose && (!contact || (isAboutExchange && !exchange))) return refused('contact_not_found');
	if (isAboutAnother(me, kind, input, other.id) && !isLoose) return refused('invalid_input');
	const effect = () => takeEffect(people, at, { kind, input, other, exchange });
	return isLoose ? { says: ['applied', 'refused: contact_not_found'], effect } : applied(effect);
}

/** Nobody's words are lost: what the person did not see stays. */
function noteAfter(
	note: Contact['note'],
	at: Occasion,
	{ typed, was }: { typed: string; was: string }
): Contact['note'] {
	const stored = note?.text ?? '';
	const text = joinedNote({ stored, was, typed, isOlder: note !== null && at.believedAt < note.at });
	return text === stored ? note : { text, at: Math.max(note?.at ?? 0, at.believedAt) };
}

type About = {
	kind: string;
	input: Input;
	other: Person;
	exchange: ReturnType<People['meetings']['exchange']>;
};

function takeEffect(people: People, at: Occasion, { kind, input, other, exchange }: About): void {
	const { me } = at;
	const contact = people.contactOf(me, other);
	switch (kind) {
		case 'confirm_exchange':
			if (exchange) people.meetings.confirm(at, exchange, other.id);
			return;
		case 'withdraw_exchange':
			if (exchange) people.meetings.withdraw(at, exchange, other.id);
			return;
		case 'block_person':
		case 'unblock_person':
			contact.blocked = kind === 'block_person';
			people.loosen(me, other);
			return;
		case 'save_note':
			contact.note = noteAfter(contact.note, at, { typed: String(input.text), was: String(input.was ?? '') });
			return;
		case 'save_remark':
		case 'save_promise':
		case 'mark_person':
		case 'set_relationship':
			return putDown(at, kind, input, other.id);
		default:
			if (!keepBetween(at, kind, input, other.id)) throw new Error(`the model does not know ${kind}`);
	}
}
