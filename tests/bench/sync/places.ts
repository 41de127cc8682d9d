import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { openBackend } from '../../../src/server/backend.ts';
import { makeDataFolder } from '../../../src/server/folder-lock.ts';
import { openSecrets } from '../../../src/server/secrets.ts';
import { readSettings } from '../../../src/server/settings.ts';
import { startPostgres } from '../../database/postgres.ts';
import { startApp } from '../../tools/app-server.ts';
import { type Door, directDoor, serverDoor } from './doors.ts';
import { type Town, buildTown } from './town.ts';

/** Where something is measured: a town, and a door to it. Two places may share a town. */
export type Place = { name: 'PGlite' | 'Postgres' | 'floor'; door: Door; town: Town };

/** Our server on PGlite, our server on Postgres, and the bare functions on that Postgres; each town is filled first. */
export async function openPlaces(
	say: (line: string) => void
): Promise<{ places: Place[]; source: string; close: () => Promise<void> }> {
	const closers: (() => Promise<unknown> | void)[] = [];
	const close = async () => {
		for (const closeOne of closers.splice(0).reverse()) await closeOne();
	};
	try {
		const database = await startPostgres();
		closers.push(() => database.stop());
		const pglite = await openServer({}, closers, say);
		const onPostgres = await openServer({ DATABASE_URL: database.url }, closers, say);
		const sql = postgres(database.url, { max: 10, onnotice() {}, types: { json: plainJson(3802) } });
		closers.push(() => sql.end());
		return {
			places: [
				{ name: 'PGlite', ...pglite },
				{ name: 'Postgres', ...onPostgres },
				{ name: 'floor', town: onPostgres.town, door: directDoor(sql) }
			],
			source: database.source,
			close
		};
	} catch (error) {
		await close();
		throw error;
	}
}

async function openServer(
	where: Record<string, string>,
	closers: (() => Promise<unknown> | void)[],
	say: (line: string) => void
): Promise<{ door: Door; town: Town }> {
	const folder = mkdtempSync(join(tmpdir(), 'hallway-bench-'));
	closers.push(() => rmSync(folder, { recursive: true, force: true }));
	const env = { HALLWAY_DATA: folder, ...where };
	const settings = readSettings(env);
	makeDataFolder(folder);
	const secrets = openSecrets(folder, null);
	if (settings.backend.kind === 'supabase') throw new Error('there is no town at Supabase');
	const backend = await openBackend({ ...settings, backend: settings.backend }, secrets);
	say(`filling ${settings.backend.kind} with 5,100 people …`);
	const town = await buildTown(backend.database.run).finally(() => backend.database.close());
	const app = await startApp({ ...env, HOST: '127.0.0.1' });
	closers.push(() => app.stop());
	return { town, door: serverDoor(`http://127.0.0.1:${app.port}`, secrets.secret) };
}

/** As our server reads jsonb. */
function plainJson(oid: number) {
	return {
		to: oid,
		from: [oid],
		serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
		parse: (value: string): unknown => JSON.parse(value)
	};
}
