import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { call, send } from './client.ts';
import {
	copyOf,
	type DumpedFolder,
	dumpedFolder,
	dumpsIn,
	newDump,
	readDiary,
	writeDiary
} from './dumped.ts';
import { openMailbox } from './mailbox.ts';
import { preparedFolder, productMigrations } from './prepared.ts';
import {
	fixtures,
	projectFolder,
	removeFolders,
	shortLived,
	startServer,
	temporaryFolder
} from './process.ts';
import { isThere, mutation, Pusher } from './pusher.ts';

let made: DumpedFolder;

beforeAll(async () => {
	made = await dumpedFolder();
}, 240_000);
afterAll(removeFolders);

/** Runs the command as `npm run restore -- WORDS` does. */
function restore(folder: string, words: readonly string[] = [], env: Record<string, string> = {}) {
	return new Promise<{ status: number; output: string }>((resolve) => {
		execFile(
			process.execPath,
			[...shortLived, 'src/server/restore.ts', ...words],
			{
				cwd: projectFolder,
				env: {
					PATH: process.env.PATH,
					HALLWAY_DATA: folder,
					HALLWAY_MIGRATIONS: join(fixtures, 'migrations'),
					...env
				}
			},
			(error, stdout, stderr) =>
				resolve({ status: error === null ? 0 : Number(error.code), output: stdout + stderr })
		);
	});
}

const codeOf = (offer: unknown) => v.parse(v.object({ code: v.string() }), offer).code;

const quiet = { HALLWAY_DUMP_MINUTES: '0' };
/** What packs a dump runs at a low priority: on a busy machine it takes its time. */
const patience = 180_000;

test('a restore brings back the dump, keeps what was there aside, and everybody stays signed in', async () => {
	const folder = copyOf(made);
	rmSync(join(folder, 'pglite/global/pg_control'));
	const { status, output } = await restore(folder);
	expect(status, output).toBe(0);
	expect(output).toMatch(/Restored the dump of \d{4}-\d\d-\d\dT[\d:.]+Z: 0 people, 0 exchanges/);
	const aside = /before is in (\S+)\.\n/.exec(output)?.[1] ?? '';
	expect(existsSync(join(aside, 'PG_VERSION'))).toBe(true);
	expect(existsSync(join(aside, 'global/pg_control'))).toBe(false);

	const server = await startServer({ HALLWAY_DATA: folder, ...quiet });
	expect(server.output()).toContain('the last stop was clean');
	expect(await readDiary(server, made.ada)).toMatchObject([{ entry: 'in the dump' }]);
	await writeDiary(server, made.ada, 'after the restore');
	await server.stop();

	// And back again: what was kept aside of a healthy store is one.
	const second = copyOf(made);
	const kept = /before is in (\S+)\.\n/.exec((await restore(second)).output)?.[1] ?? '';
	rmSync(join(second, 'pglite'), { recursive: true });
	cpSync(kept, join(second, 'pglite'), { recursive: true });
	const again = await startServer({ HALLWAY_DATA: second, ...quiet });
	expect(await readDiary(again, made.ada)).toMatchObject([{ entry: 'after the dump' }]);
	await again.stop();
});

test('a restore is refused while a server runs on the folder, and changes nothing', async () => {
	const folder = copyOf(made);
	const server = await startServer({ HALLWAY_DATA: folder, ...quiet });
	const { status, output } = await restore(folder);
	expect(status).toBe(1);
	expect(output).toContain(`in use by another Hallway (process ${server.pid})`);
	expect(await readDiary(server, made.ada)).toMatchObject([{ entry: 'after the dump' }]);
	await server.stop();
	expect(readdirSync(folder).filter((name) => name.startsWith('pglite'))).toEqual(['pglite']);
});

test('a dump that cannot be restored changes nothing', async () => {
	const folder = copyOf(made);
	const dump = join(folder, 'dumps', made.dump);
	truncateSync(dump, statSync(dump).size - 1_000);
	expect((await restore(folder)).output).toContain('There is no good dump');
	const named = await restore(folder, [made.dump]);
	expect(named.status).toBe(1);
	expect(named.output).toMatch(/cannot be restored: .*Nothing was changed/);
	expect((await restore(folder, ['no-such-dump'])).output).toContain('There is no dump no-such-dump');
	expect((await restore(folder, ['--force'])).output).toContain('Usage');
	const server = await startServer({ HALLWAY_DATA: folder, ...quiet });
	expect(await readDiary(server, made.ada)).toMatchObject([{ entry: 'after the dump' }]);
	await server.stop();
	expect(readdirSync(folder).filter((name) => name.startsWith('pglite'))).toEqual(['pglite']);
});

test('the dumps are listed; dumps and secrets that lie elsewhere are enough for an empty folder', async () => {
	const elsewhere = temporaryFolder();
	cpSync(join(made.folder, 'dumps'), elsewhere, { recursive: true });
	const folder = join(temporaryFolder(), 'new');
	const env = { HALLWAY_DUMPS: elsewhere };
	const { output } = await restore(folder, ['--list'], env);
	expect(output).toContain(made.dump);
	expect(output).toMatch(/newest first:\n\S+Z {2}0 people, 0 exchanges/);
	const done = await restore(folder, [join(elsewhere, made.dump)], env);
	expect(done.status, done.output).toBe(0);
	expect(done.output).not.toContain('kept aside');
	expect(statSync(join(folder, 'pglite')).mode & 0o777).toBe(0o700);
	const server = await startServer({ HALLWAY_DATA: folder, ...env, ...quiet });
	expect(await readDiary(server, made.ada)).toMatchObject([{ entry: 'in the dump' }]);
	await server.stop();
});

test(
	'dumps are for their owner only, and none is taken while nothing changes',
	async () => {
		const folder = await preparedFolder(productMigrations);
		const server = await startServer({
			HALLWAY_DATA: folder,
			HALLWAY_MIGRATIONS: productMigrations,
			HALLWAY_DUMP_MINUTES: '0.01'
		});
		const phone = await Pusher.begin(server, 'Ada');
		await newDump(folder, []);
		const known = dumpsIn(folder);
		await phone.push(server, [mutation('save_profile', { profile: { name: 'Ada Lovelace' } })]);
		const dump = await newDump(folder, known);
		expect(statSync(join(folder, 'dumps', dump)).mode & 0o777).toBe(0o600);
		expect(statSync(join(folder, 'dumps')).mode & 0o777).toBe(0o700);
		expect(readFileSync(join(folder, 'dumps/secrets.json'))).toEqual(
			readFileSync(join(folder, 'secrets.json'))
		);
		expect(statSync(join(folder, 'dumps/secrets.json')).mode & 0o777).toBe(0o600);
		// Each turn of the schedule finds that nothing was written since.
		const count = dumpsIn(folder).length;
		await new Promise((resolve) => setTimeout(resolve, 2_000));
		expect(dumpsIn(folder).length - count).toBeLessThanOrEqual(1);
		await server.stop();
		expect(readdirSync(join(folder, 'dumps')).filter((name) => name.startsWith('.'))).toEqual([]);
		expect(readdirSync(folder)).not.toContain('pglite.copy');
	},
	patience
);

test(
	'a phone that knows more than the restored server misses nothing that comes later',
	async () => {
		const folder = await preparedFolder(productMigrations);
		const mailbox = await openMailbox();
		const env = {
			HALLWAY_DATA: folder,
			HALLWAY_MIGRATIONS: productMigrations,
			HALLWAY_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
			HALLWAY_MAIL_FROM: 'hallway@example.test'
		};
		const before = await startServer({ ...env, ...quiet });
		const [ada, ben, cem] = [
			await Pusher.begin(before, 'Ada'),
			await Pusher.begin(before, 'Ben'),
			await Pusher.begin(before, 'Cem')
		];
		const { token } = ada.guest;
		const offer = await call(before, 'offer_account', { kind: 'hand_over' }, token);
		const email = 'ada@example.test';
		await send(before, '/auth/v1/otp', { body: { email }, token });
		await before.stop();
		const first = await startServer({ ...env, HALLWAY_DUMP_MINUTES: '0.01' });
		const dump = await newDump(folder, []);
		await first.stop();

		const second = await startServer({ ...env, ...quiet });
		expect((await ada.push(second, ada.meets(ben, 'met before the disk broke'))).every(isThere)).toBe(true);
		for (let i = 0; i < 5; i += 1) {
			await ada.push(second, [mutation('save_profile', { profile: { name: `Ada ${i}` } })]);
		}
		const known = v.parse(
			v.looseObject({ cursor: v.looseObject({ person: v.number() }) }),
			(await ada.pull(second)).body
		);
		await second.stop();

		const restored = await restore(folder, [dump], { HALLWAY_MIGRATIONS: productMigrations });
		expect(restored.status).toBe(0);
		expect(restored.output).toContain('Open in it were 1 code(s) by e-mail and 1 offer(s) to other devices');
		const third = await startServer({ ...env, ...quiet });
		expect(third.output()).toContain('Store: 3 people, 0 exchanges');
		// What was mailed and offered before may have been used since; who was signed in still is.
		const proof = { email, token: mailbox.codeTo(email), type: 'email' };
		expect((await send(third, '/auth/v1/verify', { body: proof, token })).status).toBe(403);
		expect(
			(await call(third, 'take_account', { secret: codeOf(offer.body) }, cem.guest.token)).body
		).toBeNull();
		mailbox.close();
		// Somebody else’s scan gives Ada a number that is below what her phone has seen.
		expect((await cem.push(third, cem.meets(ada, 'after the restore'))).every(isThere)).toBe(true);
		const pulled = v.parse(
			v.looseObject({
				cursor: v.looseObject({ person: v.number() }),
				rows: v.looseObject({
					exchanges: v.array(v.unknown()),
					profiles: v.array(v.looseObject({ profile: v.unknown() }))
				})
			}),
			(await ada.pull(third, known.cursor)).body
		);
		expect(pulled.cursor.person).toBeLessThan(known.cursor.person);
		expect(pulled.rows.exchanges).toHaveLength(1);
		expect(pulled.rows.profiles).toMatchObject([{ profile: { name: 'Ada' } }]);
		// The cursor that comes with it goes on from there.
		const next = await call(third, 'pull_changes', { cursor: pulled.cursor }, ada.guest.token);
		expect(next.body).toMatchObject({ rows: { exchanges: [], profiles: [] } });
		await third.stop();
	},
	patience
);
