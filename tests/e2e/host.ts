import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import type { Profile } from '../../src/lib/card/fields.ts';
import { timeStepOf } from '../../src/lib/core/clock.ts';
import { makeId, randomBytes } from '../../src/lib/core/ids.ts';
import { eventIdOf, eventRefOf } from '../../src/lib/events/event-id.ts';
import { makeJoinCode } from '../../src/lib/events/join-code.ts';
import { writeCode } from '../../src/lib/exchange/code/code.ts';
import { makeKey } from '../../src/lib/core/key.ts';
import { readShortCode } from '../../src/lib/exchange/code/key.ts';
import { call, newGuest } from '../server/client.ts';

const configSchema = v.object({ backend: v.object({ key: v.string() }) });

const pulledSchema = v.object({
	rows: v.object({
		contacts: v.array(v.object({ card: v.record(v.string(), v.unknown()) })),
		exchanges: v.array(v.object({ theyGave: v.object({ how: v.string() }) }))
	})
});

/** Somebody at a running event whose phone is this process: she shows codes, and her side can be looked at. */
export type Host = {
	origin: string;
	eventName: string;
	/** The path of the event's join link. */
	joinPath: string;
	/** Moves her event: begin and end in minutes from now. */
	moveEvent: (begins: number, ends: number) => Promise<void>;
	/** Her code as a link; live unless another step is given, null for a printed badge. */
	link: (changes?: { timeStep?: number | null; card?: Profile }) => string;
	/** Types a short code as she reads it from another screen, outside of any event. */
	type: (shortCode: string) => Promise<void>;
	/** Everything the server has for her. */
	pull: () => Promise<v.InferOutput<typeof pulledSchema>['rows']>;
};

/** Signs her in, gives her a card and an event that runs now or begins in so many minutes. Takes the server's address. */
export async function newHost(url: string, profile: Profile, beginsIn = -60): Promise<Host> {
	const config = v.parse(configSchema, await (await fetch(`${url}/config.json`)).json());
	const server = { url, key: config.backend.key };
	const { token } = await newGuest(server);
	const key = makeKey(randomBytes(16));
	const joinCode = makeJoinCode(randomBytes(5));
	const eventName = 'Open Rooms';
	const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
	const change = (kind: string, input: object) => ({ id: makeId(), kind, happenedAt: at(-1), input });
	const outboxId = makeId();
	const push = async (mutations: object[]) => {
		const batch = { protocol: 1, outboxId, sentAt: at(0), mutations };
		const { status } = await call(server, 'push_changes', { batch }, token);
		if (status !== 200) throw new Error(`the host's push answered ${status}`);
	};
	const event = (begins: number, ends: number) => ({
		name: eventName,
		place: 'Hall 3',
		startsAt: at(begins),
		endsAt: at(ends),
		timeZone: 'Europe/Berlin'
	});
	const recoveryHash = createHash('sha256').update(randomBytes(16)).digest('hex');
	await push([
		change('add_key', { keyId: key.id, secret: key.secret }),
		change('save_profile', { profile }),
		change('create_event', { joinCode, recoveryHash, ...event(beginsIn, 300) })
	]);
	const eventId = eventIdOf(joinCode);
	const eventRef = eventRefOf(eventId);
	const card = { name: profile.name, ...(profile.headline ? { headline: profile.headline } : {}) };
	return {
		origin: url,
		eventName,
		joinPath: `/e/${joinCode}`,
		moveEvent: (begins, ends) => push([change('edit_event', { eventId, ...event(begins, ends) })]),
		link: (changes = {}) =>
			writeCode({ origin: url, eventRef, key, card, timeStep: timeStepOf(new Date()), ...changes }).url,
		type: async (shortCode) => {
			const read = readShortCode(shortCode);
			if (!read.ok) throw new Error(`${shortCode}: ${read.problem}`);
			const ids = { contactId: makeId(), meetingId: makeId() };
			await push([change('exchange_by_short_code', { ...ids, eventId: null, shortCode: read.value })]);
		},
		pull: async () => {
			const { body } = await call(server, 'pull_changes', { cursor: {} }, token);
			return v.parse(pulledSchema, body).rows;
		}
	};
}

/** Makes this phone somebody's: they open the host's link and swap back, as guests do. */
export async function arrive(page: Page, host: Host, name: string, headline = ''): Promise<void> {
	await page.goto(host.link());
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('What you do').fill(headline);
	await page.getByRole('button', { name: 'Give my card' }).click();
	await page.getByRole('link', { name: 'Show my code' }).waitFor();
}
