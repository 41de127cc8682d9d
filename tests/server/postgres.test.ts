import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '../database/postgres.ts';
import { call, newGuest } from './client.ts';
import { failedStart, removeFolders, startServer, temporaryFolder } from './process.ts';

let running: RunningPostgres;
let admin: postgres.Sql;
const secret = 'shared-between-processes-'.repeat(3);

beforeAll(async () => {
	running = await startPostgres();
	admin = postgres(running.url, { max: 1, onnotice() {} });
});
afterAll(async () => {
	await admin?.end();
	await running?.stop();
	removeFolders();
});

const urlOf = (user: string, database: string) =>
	running.url.replace('postgres@', `${user}@`).replace(/\/postgres$/, `/${database}`);

test('an ordinary user is told what is missing, and can run it once the roles are there', async () => {
	await admin.unsafe('create role plain login');
	await admin.unsafe('create database plain owner plain');
	const env = { HALLWAY_DATA: temporaryFolder(), DATABASE_URL: urlOf('plain', 'plain') };
	const refused = await failedStart(env);
	expect(refused.status).toBe(1);
	expect(refused.output).toMatch(/may not prepare the database .*docs\/running\.md/);

	await admin.unsafe(`create role anon nologin noinherit; create role authenticated nologin noinherit;
		create role service_role nologin noinherit bypassrls; grant anon, authenticated, service_role to plain`);
	const server = await startServer(env);
	const guest = await newGuest(server);
	await call(server, 'write_diary', { entry: 'plain', shape: {} }, guest.token);
	expect((await call(server, 'who_am_i', {}, guest.token)).body).toMatchObject({
		role: 'authenticated',
		uid: guest.id
	});
	expect((await call(server, 'read_diaries', {}, guest.token)).body).toHaveLength(1);
	expect((await call(server, 'read_diaries')).body).toMatchObject({ code: '42501' });
	await server.stop();
});

test('two processes start at once on one empty database, and a nudge crosses from one to the other', async () => {
	await admin.unsafe('create database shared');
	const env = { DATABASE_URL: urlOf('postgres', 'shared'), HALLWAY_SECRET: secret };
	const [one, other] = await Promise.all([
		startServer({ ...env, HALLWAY_DATA: temporaryFolder() }),
		startServer({ ...env, HALLWAY_DATA: temporaryFolder() })
	]);
	expect(other.key).toBe(one.key);
	const guest = await newGuest(one);
	const stream = await fetch(`${other.url}/nudge`, { headers: { authorization: `Bearer ${guest.token}` } });
	const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
	expect((await reader?.read())?.value).toContain('event: ready');
	await call(one, 'write_diary', { entry: 'hello over there', shape: {} }, guest.token);
	expect((await reader?.read())?.value).toContain('event: nudge');
	await reader?.cancel();
	expect(await Promise.all([one.stop(), other.stop()])).toEqual([0, 0]);
	const sql = postgres(env.DATABASE_URL, { max: 1 });
	const history = await sql`select version from supabase_migrations.schema_migrations order by 1`;
	await sql.end();
	expect(history.map(({ version }) => version)).toEqual(['20260101000000', '20260101000100']);
});
