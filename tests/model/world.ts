import type { Profile } from '../../src/lib/card/fields.ts';
import { saveProfile } from '../../src/lib/card/mutations.ts';
import { createEvent, newEventKeys } from '../../src/lib/events/mutations.ts';
import { type ModelDatabase, wholePage } from './database.ts';
import { Device } from './device.ts';
import { ServerLine } from './line.ts';

export const minuteMs = 60_000;
const mostDevices = 6;

export const profiles: readonly Profile[] = [
	{ name: 'Ada', headline: 'Engines', email: 'ada@example.org', pitch: 'I make engines.' },
	{ name: 'Bö', organisation: 'Tea & Co', interests: ['tea', 'τσάι'] },
	{ name: 'Cleo  ', headline: "it's", links: ['https://example.org/?a=1&b=\\'] },
	{ name: '👩🏽‍🚀', lookingFor: ['mentor'], phone: '+49 30 123' },
	{ name: 'مريم', organisation: 'x', offers: ['a', 'b'], pronouns: 'she' },
	{ name: 'Ада' }
];

/** Some people with phones around one server, and two events that their organizers have not told the server of yet. */
export class World {
	readonly server: ServerLine;
	readonly devices: Device[] = [];
	readonly events = [newEventKeys(), newEventKeys()];
	/** The ticket that was given last. */
	lastTicket: string | undefined;
	/** What a person or another tab does while a phone is busy with something else. */
	meanwhile: (device: Device, what: string) => Promise<void> = async () => undefined;

	constructor(db: ModelDatabase) {
		this.server = new ServerLine(db);
	}

	/** Three people with a card, two of them with an event. */
	async begin(): Promise<void> {
		for (const [n, profile] of profiles.slice(0, 3).entries()) {
			const device = await this.newDevice();
			await device.ensureKey();
			await device.do(saveProfile, { profile });
			if (n < this.events.length) await this.#create(device, n);
		}
	}

	get hasRoom(): boolean {
		return this.devices.length < mostDevices;
	}

	async newDevice(): Promise<Device> {
		// Milliseconds apart, so that nothing of two people happens in the same instant.
		const device = new Device(this.server, 137 * (this.devices.length + 1));
		// Most get few rows at a time; some all at once, as where little has happened since.
		if (this.devices.length % 3 === 2) device.page = wholePage;
		device.meanwhile = (what) => this.meanwhile(device, what);
		await device.db.open();
		this.devices.push(device);
		return device;
	}

	async #create(device: Device, n: number): Promise<void> {
		const { joinCode, recoverySecret } = this.events[n];
		const details = { name: 'Fair', place: '', timeZone: 'UTC' };
		await device.do(createEvent, {
			joinCode,
			recoverySecret,
			...details,
			startsAt: this.timeIn(device, -1),
			endsAt: this.timeIn(device, 6)
		});
	}

	/** So many hours from now by the clock of a phone. */
	timeIn(device: Device, hours: number): string {
		return new Date(device.nowMs + hours * 60 * minuteMs).toISOString();
	}

	device(n: number): Device {
		return this.devices[n % this.devices.length];
	}

	/** The event a phone is at, as its person sees it; `at` 0: none. */
	eventAt(device: Device, at: number): string | null {
		const event = at > 0 ? device.tables.events.get(this.events[at - 1].eventId) : undefined;
		return event && event.leftAt === null ? event.id : null;
	}
}
