import { randomBytes } from '../core/ids.ts';
import { type Key, makeKey } from '../core/key.ts';
import { type Db, db } from '../db/db.svelte.ts';
import { mutate } from '../sync/mutate.ts';
import { serverTime } from './clock.ts';
import { addKey, readDeviceKey } from './device-key.ts';

/** What is still missing before the phone may enter a hall without a network; empty: ready. */
export type OfflineGap =
	'no-app-cache' | 'no-lasting-storage' | 'storage-not-protected' | 'no-key' | 'no-event';

/** Who I am on this device. */
export class Session {
	#db: Db;
	#hasAppCache = $state(false);
	#isProtected = $state(false);
	#making: Promise<unknown> | null = null;

	constructor(source: Db = db) {
		this.#db = source;
	}

	/** My person id; null before the first contact with the server, and never needed offline. */
	get personId(): string | null {
		const id = this.#db.tables.meta.get('personId')?.value;
		return typeof id === 'string' ? id : null;
	}

	/** The key that signs my codes; null until `ensureKey`. */
	get key(): Key | null {
		return readDeviceKey(this.#db.tables.meta.get('deviceKey')?.value);
	}

	/** The server's time as far as this phone knows it: what live codes are stamped with. */
	now(): Date {
		return serverTime(this.#db.tables.meta.get('clockOffsetMs')?.value);
	}

	/** Makes the key of this device if it has none, and queues it for the server. Call before showing a code. */
	async ensureKey(): Promise<void> {
		if (!this.key) {
			this.#making ??= this.#makeKey().finally(() => (this.#making = null));
			await this.#making;
		}
		// Whoever can be scanned has something to lose: the browser is asked to keep it.
		if (!this.#isProtected && typeof navigator !== 'undefined') void this.refreshReadiness().catch(() => {});
	}

	/** What is missing before one enters the hall, most important first. */
	get offlineGaps(): OfflineGap[] {
		const { storage, tables } = this.#db;
		const gaps: [OfflineGap, boolean][] = [
			['no-lasting-storage', storage.state !== 'lasting'],
			['no-app-cache', !this.#hasAppCache],
			['no-key', this.key === null],
			['no-event', !tables.events.all.some(({ leftAt, deletedAt }) => leftAt === null && !deletedAt)],
			['storage-not-protected', !this.#isProtected]
		];
		return gaps.filter(([, isMissing]) => isMissing).map(([gap]) => gap);
	}

	/** Looks again at what the browser keeps for us; asks it to protect the data once there is something to lose. */
	async refreshReadiness(): Promise<void> {
		this.#hasAppCache = !!(await navigator.serviceWorker?.getRegistration())?.active;
		const { storage } = navigator;
		this.#isProtected = (await storage?.persisted?.()) ?? false;
		if (!this.#isProtected && this.key) this.#isProtected = (await storage?.persist?.()) ?? false;
	}

	async #makeKey(): Promise<void> {
		const { id, secret } = makeKey(randomBytes(16));
		await mutate(addKey, { keyId: id, secret });
	}
}

export const session = new Session();
