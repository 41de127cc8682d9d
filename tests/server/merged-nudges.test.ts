import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { call, type Guest, newGuest } from './client.ts';
import { engines } from './engines.ts';
import { listen } from './nudges.ts';
import { productMigrations } from './prepared.ts';
import { removeFolders, type Server, startServer } from './process.ts';

afterAll(removeFolders);

const offer = v.object({ code: v.string() });
const taken = v.object({ personId: v.string(), merged: v.boolean() });

describe.each(engines)('whom a nudge reaches, on $name', (engine) => {
	let server: Server;
	beforeAll(async () => {
		const env = await engine.fresh(productMigrations);
		server = await startServer({ HALLWAY_MIGRATIONS: productMigrations, ...env });
	});
	afterAll(async () => {
		await server?.stop();
		await engine.stop();
	});

	async function saveProfile({ token }: Guest, name: string): Promise<void> {
		const sentAt = new Date().toISOString();
		const mutation = {
			id: crypto.randomUUID(),
			kind: 'save_profile',
			happenedAt: sentAt,
			input: { profile: { name } }
		};
		const batch = { protocol: 1, outboxId: crypto.randomUUID(), sentAt, mutations: [mutation] };
		const { body } = await call(server, 'push_changes', { batch }, token);
		expect(body).toMatchObject({ answers: [{ answer: 'applied' }] });
	}

	async function handOver(from: Guest, to: Guest) {
		const offered = await call(server, 'offer_account', { kind: 'hand_over' }, from.token);
		const { code } = v.parse(offer, offered.body);
		return v.parse(taken, (await call(server, 'take_account', { secret: code }, to.token)).body);
	}

	const soon = () => new Promise((resume) => setTimeout(resume, 700));

	test.each([
		['merged into another one', true],
		['taken by a device that had none', false]
	])('an open stream follows its person: %s', async (_name, hasPerson) => {
		const [old, young] = [await newGuest(server), await newGuest(server)];
		await saveProfile(old, 'Ada');
		if (hasPerson) await saveProfile(young, 'Ada again');
		// What the pushes so far had to tell has arrived.
		await soon();
		const stream = await listen(server, young.token);
		await saveProfile(old, 'Ada Mill');
		await soon();
		expect(stream.events).toEqual(['ready']);

		expect(await handOver(old, young)).toEqual({ personId: old.id, merged: hasPerson });
		// The person who is gone is told at once, whoever had none as soon as the server has noticed.
		await stream.next();
		await soon();
		const before = stream.events.length;
		await saveProfile(old, 'Ada Mill-Reed');
		for (const begun = Date.now(); stream.events.length === before && Date.now() - begun < 5_000;)
			await soon();
		expect(stream.events.length).toBeGreaterThan(before);
		stream.close();

		// And one that is opened after that belongs to the same person from the start.
		const later = await listen(server, young.token);
		await saveProfile(old, 'Ada Reed');
		await later.next();
		later.close();
	});

	test('nobody else hears of it', async () => {
		const [one, other] = [await newGuest(server), await newGuest(server)];
		await saveProfile(one, 'One');
		await saveProfile(other, 'Other');
		await soon();
		const stream = await listen(server, other.token);
		await saveProfile(one, 'One more');
		await handOver(one, await newGuest(server));
		await soon();
		expect(stream.events).toEqual(['ready']);
		stream.close();
	});
});
