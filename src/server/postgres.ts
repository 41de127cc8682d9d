import {
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	PostgresAdapter,
	PostgresDriver,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type QueryResult
} from 'kysely';
import pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import { Listener } from './postgres-listener.ts';
import { parserOf } from './postgres-values.ts';

/** No statement may take longer on Postgres. PGlite cannot interrupt one; there rpc-gate.ts keeps them small. */
const statementTimeoutMs = 8_000;
/** A free connection, or a new one, is waited for this long. */
const connectTimeoutMs = 10_000;
/**
 * Longer than any single statement takes, and than a script of a migration should: after this the machine of Postgres
 * is held to be gone without a word, and the connection is thrown away.
 */
const answerTimeoutMs = 60_000;
const endTimeoutMs = 5_000;

/** A connection that could not be made or was lost. Whether a commit on it took place nobody knows: ask again. */
class ConnectionLost extends Error {
	/** Postgres' own words for it: connection_failure. */
	readonly code = '08006';

	constructor(cause: unknown) {
		super('The database does not answer', { cause });
	}

	/** One line in the log: lite prints it for every request. */
	[inspect.custom](): string {
		return `database: ${this.code} ${this.message}: ${this.cause instanceof Error ? this.cause.message : String(this.cause)}`;
	}
}

/** The connections of one process to a Postgres, each used by one request at a time. */
export interface Connections {
	/** For Kysely. */
	readonly dialect: Dialect;
	/** Calls `hear` for every `notify` on the channel, on a connection of its own that is made again when it is lost. */
	listen(channel: string, hear: (payload: string) => void): Promise<void>;
	/** Ends them all; those in use may finish, within limits. */
	end(): Promise<void>;
}

/**
 * Connects to Postgres by `pg`, because postgres.js, lite's own driver, does not outlive a restart of Postgres: it throws
 * where nobody can catch it, or leaves queries without an answer (github.com/porsager/postgres, issues 1066, 1154, 1208).
 * Here whatever is under way on a connection that is lost fails with ConnectionLost, at once, and the connection is gone.
 */
export function connectPostgres({ url, pool: max }: { url: string; pool: number }): Connections {
	const config: pg.ClientConfig = {
		connectionString: withUsualSslMode(url),
		connectionTimeoutMillis: connectTimeoutMs,
		statement_timeout: statementTimeoutMs,
		query_timeout: answerTimeoutMs,
		application_name: 'hallway',
		options: '-c timezone=UTC',
		keepAlive: true,
		types: { getTypeParser: parserOf }
	};
	const pool = new pg.Pool({ ...config, max, idleTimeoutMillis: 0 });
	// An idle connection that is lost is not used again, and that is all there is to it.
	pool.on('error', () => {});
	const listeners: Listener[] = [];
	return {
		dialect: {
			createAdapter: () => new PostgresAdapter(),
			createDriver: () => new PoolDriver(pool),
			createIntrospector: (db) => new PostgresIntrospector(db),
			createQueryCompiler: () => new PostgresQueryCompiler()
		},
		async listen(channel, hear) {
			const listener = new Listener(config, channel, hear);
			listeners.push(listener);
			await listener.open();
		},
		async end() {
			await Promise.all(listeners.map((listener) => listener.close()));
			await Promise.race([pool.end(), delay(endTimeoutMs, undefined, { ref: false })]);
		}
	};
}

class PoolDriver extends PostgresDriver {
	#pool: pg.Pool;

	constructor(pool: pg.Pool) {
		super({ pool });
		this.#pool = pool;
	}

	override async acquireConnection(): Promise<DatabaseConnection> {
		try {
			return new Session(await this.#pool.connect());
		} catch (error) {
			throw endsConnection(error) ? new ConnectionLost(error) : error;
		}
	}

	override async releaseConnection(session: DatabaseConnection): Promise<void> {
		if (session instanceof Session) session.release();
	}
}

/** A connection while one request has it. Once it is lost it is not used again, not even to roll back. */
class Session implements DatabaseConnection {
	#client: pg.PoolClient;
	#lost: Error | null = null;

	constructor(client: pg.PoolClient) {
		this.#client = client;
		client.on('error', this.#lose);
	}

	async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
		if (this.#lost !== null) throw new ConnectionLost(this.#lost);
		try {
			const answer = await this.#client.query(sql, [...parameters]);
			// A script of several statements has a result for each.
			const result = Array.isArray(answer) ? answer.at(-1) : answer;
			return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
		} catch (error) {
			if (!endsConnection(error)) throw error;
			this.#lose(error);
			throw new ConnectionLost(error);
		}
	}

	streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
		throw new Error('Nothing is streamed');
	}

	release(): void {
		this.#client.off('error', this.#lose);
		this.#client.release(this.#lost ?? undefined);
	}

	readonly #lose = (error: Error): void => {
		this.#lost ??= error;
	};
}

function endsConnection(error: unknown): error is Error {
	// 57P01 to 57P05: Postgres ends or refuses the connection, because it is being stopped or started for one.
	if (error instanceof pg.DatabaseError) return /^57P0/.test(error.code ?? '');
	// A parameter that cannot be sent, or a value that cannot be read, is a mistake of ours.
	const isMistake = [TypeError, RangeError, SyntaxError].some((kind) => error instanceof kind);
	return error instanceof Error && !isMistake;
}

/** `pg` takes sslmode=require for verify-full; everybody else, libpq first, encrypts without asking for a certificate. */
function withUsualSslMode(url: string): string {
	const parsed = new URL(url);
	if (parsed.searchParams.has('sslmode')) parsed.searchParams.set('uselibpqcompat', 'true');
	return parsed.href;
}
