import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { pgtap } from '@electric-sql/pglite/pgtap';
import postgres from 'postgres';
import { emptyStore, keptStore } from './kept-store.ts';
import { startPostgres } from './postgres.ts';
import { prepare } from './prepare.ts';

type Row = Record<string, unknown>;

/** A database that looks like Supabase, with our migrations. */
export interface Database {
	readonly source: string;
	/** Runs several statements and gives the rows of each. */
	exec(sql: string): Promise<Row[][]>;
	close(): Promise<void>;
}

const migrations = new URL('../../supabase/migrations/', import.meta.url);
const sqlTests = new URL('../../supabase/tests/', import.meta.url);

/** The names of the pgTAP files, and the text of one. */
export const sqlTestNames = readdirSync(sqlTests)
	.filter((name) => name.endsWith('.test.sql'))
	.sort();
export const sqlTest = (name: string) => readFileSync(new URL(name, sqlTests), 'utf8');

/** Applies every migration in order. */
async function migrate(exec: (sql: string) => Promise<unknown>): Promise<void> {
	for (const [name, text] of migrationTexts()) {
		await exec(text).catch((error: unknown) => {
			throw new Error(`${name}: ${String(error)}`, { cause: error });
		});
	}
}

function migrationTexts(): [name: string, text: string][] {
	const names = readdirSync(migrations).filter((name) => name.endsWith('.sql'));
	return names.sort().map((name) => [name, readFileSync(new URL(name, migrations), 'utf8')]);
}

/** One that can be copied as it is, as from a backup. */
export type Copyable = Database & { copy(): Promise<Copyable> };

const extensions = { pgcrypto, pgtap };

/** The database of the smallest installation: Postgres inside this process. */
export async function openPglite(): Promise<Copyable> {
	const prepared: string[] = [];
	await prepare(async (sql) => prepared.push(sql));
	const steps = [...prepared, ...migrationTexts().flat(), loadPgtapHere];
	return copyable(
		await PGlite.create({ loadDataDir: await keptStore('migrated', steps, makePglite), extensions })
	);
}

const loadPgtapHere =
	'create schema tap; grant usage on schema tap to public; create extension pgtap with schema tap';

async function makePglite(): Promise<PGlite> {
	const db = await PGlite.create({ loadDataDir: await emptyStore(), extensions });
	await prepare((sql) => db.exec(sql));
	await migrate((sql) => db.exec(sql));
	await db.exec(loadPgtapHere);
	return db;
}

function copyable(db: Pick<PGlite, 'exec' | 'clone' | 'close'>): Copyable {
	return {
		source: 'PGlite',
		exec: async (sql) => (await db.exec(sql)).map(({ rows }) => rows as Row[]),
		copy: async () => copyable((await db.clone()) as PGlite),
		close: () => db.close()
	};
}

/** A real Postgres, with real connections; `url` lets a test open more of them. */
export async function openPostgres(): Promise<Database & { readonly url: string }> {
	const server = await startPostgres();
	try {
		const sql = postgres(server.url, { max: 1, onnotice() {} });
		const exec = async (text: string) => rowsOf(await sql.unsafe(text).simple());
		await prepare(exec);
		await migrate(exec);
		await loadPgtap(exec);
		const close = async () => {
			await sql.end();
			await server.stop();
		};
		return { source: server.source, url: server.url, exec, close };
	} catch (error) {
		await server.stop();
		throw error;
	}
}

/** One statement comes back as its rows, several as a list of rows. */
function rowsOf(results: readonly unknown[]): Row[][] {
	const isList = (value: unknown): value is Row[] => Array.isArray(value);
	return results.every(isList) && results.length > 0 ? results.map((rows) => [...rows]) : [results as Row[]];
}

/** The extension where it is installed, else the same SQL as PGlite carries it: pgTAP needs no library. */
async function loadPgtap(exec: Database['exec']): Promise<void> {
	await exec('create schema tap; grant usage on schema tap to public');
	const [[{ there }]] = await exec(
		`select exists (select from pg_available_extensions where name = 'pgtap') as there`
	);
	if (there) {
		await exec('create extension pgtap with schema tap');
	} else {
		const archive = gunzipSync(
			readFileSync(new URL('../pgtap.tar.gz', import.meta.resolve('@electric-sql/pglite/pgtap')))
		);
		const text = fileInTar(archive, /\/pgtap--\d+\.\d+\.\d+\.sql$/);
		await exec(`set search_path = tap; ${text.replace(/^\\.*$/gm, '')}; reset search_path`);
	}
}

/** The text of the first file of a tar archive whose name fits (POSIX ustar: 512-byte headers, sizes in octal). */
function fileInTar(archive: Buffer, name: RegExp): string {
	for (let at = 0; at + 512 <= archive.length;) {
		const header = archive.subarray(at, at + 512);
		const size = parseInt(header.toString('latin1', 124, 135), 8) || 0;
		const found = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
		if (name.test(found)) return archive.toString('utf8', at + 512, at + 512 + size);
		at += 512 + Math.ceil(size / 512) * 512;
	}
	throw new Error(`no ${name} in the archive`);
}
