import postgres from 'postgres';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '../database/postgres.ts';
import { meetingsOf, openLanes } from './lanes.ts';
import { productMigrations } from './prepared.ts';
import { removeFolders, startServer, temporaryFolder } from './process.ts';
import { Pusher } from './pusher.ts';
import { type Testimony, testimonyOf } from './witness.ts';

let running: RunningPostgres;
const kills = Number(process.env.HALLWAY_KILLS ?? 5);

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

test(`kill -9 of the server on Postgres, ${kills} times in the middle of pushes: nothing is lost, doubled or torn`, async () => {
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
