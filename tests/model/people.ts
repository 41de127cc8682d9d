import { createHash } from 'node:crypto';
import { joinedNote } from '../../src/lib/people/joined-note.ts';
import {
	type Contact,
	type Exchange,
	type Meeting,
	type Occasion,
	type Offer,
	type Person,
	pairOf
} from './facts.ts';
import { Events } from './events.ts';
import { Meetings } from './meetings.ts';
import { Tickets } from './tickets.ts';
import { Words } from './words.ts';

/** A scan that waits on the server. */
export type HeldScan = {
	readonly key: string;
	me: Person;
	readonly kind: string;
	readonly input: Readonly<Record<string, unknown>>;
	readonly at: Omit<Occasion, 'me'>;
	waitsFor: string;
};

/** Everybody, what they attend, and whom they know. */
export class People {
	readonly all = new Map<string, Person>();
	readonly keys = new Map<string, Person>();
	readonly meetings = new Meetings();
	readonly events = new Events();
	readonly tickets = new Tickets();
	/** What was ever shown to be typed, by its seven characters; and codes that nobody signed. */
	readonly shortCodes = new Map<string, { keyId: string; eventId: string | null }>();
	readonly forged = new Set<string>();
	nowMs = 0;
	held: HeldScan[] = [];
	/** Held scans that were undone: answered as applied, with nothing in it. */
	readonly dropped: HeldScan[] = [];
	/** Whom an id ever named, by `OWNER/ID`. */
	readonly #behind = new Map<string, Person>();

	add(id: string): Person {
		const person: Person = {
			id,
			profile: null,
			cards: new Map(),
			attends: new Map(),
			contacts: new Map(),
			words: new Words(),
			isMerged: false
		};
		this.all.set(id, person);
		return person;
	}

	asksFirst(person: Person, eventId: string | null): boolean {
		return this.settingsOf(person, eventId)?.asksFirst ?? false;
	}

	settingsOf(person: Person, eventId: string | null) {
		return person.cards.get(eventId ?? 'default') ?? person.cards.get('default');
	}

	/** Both have a contact of the other, and an exchange. */
	meet(at: Occasion, offer: Offer, input: Readonly<Record<string, unknown>>): void {
		const meetingId = String(input.meetingId);
		this.names(at.me, String(input.contactId), offer.other);
		this.#namesByScan(offer.other, contactIdByScan(meetingId), at.me);
		this.meetings.meet(at, offer, { meetingId, asksFirst: this.asksFirst(offer.other, offer.eventId) });
	}

	/** From now on this id of the owner's names this person. */
	names(owner: Person, id: string, other: Person): void {
		this.#behind.set(`${owner.id}/${id}`, other);
		this.contactOf(owner, other).ids.add(id);
	}

	/** A scan that came again after accounts were joined names nobody anew: the server chooses another id. */
	#namesByScan(owner: Person, id: string, other: Person): void {
		const named = this.personBehind(owner, id);
		if (named && named !== other && owner.contacts.has(named.id)) this.contactOf(owner, other);
		else this.names(owner, id, other);
	}

	/** What a phone was told: the ids that the server made for it. */
	learn(owner: Person, id: string, other: Person): void {
		const named = this.personBehind(owner, id);
		// What was undone leaves its id to whoever comes next by the same scan, sent again as another guest.
		const isInUse = named !== undefined && owner.contacts.get(named.id)?.ids.has(id);
		if (isInUse || !owner.contacts.has(other.id)) return;
		this.names(owner, id, other);
	}

	personBehind(owner: Person, id: string): Person | undefined {
		return this.#behind.get(`${owner.id}/${id}`);
	}

	contactOf(owner: Person, other: Person): Contact {
		const known = owner.contacts.get(other.id);
		if (known) return known;
		const made: Contact = { ids: new Set(), blocked: false, note: null };
		owner.contacts.set(other.id, made);
		return made;
	}

	/** A meeting goes; with the last one the exchange, and with that each contact that nothing else holds. */
	undo(exchange: Exchange, meeting: Meeting): void {
		if (!this.meetings.undo(exchange, meeting)) return;
		const [one, other] = exchange.sides.map((id) => this.all.get(id));
		if (!one || !other) return;
		for (const [owner, met] of [
			[one, other],
			[other, one]
		]) {
			const contact = owner.contacts.get(met.id);
			const isMet = this.meetings.of(owner.id).some(({ sides }) => sides.includes(met.id));
			const isHeld = isMet || contact?.blocked || contact?.note?.text || owner.words.hasAny(met.id);
			if (isHeld) continue;
			owner.contacts.delete(met.id);
			owner.words.forget(met.id);
		}
	}

	heldScan(me: Person, meetingId: string): HeldScan | undefined {
		return this.held.find((each) => each.me === me && each.input.meetingId === meetingId);
	}

	drop(scan: HeldScan): void {
		this.held = this.held.filter((each) => each !== scan);
		this.dropped.push(scan);
	}

	loosen(one: Person, other: Person): void {
		this.meetings.loose.add(pairOf(one.id, other.id));
	}

	isLoosePair(pair: string): boolean {
		return (
			this.meetings.loose.has(pair) || pair.split(' ').some((id) => this.all.get(id)?.isMerged !== false)
		);
	}

	/** Two people become one. Nothing of either is lost; of their pairs only the coarse things are compared from now on. */
	merge(old: Person, kept: Person): void {
		for (const [keyId, owner] of this.keys) if (owner === old) this.keys.set(keyId, kept);
		for (const scan of this.held) {
			if (scan.me === old) scan.me = kept;
			scan.waitsFor = scan.waitsFor.replace(old.id, kept.id);
		}
		for (const [eventId, { role, leftAt }] of old.attends) {
			const known = kept.attends.get(eventId);
			const isThere = leftAt === null || known?.leftAt === null;
			kept.attends.set(eventId, {
				role: known?.role === 'organizer' ? known.role : role,
				leftAt: isThere ? null : Math.max(leftAt, known?.leftAt ?? 0)
			});
		}
		for (const [key, other] of this.#behind) {
			const [owner, id] = key.split('/');
			const now = other === old ? kept : other;
			if (owner === old.id) this.#behind.set(`${kept.id}/${id}`, now);
			else if (other === old) this.#behind.set(key, now);
		}
		this.#mergeContacts(old, kept);
		this.meetings.rename(old.id, kept.id);
		this.all.delete(old.id);
		kept.isMerged = true;
	}

	/** Whom both knew is known once, under every id, with both notes; oneself vanishes. */
	#mergeContacts(old: Person, kept: Person): void {
		for (const [one, other] of [
			[old, kept],
			[kept, old]
		]) {
			one.contacts.delete(other.id);
			one.words.forget(other.id);
		}
		kept.words.join(old.words);
		for (const [otherId, gone] of old.contacts) {
			const other = this.all.get(otherId);
			if (other) join(this.contactOf(kept, other), gone);
		}
		for (const owner of this.all.values()) {
			const gone = owner.contacts.get(old.id);
			if (!gone || owner === kept) continue;
			owner.contacts.delete(old.id);
			owner.words.follow(old.id, kept.id);
			join(this.contactOf(owner, kept), gone);
		}
	}
}

/** The id of the contact that a scan brings to whoever was scanned (docs/protocol.md). */
function contactIdByScan(meetingId: string): string {
	const bytes = createHash('sha256').update(`hallway/contact/${meetingId}`).digest().subarray(0, 16);
	bytes[6] = (bytes[6] & 15) | 128;
	bytes[8] = (bytes[8] & 63) | 128;
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function join(stays: Contact, gone: Contact): void {
	for (const id of gone.ids) stays.ids.add(id);
	stays.blocked ||= gone.blocked;
	if (!gone.note) return;
	const { text, at } = stays.note ?? { text: '', at: -1 };
	const joined = joinedNote({ stored: text, was: '', typed: gone.note.text, isOlder: gone.note.at < at });
	stays.note = { text: joined, at: Math.max(at, gone.note.at) };
}
