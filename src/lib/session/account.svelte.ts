import * as v from 'valibot';
import { type Db, db } from '../db/db.svelte.ts';

const joinedSchema = v.object({
	kept: v.boolean(),
	merged: v.boolean(),
	contacts: v.number(),
	exchanges: v.number(),
	notes: v.number(),
	events: v.number(),
	doubles: v.number(),
	metYourself: v.boolean()
});

const mailSchema = v.object({ mail: v.literal(true) });

/** What came together when an account came to this device. */
export type JoinedSummary = v.InferOutput<typeof joinedSchema>;

/** What this device knows of its account. */
class MyAccount {
	#db: Db;

	constructor(source: Db) {
		this.#db = source;
	}

	/** An address that it is kept by; null for a guest. */
	get email(): string | null {
		const email = this.#db.tables.meta.get('email')?.value;
		return typeof email === 'string' ? email : null;
	}

	/** Whether there is anything on this device that somebody would miss. */
	get isEmpty(): boolean {
		const { profiles, contacts, events, notes } = this.#db.tables;
		return [profiles, contacts, events, notes].every(({ size }) => size === 0);
	}

	/** Whether this installation can send mail, as far as this device has heard. */
	get hasMail(): boolean {
		return v.safeParse(mailSchema, this.#db.tables.meta.get('config')?.value).success;
	}

	/** What the last joining brought, until it was read. */
	get joined(): JoinedSummary | null {
		const parsed = v.safeParse(joinedSchema, this.#db.tables.meta.get('joined')?.value);
		return parsed.success ? parsed.output : null;
	}

	/** It was read. */
	async forgetJoined(): Promise<void> {
		await this.#db.transact(async (tx) => tx.delete('meta', 'joined'));
	}
}

export const myAccount = new MyAccount(db);
