import type { PGlite } from '@electric-sql/pglite';
import {
	CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type QueryResult
} from 'kysely';

/** Give way to timers and sockets after this long; a queue of requests would otherwise starve the nudges. */
const yieldAfterMs = 8;

/**
 * A Kysely dialect that lets one user at a time use PGlite's only session, from the first statement of a transaction
 * to its end. Without it the statements of two requests interleave: an anonymous one ran as superuser inside the
 * other's transaction. Scripts of several statements are allowed where there are no parameters.
 */
export function oneSessionDialect(pglite: PGlite): Dialect {
	return {
		createAdapter: () => new PostgresAdapter(),
		createDriver: () => new OneSessionDriver(pglite),
		createIntrospector: (db) => new PostgresIntrospector(db),
		createQueryCompiler: () => new PostgresQueryCompiler()
	};
}

class OneSessionDriver implements Driver {
	#pglite: PGlite;
	#lastInLine: Promise<void> = Promise.resolve();
	#release: () => void = () => {};
	#lastYield = 0;
	/** A transaction that could not be rolled back must not leak into the next user's statements. */
	#stuck = false;

	constructor(pglite: PGlite) {
		this.#pglite = pglite;
	}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<DatabaseConnection> {
		const before = this.#lastInLine;
		const turn = Promise.withResolvers<void>();
		this.#lastInLine = turn.promise;
		await before;
		this.#release = turn.resolve;
		try {
			if (performance.now() - this.#lastYield > yieldAfterMs) {
				await new Promise((resume) => setImmediate(resume));
				this.#lastYield = performance.now();
			}
			if (this.#stuck) await this.#pglite.exec('rollback');
			this.#stuck = false;
		} catch (error) {
			turn.resolve();
			throw error;
		}
		return new Session(this.#pglite);
	}

	async beginTransaction(session: DatabaseConnection): Promise<void> {
		await session.executeQuery(CompiledQuery.raw('begin'));
	}

	async commitTransaction(session: DatabaseConnection): Promise<void> {
		await session.executeQuery(CompiledQuery.raw('commit'));
	}

	async rollbackTransaction(session: DatabaseConnection): Promise<void> {
		this.#stuck = true;
		await session.executeQuery(CompiledQuery.raw('rollback'));
		this.#stuck = false;
	}

	async releaseConnection(): Promise<void> {
		this.#release();
	}

	async destroy(): Promise<void> {
		await this.#lastInLine;
	}
}

class Session implements DatabaseConnection {
	#pglite: PGlite;

	constructor(pglite: PGlite) {
		this.#pglite = pglite;
	}

	async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
		const result =
			parameters.length === 0
				? (await this.#pglite.exec(sql)).at(-1)
				: await this.#pglite.query(sql, [...parameters]);
		const affected = result?.affectedRows;
		return {
			rows: (result?.rows ?? []) as Row[],
			...(affected === undefined ? {} : { numAffectedRows: BigInt(affected) })
		};
	}

	streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
		throw new Error('PGlite does not stream');
	}
}
