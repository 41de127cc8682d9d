import { mutations } from '../../src/lib/background.ts';
import type { Card } from '../../src/lib/card/fields.ts';
import { settingsByDefault, visible } from '../../src/lib/card/visible.ts';
import { toHex } from '../../src/lib/core/bytes.ts';
import { makeId, randomBytes } from '../../src/lib/core/ids.ts';
import { type Result, ok, problem } from '../../src/lib/core/result.ts';
import { eventRefOf } from '../../src/lib/events/event-id.ts';
import { codeBytes } from '../../src/lib/exchange/code/code.ts';
import type { AccountProblem } from '../../src/lib/remote/account.ts';
import type { AccountRemote } from '../../src/lib/remote/remote.ts';
import type { Batch, Cursor } from '../../src/lib/remote/wire.ts';
import { type Key, makeKey } from '../../src/lib/core/key.ts';
import { addKey, readDeviceKey } from '../../src/lib/session/device-key.ts';
import { type Local, registryOf } from '../../src/lib/sync/apply.ts';
import { drain } from '../../src/lib/sync/drain.ts';
import { mutateIn } from '../../src/lib/sync/mutate.ts';
import type { Mutation } from '../../src/lib/sync/mutation.ts';
import type { ServerLine } from './line.ts';
import { Crash, Troubles, type Trouble, WatchedDb, type What } from './trouble.ts';

const registry = registryOf(mutations);

/** One phone: the app's own database, outbox and sync, a clock that may be wrong, and a network that may break. */
export class Device {
	db = new WatchedDb('model');
	/** What was done here and not taken back before it was sent: nothing of it may get lost. */
	readonly done = new Map<string, string>();
	/** As whom it is signed in: the ids of a user and a session. */
	token: string | null = null;
	/** Whether its person was ever one with another one. */
	wasMerged = false;
	clockErrorMs: number;
	/** How many rows a page of a pull has for it; undefined: few. */
	page: number | undefined;
	/** What happens between two steps of a drain: another tab, or the person goes on. */
	meanwhile: (what: What) => Promise<void> = async () => undefined;
	readonly #server: ServerLine;
	#troubles: Troubles | null = null;

	constructor(server: ServerLine, clockErrorMs: number) {
		this.#server = server;
		this.clockErrorMs = clockErrorMs;
	}

	get local(): Local {
		return { db: this.db, registry };
	}

	get tables() {
		return this.db.tables;
	}

	get userId(): string | null {
		return this.token?.slice(0, 36) ?? null;
	}

	get nowMs(): number {
		return this.#server.nowMs + this.clockErrorMs;
	}

	/** Stores and queues it; where the app does not take it, nothing happens. */
	async do<Input>(mutation: Mutation<Input>, input: Input): Promise<void> {
		await this.changing(() => mutateIn(this.local, mutation, input, new Date(this.nowMs)));
	}

	/** Changes the queue by hand: what never left this phone and was replaced or taken back is nobody's loss. */
	async changing(work: () => Promise<unknown>): Promise<void> {
		const before = this.tables.outbox.all;
		try {
			await work();
		} finally {
			for (const { id } of before) if (!this.tables.outbox.get(id)) this.done.delete(id);
			for (const { id, kind } of this.tables.outbox.all) this.done.set(id, kind);
		}
	}

	/** The key that signs its codes, made when it is first needed. */
	async ensureKey(): Promise<Key> {
		const stored = () => readDeviceKey(this.tables.meta.get('deviceKey')?.value);
		if (!stored()) {
			const { id, secret } = makeKey(randomBytes(16));
			await this.do(addKey, { keyId: id, secret });
		}
		const key = stored();
		if (!key) throw new Error('a key was made and is not there');
		return key;
	}

	/** Something that this phone does in several steps, with what happens to it meanwhile. Gives false if the process died. */
	async amid(troubles: readonly Trouble[], work: () => Promise<unknown>): Promise<boolean> {
		const [outer, { onStep }] = [this.#troubles, this.db];
		this.#troubles = new Troubles(troubles);
		this.db.onStep = async () => {
			const what = await this.#step('storage');
			return what === 'half' || what === 'stored' ? what : null;
		};
		try {
			await work();
			return true;
		} catch (error) {
			if (!(error instanceof Crash)) throw error;
			this.db = await this.db.restarted();
			return false;
		} finally {
			this.#troubles = outer;
			this.db.onStep = onStep;
		}
	}

	/** One drain as the app makes it, with what happens to it meanwhile; gives whether it came to its end. */
	async drain(troubles: readonly Trouble[] = []): Promise<boolean> {
		let isThrough = false;
		await this.amid(troubles, async () => (isThrough = await this.send()));
		return isThrough;
	}

	/** The same as a step of something else. */
	async send(): Promise<boolean> {
		const sync = { local: this.local, remote: this.remote, now: () => this.nowMs, random: () => 0.5 };
		return (await drain(sync, { wantsPull: true, onProgress: () => undefined })) === null;
	}

	async #step(where: 'storage' | 'push' | 'pull' | 'account'): Promise<What | null> {
		const what = this.#troubles?.next(where) ?? null;
		if (what === 'crash') throw new Crash(`before ${where}`);
		if (what !== 'tab' && what !== 'note' && what !== 'scan') return what;
		await this.amid([], () => this.meanwhile(what));
		return null;
	}

	/** A request about the account, which the network may swallow on its way there or back. */
	async asked<Value>(
		ask: (token: string) => Promise<Result<Value, AccountProblem>>
	): Promise<Result<Value, AccountProblem>> {
		const what = await this.#step('account');
		if (what === 'cut before') return problem('offline');
		if (this.token === null) return problem('signed-out');
		const answer = this.#heard(await ask(this.token));
		return what === 'cut after' ? problem('offline') : answer;
	}

	/** The server as this phone reaches it. */
	get remote(): AccountRemote {
		const server = this.#server;
		return {
			signIn: (mayCreate) => this.#signIn(mayCreate),
			push: (batch) => this.#push(batch),
			pull: (cursor) => this.#pull(cursor),
			nudges: async () => 'none',
			askForCode: async () => ok(null),
			confirmCode: async () => problem('no-mail'),
			offerMerge: () =>
				this.asked(async (token) => {
					const secret = await server.offer(token, 'merge');
					return secret.ok ? ok({ secret: secret.value, expiresAt: '' }) : secret;
				}),
			offerHandOver: () =>
				this.asked(async (token) => {
					const code = await server.offer(token, 'hand_over');
					return code.ok ? ok({ code: code.value, expiresAt: '' }) : code;
				}),
			lookAtAccount: async () => ok(null),
			lookAtDevices: async () => problem('failed'),
			leaveElsewhere: async () => problem('failed'),
			takeAccount: (code) => this.asked((token) => server.take(token, code)),
			adopt: async ({ access_token }) => {
				this.token = access_token;
				return ok(null);
			},
			leave: async () => undefined
		};
	}

	/** After a token was refused the app's client asks for a fresh one, in vain, and forgets the sign-in. */
	#heard<Value, Problem extends string>(answer: Result<Value, Problem>): Result<Value, Problem> {
		if (!answer.ok && answer.problem === 'signed-out') this.token = null;
		return answer;
	}

	async #signIn(mayCreate: boolean): Promise<Result<{ userId: string }, 'signed-out'>> {
		if (this.token === null && !mayCreate) return problem('signed-out');
		this.token ??= await this.#server.signIn(makeId());
		return ok({ userId: this.token.slice(0, 36) });
	}

	async #push(batch: Batch) {
		// As over the wire: what arrives shares nothing with what was sent.
		const sent = structuredClone(batch);
		const { token } = this;
		// Another tab has heard that this sign-in is over.
		if (token === null) return problem('signed-out');
		const what = await this.#step('push');
		if (what === 'cut before') return problem('offline');
		if (what === 'ill') return problem('failed');
		if (what === 'late') {
			this.#server.underway.push({ token, batch: sent });
			return problem('offline');
		}
		if (what === 'twice') await this.#server.push(token, sent);
		const answer = this.#heard(await this.#server.push(token, sent));
		// The process may also die, or the person go on, while the answer is on its way.
		await this.#step('storage');
		return what === 'cut after' ? problem('offline') : answer;
	}

	async #pull(cursor: Cursor) {
		const what = await this.#step('pull');
		if (what === 'cut before') return problem('offline');
		if (this.token === null) return problem('signed-out');
		const answer = this.#heard(await this.#server.pull(this.token, cursor, this.page));
		await this.#step('storage');
		return what === 'cut after' ? problem('offline') : answer;
	}

	/** The code this phone shows, stamped with the server's time as far as it knows it, so many milliseconds ago; null: a badge. */
	async code(eventId: string | null, agoMs: number | null): Promise<{ bytes: string; card: Card }> {
		const key = await this.ensureKey();
		const profile = this.tables.profiles.get('me')?.profile ?? { name: '?' };
		const settings = this.tables.cards.get(eventId ?? 'default') ?? this.tables.cards.get('default');
		const { code: card } = visible(profile, settings ?? settingsByDefault);
		const offset = this.tables.meta.get('clockOffsetMs')?.value;
		const shownAt = this.nowMs + (typeof offset === 'number' ? offset : 0) - (agoMs ?? 0);
		const timeStep = agoMs === null ? null : Math.floor(shownAt / 30_000);
		const bytes = codeBytes({ eventRef: eventRefOf(eventId), key, card, timeStep });
		return { bytes: toHex(bytes), card };
	}
}
