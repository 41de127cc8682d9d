import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import type { PostgresConnection } from '@supabase/lite/postgres';
import { CompiledQuery, Kysely } from 'kysely';
import { passDatabaseErrors } from './database-errors.ts';
import { oneSessionDialect } from './one-session.ts';
import { storeOptions } from './pglite.ts';
import { errorCode, StartProblem } from './problem.ts';
import type { Settings } from './settings.ts';
import { mergeSettingStatements } from './setting-statements.ts';
import { createStore, lookAtStore, placeOf, type StorePlace, storeFolder, unopenable } from './store.ts';

/** Runs one statement with parameters, or a script of several without. */
export type Run = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** The data, on PGlite or Postgres alike. */
export interface Database {
	readonly engine: 'pglite' | 'postgres';
	/** False: it was killed, or the machine went down, and Postgres has just put its files in order again. */
	readonly wasStoppedCleanly: boolean;
	readonly connection: PgliteConnection | PostgresConnection;
	readonly run: Run;
	/** Commits when `work` resolves, rolls back when it throws. */
	transaction<Value>(work: (run: Run) => Promise<Value>): Promise<Value>;
	/** Calls `hear` with the payload of every `notify` on the channel, also after a reconnection. */
	listen(channel: string, hear: (payload: string) => void): Promise<void>;
	close(): Promise<void>;
}

/**
 * Opens the data of the settings' back end, with the guards that belong to a connection.
 * Throws a StartProblem when Postgres does not answer, or the store of PGlite is damaged.
 */
export async function openDatabase(
	settings: Pick<Settings, 'dataFolder' | 'dumps'> & {
		backend: Exclude<Settings['backend'], { kind: 'supabase' }>;
	}
): Promise<Database> {
	const { backend } = settings;
	return backend.kind === 'postgres' ? openPostgres(backend) : openPglite(placeOf(settings));
}

async function openPglite(place: StorePlace): Promise<Database> {
	const found = await lookAtStore(place);
	if (found.state === 'none') await createStore(place);
	let isOpen = false;
	const { options, said } = storeOptions((lastWords) => {
		if (!isOpen) return;
		// What was answered is on the disk; the next start reads it back.
		console.error(
			`The database stopped itself: ${lastWords}. Nothing that was answered is lost; start again.`
		);
		process.exit(1);
	});
	const connection = await createPgliteConnection({ url: storeFolder(place), pgliteOptions: options });
	try {
		await connection.driver.waitReady;
	} catch (error) {
		throw await unopenable(place, error, said());
	}
	isOpen = true;
	connection.kysely = new Kysely({ dialect: oneSessionDialect(connection.driver) });
	passDatabaseErrors(connection);
	mergeSettingStatements(connection);
	return {
		engine: 'pglite',
		wasStoppedCleanly: found.state === 'none' || found.wasStoppedCleanly,
		connection,
		...runners(connection.kysely),
		async listen(channel, hear) {
			await connection.driver.listen(channel, hear);
		},
		close: () => connection.close()
	};
}

async function openPostgres({ url, pool }: { url: string; pool: number }): Promise<Database> {
	// Most installations need neither.
	const [{ createPostgresConnection }, { connectPostgres }] = await Promise.all([
		import('@supabase/lite/postgres'),
		import('./postgres.ts')
	]);
	const connections = connectPostgres({ url, pool });
	const connection = createPostgresConnection({ url });
	// Lite's own driver connects when it is first used, which it never is.
	connection.kysely = new Kysely({ dialect: connections.dialect });
	passDatabaseErrors(connection);
	mergeSettingStatements(connection);
	const runs = runners(connection.kysely);
	try {
		await runs.run('select 1');
	} catch (error) {
		await connections.end();
		throw new StartProblem(unreachableInWords(url, error));
	}
	return {
		engine: 'postgres',
		wasStoppedCleanly: true,
		connection,
		...runs,
		listen: (channel, hear) => connections.listen(channel, hear),
		close: () => connections.end()
	};
}

function runners(kysely: Kysely<unknown>): Pick<Database, 'run' | 'transaction'> {
	const runOn =
		(executor: Kysely<unknown>): Run =>
		async <Row>(sql: string, parameters: readonly unknown[] = []) =>
			(await executor.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows;
	return {
		run: runOn(kysely),
		transaction: (work) => kysely.transaction().execute((transaction) => work(runOn(transaction)))
	};
}

function unreachableInWords(url: string, error: unknown): string {
	const { host, pathname } = new URL(url);
	const thrown = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	const reason = thrown instanceof Error ? thrown.message || errorCode(thrown) : String(thrown);
	return `The database ${host}${pathname} of DATABASE_URL does not let us in: ${reason}`;
}
