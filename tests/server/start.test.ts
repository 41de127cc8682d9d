import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../src/server/settings.ts';
import { call, newGuest } from './client.ts';
import { preparedFolder } from './prepared.ts';
import { failedStart, fixtures, freePort, removeFolders, startServer, temporaryFolder } from './process.ts';

afterAll(removeFolders);

test('the first start makes the folder, the secrets and the database; kill -9 loses nothing that was answered', async () => {
	const folder = join(temporaryFolder(), 'deep', 'data');
	const first = await startServer({ HALLWAY_DATA: folder });
	const ada = await newGuest(first);
	for (let i = 0; i < 20; i += 1) await call(first, 'write_diary', { entry: `${i}`, shape: {} }, ada.token);
	expect(await first.stop('SIGKILL')).toBeNull();

	const second = await startServer({ HALLWAY_DATA: folder });
	expect(second.key).toBe(first.key);
	const { body } = await call(second, 'read_diaries', {}, ada.token);
	expect(body).toMatchObject([{ owner_id: ada.id, entry: '19' }]);
	expect(await second.stop('SIGINT')).toBe(0);
	expect(second.output()).toContain('Stopping');

	expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
	expect(statSync(folder).mode & 0o777).toBe(0o700);
	expect(statSync(join(folder, 'pglite')).mode & 0o777).toBe(0o700);
	const { secret } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
	expect(Buffer.from(secret, 'base64url').length).toBeGreaterThanOrEqual(32);
});

test('a second process on the same folder is told who has it, and harms nothing', async () => {
	const folder = await preparedFolder();
	const server = await startServer({ HALLWAY_DATA: folder });
	const guest = await newGuest(server);
	const { status, output } = await failedStart({ HALLWAY_DATA: folder });
	expect(status).toBe(1);
	expect(output).toContain(`in use by another Hallway (process ${server.pid})`);
	expect(output).toContain('HALLWAY_DATA');
	expect((await call(server, 'who_am_i', {}, guest.token)).body).toMatchObject({ uid: guest.id });
	await server.stop('SIGKILL');
	// The lock died with its holder.
	const next = await startServer({ HALLWAY_DATA: folder });
	await next.stop();
});

describe('a start that cannot work says why, in words', () => {
	test.each([
		['PORT', { PORT: 'eighty' }, /PORT must be a whole number/],
		['PORT too high', { PORT: '70000' }, /PORT must be 65535 or less/],
		['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL must look like postgres:\/\//],
		['SUPABASE_URL alone', { SUPABASE_URL: 'https://x.supabase.co' }, /belong together/],
		[
			'SUPABASE_URL without https',
			{ SUPABASE_URL: 'x.supabase.co', SUPABASE_KEY: 'sb_publishable_x' },
			/SUPABASE_URL must start/
		],
		[
			'a secret key for phones',
			{ SUPABASE_URL: 'https://x.supabase.co', SUPABASE_KEY: 'sb_secret_x' },
			/publishable/
		],
		[
			'two places for the data',
			{ SUPABASE_URL: 'https://x.supabase.co', SUPABASE_KEY: 'k', DATABASE_URL: 'postgres://h/d' },
			/exclude each other/
		],
		['mail without a sender', { HALLWAY_SMTP: 'smtp://localhost' }, /HALLWAY_MAIL_FROM/],
		['several at once', { PORT: '-1', HALLWAY_PROXIES: 'x' }, /PORT[\s\S]*HALLWAY_PROXIES/]
	])('%s', (_name, env, words) => {
		expect(() => readSettings(env)).toThrow(words);
	});

	test('and ends with status 1, without a stack', async () => {
		const { status, output } = await failedStart({ HALLWAY_DATA: temporaryFolder(), PORT: 'eighty' });
		expect([status, output]).toEqual([1, 'PORT must be a whole number\n']);
	});

	test('a short secret', async () => {
		const env = { HALLWAY_DATA: temporaryFolder(), HALLWAY_SECRET: 'super-secret' };
		expect((await failedStart(env)).output).toMatch(/HALLWAY_SECRET is too short/);
	});

	test('a short or damaged secret in the folder', async () => {
		const folder = await preparedFolder();
		const path = join(folder, 'secrets.json');
		writeFileSync(path, JSON.stringify({ secret: 'short', publishableKey: 'x' }));
		expect((await failedStart({ HALLWAY_DATA: folder })).output).toMatch(/too short/);
		writeFileSync(path, '{"secret": ');
		expect((await failedStart({ HALLWAY_DATA: folder })).output).toMatch(/cannot be read/);
		expect(readFileSync(path, 'utf8')).toBe('{"secret": ');
	});

	test('a folder that cannot be written to', async () => {
		const file = join(temporaryFolder(), 'a-file');
		writeFileSync(file, '');
		const { status, output } = await failedStart({ HALLWAY_DATA: join(file, 'data') });
		expect(status).toBe(1);
		expect(output).toMatch(/Cannot write to the data folder .*HALLWAY_DATA/);
		expect(output).not.toContain('    at ');
	});

	test('a database that does not answer, without its password', async () => {
		const url = `postgres://hallway:hunter2@127.0.0.1:${await freePort()}/hallway`;
		const { status, output } = await failedStart({ HALLWAY_DATA: temporaryFolder(), DATABASE_URL: url });
		expect(status).toBe(1);
		expect(output).toMatch(/The database 127\.0\.0\.1:\d+\/hallway of DATABASE_URL does not let us in/);
		expect(output).not.toContain('hunter2');
	});

	test('a port that is taken', async () => {
		const blocker = createServer();
		const port = await freePort();
		await new Promise<void>((resolve) => blocker.listen(port, '127.0.0.1', resolve));
		// Without a database of its own it gets as far as the port at once.
		const env = { SUPABASE_URL: 'https://abc.supabase.co', SUPABASE_KEY: 'sb_publishable_x' };
		expect((await failedStart({ ...env, PORT: String(port) })).output).toMatch(
			new RegExp(`Port ${port} is taken`)
		);
		blocker.close();
	});

	test('a migration that fails, by its name; what came before it stays', async () => {
		const migrations = join(temporaryFolder(), 'migrations');
		cpSync(join(fixtures, 'migrations'), migrations, { recursive: true });
		writeFileSync(
			join(migrations, '20260102000000_broken.sql'),
			'create table public.half (id int); select 1/0;'
		);
		const env = { HALLWAY_DATA: await preparedFolder(), HALLWAY_MIGRATIONS: migrations };
		expect((await failedStart(env)).output).toMatch(/migration 20260102000000_broken: division by zero/);
		writeFileSync(join(migrations, '20260102000000_broken.sql'), 'create table public.half (id int);');
		const server = await startServer(env);
		await server.stop();
	});
});

test('with Supabase as the back end, phones are sent there and nothing is kept here', async () => {
	const folder = join(temporaryFolder(), 'data');
	const server = await startServer({
		HALLWAY_DATA: folder,
		SUPABASE_URL: 'https://abc.supabase.co/',
		SUPABASE_KEY: 'sb_publishable_public'
	});
	const config = await (await fetch(`${server.url}/config.json`)).json();
	expect(config).toMatchObject({
		protocol: 1,
		backend: { url: 'https://abc.supabase.co', key: 'sb_publishable_public' },
		nudges: 'none'
	});
	const page = await fetch(`${server.url}/`);
	expect(page.headers.get('content-security-policy')).toContain(
		"connect-src 'self' https://abc.supabase.co wss://abc.supabase.co"
	);
	expect((await call(server, 'who_am_i')).status).toBe(404);
	expect((await fetch(`${server.url}/nudge`)).status).toBe(404);
	await server.stop();
	expect(existsSync(folder)).toBe(false);
});
