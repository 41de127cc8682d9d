import type { Profile } from '../../src/lib/card/fields.ts';
import { saveCard, saveProfile } from '../../src/lib/card/mutations.ts';
import { makeId } from '../../src/lib/core/ids.ts';
import { createEvent, joinEvent, leaveEvent, newEventKeys } from '../../src/lib/events/mutations.ts';
import { eventRefOf } from '../../src/lib/events/event-id.ts';
import { shortCodeOf } from '../../src/lib/exchange/code/key.ts';
import {
	confirmExchange,
	exchangeByShortCode,
	exchangeCards,
	newExchange,
	undoExchange,
	withdrawExchange
} from '../../src/lib/exchange/mutations.ts';
import { blockPerson, saveNote, unblockPerson } from '../../src/lib/people/mutations.ts';
import { addKey } from '../../src/lib/session/device-key.ts';
import { AddressJoin, takeOver } from '../../src/lib/sync/join.ts';
import { dismissRefused, retryRefused } from '../../src/lib/sync/refused.ts';
import type { ModelDatabase } from './database.ts';
import { Device } from './device.ts';
import { ServerLine } from './line.ts';
import type { Op } from './ops.ts';

const minuteMs = 60_000;
const mostDevices = 6;

const profiles: readonly Profile[] = [
	{ name: 'Ada', headline: 'Engines', email: 'ada@example.org', pitch: 'I make engines.' },
	{ name: 'Bö', organisation: 'Tea & Co', interests: ['tea', 'τσάι'] },
	{ name: 'Cleo  ', headline: "it's", links: ['https://example.org/?a=1&b=\\'] },
	{ name: '👩🏽‍🚀', lookingFor: ['mentor'], phone: '+49 30 123' },
	{ name: 'مريم', organisation: 'x', offers: ['a', 'b'], pronouns: 'she' },
	{ name: 'Ада' }
];

type By<Kind extends Op['do']> = Extract<Op, { do: Kind }>;

/** Some people with phones around one server, and two events that their organizers have not told the server of yet. */
export class World {
	readonly server: ServerLine;
	readonly devices: Device[] = [];
	readonly #events = [newEventKeys(), newEventKeys()];

	constructor(db: ModelDatabase) {
		this.server = new ServerLine(db);
	}

	/** Three people with a card, two of them with an event. */
	async begin(): Promise<void> {
		for (const [n, profile] of profiles.slice(0, 3).entries()) {
			const device = await this.#newDevice();
			await this.#addKey(device);
			await device.do(saveProfile, { profile });
			if (n < this.#events.length) await this.#create(device, n);
		}
	}

	async #newDevice(): Promise<Device> {
		// Milliseconds apart, so that nothing of two people happens in the same instant.
		const device = new Device(this.server, 137 * (this.devices.length + 1));
		device.meanwhile = (what) => this.#meanwhile(device, what);
		await device.db.open();
		this.devices.push(device);
		return device;
	}

	/** As before the first code is shown. */
	async #addKey(device: Device): Promise<void> {
		await device.do(addKey, { keyId: device.key.id, secret: device.key.secret });
	}

	async #create(device: Device, n: number): Promise<void> {
		const { joinCode, recoverySecret } = this.#events[n];
		const [startsAt, endsAt] = [-1, 6].map((hours) =>
			new Date(device.nowMs + hours * 60 * minuteMs).toISOString()
		);
		const event = { name: 'Fair', place: '', startsAt, endsAt, timeZone: 'UTC' };
		await device.do(createEvent, { joinCode, recoverySecret, ...event });
	}

	/** In the middle of a drain of a phone. */
	async #meanwhile(device: Device, what: string): Promise<void> {
		if (what === 'tab') await device.drain();
		if (what === 'note')
			await this.#note({ do: 'note', by: this.devices.indexOf(device), which: 0, text: 'meanwhile' });
		if (what === 'scan') {
			const next = this.devices[(this.devices.indexOf(device) + 1) % this.devices.length];
			if (next !== device) await device.do(exchangeCards, newExchange(next.code(null, 0)));
		}
	}

	/** One thing happens; nothing, where there is nothing to do it with. */
	async happen(op: Op): Promise<void> {
		this.server.nowMs += 3_000;
		switch (op.do) {
			case 'scan':
				return this.#scan(op);
			case 'mutual':
				await this.#scan({ ...op, do: 'scan', how: 'live', agoMinutes: 0 });
				this.server.nowMs += op.gapMinutes * minuteMs + 7_000;
				return this.#scan({ do: 'scan', by: op.of, of: op.by, at: op.at, how: 'live', agoMinutes: 0 });
			case 'type':
				return this.#type(op);
			case 'note':
				return this.#note(op);
			case 'profile':
				await this.#device(op.by).do(saveProfile, { profile: profiles[op.variant % profiles.length] });
				return;
			case 'card':
				return this.#card(op);
			case 'join':
				await this.#device(op.by).do(joinEvent, { joinCode: this.#events[op.at - 1].joinCode });
				return;
			case 'leave':
				await this.#device(op.by).do(leaveEvent, { eventId: this.#events[op.at - 1].eventId });
				return;
			case 'undo':
			case 'withdraw':
			case 'confirm':
			case 'block':
			case 'unblock':
				return this.#afterwards(op);
			case 'drain':
				await this.#device(op.by).drain(op.troubles);
				return;
			case 'work':
				return this.server.work();
			case 'wait':
				this.server.nowMs += op.minutes * minuteMs;
				return;
			case 'clock':
				this.#device(op.by).clockErrorMs += op.minutes * minuteMs;
				return;
			case 'again':
				return this.#again(op);
			default:
				return this.#account(op);
		}
	}

	async #account(op: By<'retry' | 'dismiss' | 'lose' | 'second' | 'merge' | 'take'>): Promise<void> {
		const device = this.#device(op.by);
		switch (op.do) {
			case 'retry':
			case 'dismiss':
				return this.#aboutRefused(device, op.do);
			case 'lose':
				if (device.userId === null) return;
				this.devices.splice(this.devices.indexOf(device), 1);
				return this.#signInOnNew(device.userId);
			case 'second':
				if (device.userId === null || this.devices.length >= mostDevices) return;
				if (op.how === 'address') return this.#signInOnNew(device.userId);
				return this.#handOverToNew(device);
			case 'merge': {
				const { userId } = this.#device(op.into);
				if (userId !== null && userId !== device.userId) await this.#join(device, userId);
				return;
			}
			case 'take':
				return this.#handOver(this.#device(op.from), device);
		}
	}

	#device(n: number): Device {
		return this.devices[n % this.devices.length];
	}

	/** The event a phone is at, as its person sees it; `at` 0: none. */
	#eventAt(device: Device, at: number): string | null {
		const event = at > 0 ? device.tables.events.get(this.#events[at - 1].eventId) : undefined;
		return event && event.leftAt === null ? event.id : null;
	}

	async #scan({ by, of, at, how, agoMinutes }: By<'scan'>): Promise<void> {
		const [scanning, scanned] = [this.#device(by), this.#device(of)];
		if (scanning === scanned) return;
		const code = scanned.code(this.#eventAt(scanned, at), how === 'badge' ? null : agoMinutes * minuteMs);
		if (how === 'forged') {
			code.bytes = code.bytes.slice(0, -1) + (code.bytes.endsWith('0') ? '1' : '0');
			this.server.model.people.forged.add(code.bytes);
		}
		await scanning.do(exchangeCards, newExchange(code));
	}

	async #type({ by, of, at }: By<'type'>): Promise<void> {
		const [typing, shown] = [this.#device(by), this.#device(of)];
		if (typing === shown) return;
		const eventId = this.#eventAt(shown, at);
		const shortCode = shortCodeOf(shown.key, eventRefOf(eventId));
		this.server.model.people.shortCodes.set(shortCode.slice(0, 7), { keyId: shown.key.id, eventId });
		const ids = { contactId: makeId(), meetingId: makeId() };
		await typing.do(exchangeByShortCode, { ...ids, eventId: this.#eventAt(typing, at), shortCode });
	}

	async #note({ by, which, text }: By<'note'>): Promise<void> {
		const device = this.#device(by);
		const { contacts, notes } = device.tables;
		if (contacts.size === 0) return;
		const { id: contactId } = contacts.all[which % contacts.size];
		await device.do(saveNote, { contactId, text, was: notes.get(contactId)?.text ?? '' });
	}

	async #card({ by, at, asksFirst, hides }: By<'card'>): Promise<void> {
		const device = this.#device(by);
		const eventId = this.#eventAt(device, at);
		const sharing = hides
			? { headline: 'private' as const, pitch: 'code' as const }
			: { email: 'after' as const };
		await device.do(saveCard, { eventId, sharing, asksFirst, graph: 'none' });
	}

	async #afterwards(op: By<'undo' | 'withdraw' | 'confirm' | 'block' | 'unblock'>): Promise<void> {
		const device = this.#device(op.by);
		const { contacts, exchanges } = device.tables;
		if (op.do === 'undo') {
			const ids = exchanges.all.flatMap(({ meetings }) => meetings.map(({ id }) => id));
			if (ids.length > 0) await device.do(undoExchange, { meetingId: ids[op.which % ids.length] });
		} else if (op.do === 'block' || op.do === 'unblock') {
			if (contacts.size === 0) return;
			const { id: contactId } = contacts.all[op.which % contacts.size];
			await device.do(op.do === 'block' ? blockPerson : unblockPerson, { contactId });
		} else if (exchanges.size > 0) {
			const { contactId, eventId } = exchanges.all[op.which % exchanges.size];
			await device.do(op.do === 'withdraw' ? withdrawExchange : confirmExchange, { contactId, eventId });
		}
	}

	/** A batch arrives that was given up, or one that had arrived before; of every other phone as from before batches had numbers. */
	async #again({ which }: By<'again'>): Promise<void> {
		const { underway, arrived } = this.server;
		const [late] = underway.splice(which % Math.max(1, underway.length), 1);
		const batch = late ?? arrived[which % Math.max(1, arrived.length)];
		if (!batch) return;
		const { number: _, ...unnumbered } = batch.batch;
		await this.server.push(batch.userId, which % 2 === 0 ? batch.batch : unnumbered);
	}

	async #aboutRefused(device: Device, what: 'retry' | 'dismiss'): Promise<void> {
		const refused = device.tables.outbox.all.find(({ progress }) => progress.state === 'refused');
		if (!refused) return;
		const act = what === 'retry' ? retryRefused : dismissRefused;
		await device.changing(() => act(refused.id, device.local));
	}

	async #signInOnNew(userId: string): Promise<void> {
		const device = await this.#newDevice();
		await this.#join(device, userId);
		await this.#addKey(device);
	}

	async #handOverToNew(from: Device): Promise<void> {
		const device = await this.#newDevice();
		await this.#handOver(from, device);
		await this.#addKey(device);
	}

	async #join(device: Device, userId: string): Promise<void> {
		const tokens = { access_token: userId, refresh_token: userId };
		const takeAccount = (secret: string) => this.server.take(userId, secret);
		const proven = { userId, tokens, takeAccount };
		await new AddressJoin(this.#joining(device), { email: `${userId}@example.org`, proven }).run();
	}

	async #handOver(from: Device, to: Device): Promise<void> {
		if (from === to || from.userId === null || !(await from.drain())) return;
		const code = await from.remote.offerHandOver();
		if (code.ok) await takeOver(this.#joining(to), code.value.code);
	}

	#joining(device: Device) {
		return { local: device.local, remote: device.remote, send: () => device.drain() };
	}
}
