import { type Copyable, type Database, openPglite } from '../database/engines.ts';

/** A server of the real functions whose operator can take a backup of its store, and put that back later. */
export class RestorableServer {
	#store: Copyable;
	#backup: Copyable | null = null;
	/** What phones talk to, whichever store that is by now. */
	readonly database: Database;

	private constructor(store: Copyable) {
		this.#store = store;
		this.database = {
			source: store.source,
			exec: (sql) => this.#store.exec(sql),
			close: async () => {
				await this.#store.close();
				await this.#backup?.close();
			}
		};
	}

	static async open(): Promise<RestorableServer> {
		return new RestorableServer(await openPglite());
	}

	async backUp(): Promise<void> {
		this.#backup = await this.#store.copy();
	}

	/** `says`: whether the store says that it was put back, as `npm run restore` makes it say. */
	async restore({ says = true } = {}): Promise<void> {
		if (!this.#backup) throw new Error('there is no backup');
		await this.#store.close();
		[this.#store, this.#backup] = [this.#backup, null];
		if (says) await this.#store.exec('select hallway.begin_history()');
	}
}
