import pg from 'pg';

const listenAgainMs = 1_000;

/** Hears a channel of Postgres on a connection of its own, which is made again when it is lost. */
export class Listener {
	#config: pg.ClientConfig;
	#channel: string;
	#hear: (payload: string) => void;
	#client: pg.Client | null = null;
	#again: NodeJS.Timeout | null = null;
	#isClosed = false;

	constructor(config: pg.ClientConfig, channel: string, hear: (payload: string) => void) {
		this.#config = config;
		this.#channel = channel;
		this.#hear = hear;
	}

	/** Resolves when it hears. */
	async open(): Promise<void> {
		const client = new pg.Client(this.#config);
		client.on('error', () => {});
		client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
		this.#client = client;
		await client.connect();
		await client.query(`listen ${client.escapeIdentifier(this.#channel)}`);
		client.once('end', () => this.#openLater());
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		if (this.#again !== null) clearTimeout(this.#again);
		await this.#client?.end();
	}

	#openLater(): void {
		if (this.#isClosed) return;
		this.#again = setTimeout(() => {
			this.open().catch(() => this.#openLater());
		}, listenAgainMs).unref();
	}
}
