import { mutations } from '../lib/background.ts';
import type { Profile } from '../lib/card/fields.ts';
import { saveCard, saveProfile } from '../lib/card/mutations.ts';
import { settingsByDefault } from '../lib/card/visible.ts';
import { Db } from '../lib/db/db.svelte.ts';
import { eventIdOf, eventRefOf } from '../lib/events/event-id.ts';
import { joinEvent } from '../lib/events/mutations.ts';
import { liveCode } from '../lib/exchange/live-code.ts';
import { exchangeCards, newExchange } from '../lib/exchange/mutations.ts';
import { readScan } from '../lib/exchange/scan.ts';
import { saveNote } from '../lib/people/mutations.ts';
import type { Random } from '../server/demo/random.ts';
import { serverTime } from '../lib/session/clock.ts';
import { makeKey } from '../lib/core/key.ts';
import { addKey } from '../lib/session/device-key.ts';
import { registryOf } from '../lib/sync/apply.ts';
import { mutateIn } from '../lib/sync/mutate.ts';
import type { Mutation } from '../lib/sync/mutation.ts';
import type { Consent } from './consent.ts';
import type { Cuts } from './cuts.ts';
import { Line, type Traffic } from './line.ts';
import { type Keychain, remoteOf } from './sign-in.ts';
import { Syncing } from './syncing.ts';

export type GuestOptions = {
	origin: string;
	name: string;
	joinCode: string;
	random: Random;
	traffic: Traffic;
	/** Which requests are cut. */
	cuts: Cuts;
	/** By how much this phone's clock is wrong. */
	clockErrorMs: number;
	/** What this person says about the organizers' graph; null: they were not asked. */
	consent: Consent | null;
	/** The token (hex) of their personal link; null: they come by the event's. */
	invitation: string | null;
};

/** One person with a phone: the app's own database, outbox and sync, and a network of its own. */
export class Guest {
	readonly name: string;
	readonly key;
	readonly eventId: string;
	readonly keychain: Keychain = new Map();
	readonly line: Line;
	readonly syncing: Syncing;
	/** How many changes this person made. */
	made = 0;
	#local;
	#origin: string;
	#joinCode: string;
	#clockErrorMs: number;
	#consent: Consent | null;
	#invitation: string | null;

	constructor(options: GuestOptions) {
		const { origin, name, joinCode, random, traffic, cuts, clockErrorMs, consent, invitation } = options;
		this.name = name;
		this.key = makeKey(random.bytes(16));
		this.eventId = eventIdOf(joinCode);
		this.line = new Line(traffic, cuts);
		this.#origin = origin;
		this.#joinCode = joinCode;
		this.#clockErrorMs = clockErrorMs;
		this.#consent = consent;
		this.#invitation = invitation;
		this.#local = { db: new Db('rehearsal'), registry: registryOf(mutations) };
		const remote = remoteOf({ origin, keychain: this.keychain, fetch: this.line.fetch });
		const sync = { local: this.#local, remote, now: () => this.#nowMs, random: () => random.next() };
		this.syncing = new Syncing(sync, this.line);
	}

	get tables() {
		return this.#local.db.tables;
	}

	/** What waits, is held, or was refused. */
	get outbox() {
		return this.tables.outbox.all;
	}

	/** Makes a card and joins the event, as after the first tap on its link. */
	async arrive(at: Date): Promise<void> {
		await this.do(addKey, { keyId: this.key.id, secret: this.key.secret }, at);
		await this.do(saveProfile, { profile: this.#profile }, at);
		const invitation = this.#invitation;
		await this.do(joinEvent, { joinCode: this.#joinCode, ...(invitation !== null && { invitation }) }, at);
		if (!this.#consent) return;
		const { sharing, asksFirst } = settingsByDefault;
		await this.do(saveCard, { eventId: this.eventId, sharing, asksFirst, ...this.#consent }, at);
	}

	/** What this phone's screen shows, as it was `agoMs` earlier. */
	showCode(agoMs: number): string {
		const now = serverTime(this.tables.meta.get('clockOffsetMs')?.value, this.#nowMs - agoMs);
		const mine = { profile: this.#profile, settings: settingsByDefault, key: this.key };
		return liveCode({ origin: this.#origin, eventId: this.eventId, ...mine }, now).url;
	}

	/** Scans a code, as the scanner's screen does. */
	async scan(text: string, at: Date): Promise<void> {
		const scanner = {
			origin: this.#origin,
			ownKeyIds: [this.key.id],
			eventRefs: [eventRefOf(this.eventId)]
		};
		const read = readScan(text, scanner);
		if (!read.ok) throw new Error(`${this.name} cannot read a code: ${read.problem}`);
		await this.do(exchangeCards, newExchange(read.value.code), at);
	}

	/** Writes a note about somebody; false if they are not among the contacts. */
	async note(other: Guest, text: string, at: Date): Promise<boolean> {
		const contact = this.tables.contacts.all.find(({ keyIds }) => keyIds.includes(other.key.id));
		const was = contact && this.tables.notes.get(contact.id)?.text;
		if (contact) await this.do(saveNote, { contactId: contact.id, text, was }, at);
		return contact !== undefined;
	}

	/** `at`: when it happens, by a clock that is right. */
	async do<Input>(mutation: Mutation<Input>, input: Input, at: Date): Promise<void> {
		const done = await mutateIn(this.#local, mutation, input, new Date(at.getTime() + this.#clockErrorMs));
		if (!done.ok) throw new Error(`${this.name} cannot ${mutation.kind}: ${done.problem}`);
		this.made++;
		void this.syncing.wake(false);
	}

	get #nowMs(): number {
		return Date.now() + this.#clockErrorMs;
	}

	get #profile(): Profile {
		return {
			name: this.name,
			headline: 'Tries this installation before the day',
			organisation: 'Rehearsal',
			pitch: 'I am made up. Whatever I say was written by nobody.',
			interests: ['networks that break', 'batteries']
		};
	}
}
