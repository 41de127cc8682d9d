import postgres from 'postgres';
import { type Database, openPostgres } from '../database/engines.ts';
import { RestorableServer } from './restorable.ts';

/** The same as `RestorableServer` on a real Postgres, whose databases are copied as they are. */
class RestorablePostgres {
	readonly database: Database;
	readonly #admin: postgres.Sql;

	private constructor(database: Database, url: string) {
		this.database = {
			...database,
			close: async () => {
				await this.#admin.end();
				await database.close();
			}
		};
		const elsewhere = new URL(url);
		elsewhere.pathname = '/template1';
		this.#admin = postgres(elsewhere.href, { max: 1, onnotice() {} });
	}

	static async open(): Promise<RestorablePostgres> {
		const database = await openPostgres();
		return new RestorablePostgres(database, database.url);
	}

	async backUp(): Promise<void> {
		await this.#copy('postgres', 'backup');
	}

	/** `says`: whether the store says that it was put back, as `npm run restore` makes it say. */
	async restore({ says = true } = {}): Promise<void> {
		await this.#copy('backup', 'postgres');
		if (says) await this.database.exec('select hallway.begin_history()');
	}

	/** Puts a copy of one database in the place of another. Who is connected to either is sent away, and comes back. */
	async #copy(from: string, to: string): Promise<void> {
		await this
			.#admin`select pg_terminate_backend(pid) from pg_stat_activity where datname in (${from}, ${to})`;
		await this.#admin.unsafe(`drop database if exists ${to} with (force)`);
		await this.#admin.unsafe(`create database ${to} template ${from}`);
	}
}

export type Restorable = RestorableServer | RestorablePostgres;

/** Both, for `describe.each`. */
export const restorables: [name: string, open: () => Promise<Restorable>][] = [
	['PGlite', () => RestorableServer.open()],
	['Postgres', () => RestorablePostgres.open()]
];
