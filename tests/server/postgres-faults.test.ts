import postgres from 'postgres';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '../database/postgres.ts';
import { meetingsOf, openLanes } from './lanes.ts';
import { productMigrations } from './prepared.ts';
import { removeFolders, startServer, temporaryFolder } from './process.ts';
import { isThere, mutation, Pusher } from './pusher.ts';
import { type Testimony, testimonyOf } from './witness.ts';
import { isLong } from '../tools/long.ts';

let running: RunningPostgres;
const kills = isLong ? 20 : 4;

beforeAll(async () => {
	running = await startPostgres();
});
afterAll(async () => {
	await running?.stop();
	removeFolders();
});

async function freshEnv(name: string): Promise<Record<string, string>> {
	const sql = postgres(running.url, { max: 1, onnotice() {} });
	await sql.unsafe(`create database ${name}`);
	await sql.end();
	return {
		HALLWAY_DATA: temporaryFolder(),
		HALLWAY_MIGRATIONS: productMigrations,
		DATABASE_URL: running.url.replace(/\/postgres$/, `/${name}`)
	};
}

async function testimony({ DATABASE_URL: url }: Record<string, string>): Promise<Testimony> {
	const sql = postgres(url, { max: 1, onnotice() {} });
	const run = async <Row>(query: string): Promise<Row[]> => [
		...(await sql.unsafe<Row[] & postgres.Row[]>(query))
	];
	const found = await testimonyOf(run);
	await sql.end();
	return found;
}

test(`kill -9 of the server on Postgres, ${kills} times (20 in test:long) in the middle of pushes: nothing is lost, doubled or torn`, async () => {
	const env = await freshEnv('killed');
	let server = await startServer(env);
	const phones: Pusher[] = [];
	for (let i = 0; i < 20; i += 1) phones.push(await Pusher.begin(server, `Person ${i}`));
	const lanes = openLanes(meetingsOf(phones), 8, () => server);
	for (let kill = 0; kill < kills; kill += 1) {
		const before = lanes.acknowledged.size;
		while (lanes.acknowledged.size < before + 4) await delay(5);
		await delay((kill * 37) % 100);
		expect(await server.stop('SIGKILL')).toBeNull();
		server = await startServer(env);
	}
	await lanes.finish();
	await server.stop();
	const { mutations, counts, contradictions } = await testimony(env);
	const { begun } = lanes.figures;
	expect(contradictions).toEqual([]);
	expect([...lanes.acknowledged].filter((id) => !mutations.has(id))).toEqual([]);
	expect(counts).toEqual({ exchanges: begun, meetings: begun, sides: 2 * begun, notes: begun });
}, 240_000);

test('Postgres is restarted under it: phones are told to come back, and it recovers by itself', async () => {
	const env = await freshEnv('restarted');
	const server = await startServer(env);
	const phones: Pusher[] = [];
	for (let i = 0; i < 10; i += 1) phones.push(await Pusher.begin(server, `Person ${i}`));
	const stream = await fetch(`${server.url}/nudge`, {
		headers: { authorization: `Bearer ${phones[0].guest.token}` }
	});
	const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
	expect((await reader?.read())?.value).toContain('event: ready');

	const lanes = openLanes(meetingsOf(phones), 4, () => server);
	while (lanes.acknowledged.size < 4) await delay(5);
	const back = running.restart(1_500);
	await delay(500);
	const meanwhile = await phones[1].tryPush(server, phones[1].meets(phones[2], 'while it is away'));
	expect(meanwhile.status).toBe(503);
	expect(meanwhile.body).toMatchObject({ code: '08006' });
	await back;
	await lanes.finish();
	// Every connection of the pool is a good one again: nothing is cut any more.
	expect(lanes.figures.cut).toBeLessThanOrEqual(10);

	// The channel of the nudges is open again too.
	let isHeard = false;
	const heard = (async () => {
		while (!(await reader?.read())?.value?.includes('event: nudge'));
		isHeard = true;
	})();
	for (let i = 0; i < 40 && !isHeard; i += 1) {
		const answers = await phones[0].push(server, [
			mutation('save_profile', { profile: { name: `Person ${i}, after the restart` } })
		]);
		expect(answers.every(isThere)).toBe(true);
		await delay(500);
	}
	expect(isHeard).toBe(true);
	await heard;
	await reader?.cancel();
	expect(await server.stop()).toBe(0);
	const { mutations, contradictions } = await testimony(env);
	expect(contradictions).toEqual([]);
	expect([...lanes.acknowledged].filter((id) => !mutations.has(id))).toEqual([]);
}, 240_000);
