import { PGlite } from '@electric-sql/pglite';
import {
	cpSync,
	existsSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqlExtensions } from '../../src/server/pglite.ts';
import { copyOf, type DumpedFolder, dumpedFolder, readDiary } from './dumped.ts';
import { failedStart, fixtures, removeFolders, startServer, temporaryFolder } from './process.ts';

let made: DumpedFolder;
let usersFile: string;

beforeAll(async () => {
	made = await dumpedFolder();
	const store = await PGlite.create(join(copyOf(made), 'pglite'), { extensions: sqlExtensions });
	const { rows } = await store.query<{ path: string }>("select pg_relation_filepath('auth.users') as path");
	await store.close();
	usersFile = rows[0].path;
}, 240_000);
afterAll(removeFolders);

const segments = (store: string) =>
	readdirSync(join(store, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name));

describe('a damaged store is said to be one, with the newest good dump and how to go back to it', () => {
	const damages: readonly [string, (store: string) => void, RegExp][] = [
		['pg_control is gone', (store) => rmSync(join(store, 'global/pg_control')), /pg_control is missing/],
		[
			'pg_control is not what it was',
			(store) => {
				const control = readFileSync(join(store, 'global/pg_control'));
				control[60] ^= 0xff;
				writeFileSync(join(store, 'global/pg_control'), control);
			},
			/incorrect checksum in control file/
		],
		['PG_VERSION is gone', (store) => rmSync(join(store, 'PG_VERSION')), /PG_VERSION is missing/],
		[
			'all of it is gone',
			(store) => rmSync(store, { recursive: true }),
			/it is missing, though there are dumps/
		],
		[
			'the log of changes is cut off',
			(store) => {
				for (const name of segments(store)) truncateSync(join(store, 'pg_wal', name), 1_000);
			},
			/could not locate a valid checkpoint record/
		],
		[
			'a table has lost its end',
			(store) => truncateSync(join(store, usersFile), statSync(join(store, usersFile)).size - 8_192),
			/auth\.users|could not (open|read) block/
		],
		[
			'a table was written over',
			(store) => {
				const { size } = statSync(join(store, usersFile));
				writeFileSync(join(store, usersFile), Buffer.alloc(size, 0x5a));
			},
			/invalid page in block 0/
		]
	];
	test.each(damages)('%s', async (_name, harm, words) => {
		const folder = copyOf(made);
		harm(join(folder, 'pglite'));
		const { status, output } = await failedStart({ HALLWAY_DATA: folder });
		expect(status).toBe(1);
		expect(output).toMatch(words);
		expect(output).toContain('is damaged');
		expect(output).toContain(`The newest good dump is ${made.dump}`);
		expect(output).toContain('npm run restore');
		expect(output).not.toContain('    at ');
		rmSync(folder, { recursive: true });
	});
});

test('a dump that is not whole is not offered', async () => {
	const folder = copyOf(made);
	const dump = join(folder, 'dumps', made.dump);
	truncateSync(dump, statSync(dump).size - 100);
	rmSync(join(folder, 'pglite/global/pg_control'));
	const { output } = await failedStart({ HALLWAY_DATA: folder });
	expect(output).toContain('is damaged');
	expect(output).toContain(`There is no dump in ${join(folder, 'dumps')}`);
});

test('a store of another Postgres is refused in words, and is not called damaged', async () => {
	const folder = copyOf(made);
	writeFileSync(join(folder, 'pglite/PG_VERSION'), '16\n');
	const { status, output } = await failedStart({ HALLWAY_DATA: folder });
	expect(status).toBe(1);
	expect(output).toMatch(/written by another version of Postgres .* initialized by PostgreSQL version 16/);
	expect(output).not.toContain('damaged');
});

test('what was half written when the power went is left out, and the rest is there', async () => {
	const folder = copyOf(made);
	const store = join(folder, 'pglite');
	const server = await startServer({ HALLWAY_DATA: folder });
	await server.stop('SIGKILL');
	// After the last record: the beginning of one that was never finished.
	const last = segments(store).sort()[0];
	const log = readFileSync(join(store, 'pg_wal', last));
	let end = log.length;
	while (end > 0 && log[end - 1] === 0) end -= 1;
	log.fill(0x5a, end + 8, end + 200);
	writeFileSync(join(store, 'pg_wal', last), log);
	const next = await startServer({ HALLWAY_DATA: folder });
	expect(next.output()).toContain('The last stop was not clean');
	expect(await readDiary(next, made.ada)).toMatchObject([{ entry: 'after the dump' }]);
	await next.stop();
});

test('a first start that was cut off leaves nothing that a second one trips over', async () => {
	const folder = temporaryFolder();
	cpSync(join(made.folder, 'pglite/base'), join(folder, 'pglite.new/base'), { recursive: true });
	const server = await startServer({ HALLWAY_DATA: folder });
	expect(server.output()).toContain('Store: 0 people');
	await server.stop();
	expect(existsSync(join(folder, 'pglite.new'))).toBe(false);
});

test('a store that a newer version wrote is refused and not touched', async () => {
	const folder = copyOf(made);
	const migrations = join(temporaryFolder(), 'migrations');
	cpSync(join(fixtures, 'migrations'), migrations, { recursive: true });
	writeFileSync(join(migrations, '20270101000000_newer.sql'), 'create table public.newer (id int);');
	const newer = await startServer({ HALLWAY_DATA: folder, HALLWAY_MIGRATIONS: migrations });
	await newer.stop();
	rmSync(join(migrations, '20270101000000_newer.sql'));
	writeFileSync(join(migrations, '20260601000000_other.sql'), 'create table public.other (id int);');
	const { status, output } = await failedStart({ HALLWAY_DATA: folder, HALLWAY_MIGRATIONS: migrations });
	expect(status).toBe(1);
	expect(output).toMatch(/written by a newer version of Hallway .*20270101000000.*20260601000000/);
	const store = await PGlite.create(join(folder, 'pglite'), { extensions: sqlExtensions });
	const { rows } = await store.query("select to_regclass('public.other') as other");
	await store.close();
	expect(rows).toEqual([{ other: null }]);
});
