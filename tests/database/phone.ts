import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import type postgres from 'postgres';

export interface Mutation {
	readonly id: string;
	readonly kind: string;
	readonly happenedAt: string;
	readonly input: object;
}

interface Answer {
	readonly id: string;
	readonly answer: 'applied' | 'already_applied' | 'held' | 'retry' | 'refused';
	readonly code?: string;
}

export interface Pulled {
	readonly personId: string;
	readonly cursor: { readonly person: number };
	readonly more: boolean;
	readonly rows: Readonly<Record<string, readonly PulledRow[]>>;
	readonly answers: readonly Answer[];
}

interface PulledRow {
	readonly id: string;
	readonly meetings?: readonly unknown[];
	readonly iGave?: { readonly how: string };
	readonly theyGave?: { readonly how: string };
}

/** One thing that happened on a phone, now. */
export function mutation(kind: string, input: object): Mutation {
	return { id: randomUUID(), kind, happenedAt: new Date().toISOString(), input };
}

/** A person with a phone, talking to the database over real connections and as a real role. */
export class Phone {
	readonly personId: string = randomUUID();
	readonly outboxId = randomUUID();
	readonly secret = randomBytes(16);
	readonly #sql: postgres.Sql;

	constructor(sql: postgres.Sql) {
		this.#sql = sql;
	}

	/** Makes the account; the key is registered with the first push that holds `addKey`. */
	async signUp(): Promise<this> {
		await this.#sql`insert into auth.users (id) values (${this.personId})`;
		return this;
	}

	get keyId(): Buffer {
		return createHash('sha256').update(this.secret).digest().subarray(0, 10);
	}

	get addKey(): Mutation {
		return mutation('add_key', { keyId: this.keyId.toString('hex'), secret: this.secret.toString('hex') });
	}

	saveProfile(name: string): Mutation {
		return mutation('save_profile', { profile: { name, headline: `I am ${name}`, pitch: 'Ask me.' } });
	}

	/** The live code on this phone's screen right now. */
	code(eventId?: string): string {
		const step = Buffer.alloc(4);
		step.writeUInt32BE(Math.floor(Date.now() / 30_000));
		const ref = eventId ? Buffer.from(eventId.replaceAll('-', ''), 'hex').subarray(0, 5) : Buffer.alloc(5);
		const signed = Buffer.concat([Buffer.of(0x11), ref, this.keyId, step, Buffer.of(1, 1, 0x41)]);
		return (
			signed.toString('hex') + createHmac('sha256', this.secret).update(signed).digest('hex').slice(0, 20)
		);
	}

	/** Scans what the other phone shows. */
	scan(other: Phone, eventId?: string): Mutation {
		const ids = { contactId: randomUUID(), meetingId: randomUUID() };
		return mutation('exchange_cards', { ...ids, code: other.code(eventId), card: { name: 'as scanned' } });
	}

	/** Pushes; `meanwhile` runs in the same transaction before it commits. */
	async push(mutations: readonly Mutation[], meanwhile?: (sql: postgres.TransactionSql) => Promise<unknown>) {
		const batch = { protocol: 1, outboxId: this.outboxId, sentAt: new Date().toISOString(), mutations };
		return this.#act(async (sql) => {
			const [{ said }] = await sql<{ said: { answers: Answer[] } }[]>`
				select public.push_changes(${JSON.stringify(batch)}::text::jsonb) as said`;
			await meanwhile?.(sql);
			return said.answers;
		});
	}

	/** Pushes as a phone does: what met somebody else's push is sent again until it is answered for good. */
	async pushUntilAnswered(mutations: readonly Mutation[]): Promise<Answer[]> {
		const answered: Answer[] = [];
		let waiting = mutations;
		for (let tries = 0; waiting.length > 0; tries++) {
			const answers = await this.push(waiting);
			const busy = new Set(answers.filter(({ code }) => code === 'busy').map(({ id }) => id));
			answered.push(...answers.filter(({ id }) => !busy.has(id)));
			waiting = waiting.filter(({ id }) => busy.has(id));
			if (tries > 50) throw new Error('busy for good');
		}
		return answered;
	}

	/** Calls one of the functions of an account with its one argument. */
	async call<Value>(name: 'offer_account' | 'take_account', argument: string): Promise<Value> {
		return this.#act(async (sql) => {
			const [{ said }] = await sql<{ said: Value }[]>`select ${sql(`public.${name}`)}(${argument}) as said`;
			return said;
		});
	}

	async pull(cursor: object = {}): Promise<Pulled> {
		return this.#act(async (sql) => {
			const [{ said }] = await sql<{ said: Pulled }[]>`
				select public.pull_changes(${JSON.stringify(cursor)}::text::jsonb) as said`;
			return said;
		});
	}

	async #act<Value>(work: (sql: postgres.TransactionSql) => Promise<Value>): Promise<Value> {
		const claims = JSON.stringify({ sub: this.personId, role: 'authenticated' });
		const acted = await this.#sql.begin(async (sql) => {
			await sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claim.sub', ${this.personId}, true),
				set_config('request.jwt.claims', ${claims}, true)`;
			return { value: await work(sql) };
		});
		return acted.value;
	}
}
