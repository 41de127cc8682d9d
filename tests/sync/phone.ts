import { mutations } from '../../src/lib/background.ts';
import type { Card } from '../../src/lib/card/fields.ts';
import { saveProfile } from '../../src/lib/card/mutations.ts';
import { toHex } from '../../src/lib/core/bytes.ts';
import { type Result, problem } from '../../src/lib/core/result.ts';
import { Db } from '../../src/lib/db/db.svelte.ts';
import { eventRefOf } from '../../src/lib/events/event-id.ts';
import { codeBytes } from '../../src/lib/exchange/code/code.ts';
import { exchangeCards, newExchange } from '../../src/lib/exchange/mutations.ts';
import { saveNote } from '../../src/lib/people/mutations.ts';
import type { RemoteProblem } from '../../src/lib/remote/problem.ts';
import type { SyncRemote } from '../../src/lib/remote/remote.ts';
import type { Batch, Pulled, Pushed } from '../../src/lib/remote/wire.ts';
import { makeKey } from '../../src/lib/core/key.ts';
import { addKey } from '../../src/lib/session/device-key.ts';
import { registryOf } from '../../src/lib/sync/apply.ts';
import { drain } from '../../src/lib/sync/drain.ts';
import { mutateIn } from '../../src/lib/sync/mutate.ts';
import type { Mutation } from '../../src/lib/sync/mutation.ts';
import { SyncState } from '../../src/lib/sync/sync.svelte.ts';

/** A network that can be cut, before the server hears or after it answered, and a server that can fall ill. */
export class Network implements SyncRemote {
	/** Cuts the next so many pushes: `before` they arrive, or `after` the server did what they said. */
	cuts: ('before' | 'after')[] = [];
	/** Whether the server fails on a batch as a whole. */
	failsOn: (batch: Batch) => boolean = () => false;
	/** Runs between the server's answer to a pull and its arrival. */
	beforePullArrives: () => Promise<void> = async () => undefined;
	batches: Batch[] = [];
	signIn: SyncRemote['signIn'];
	nudges: SyncRemote['nudges'];
	#server: SyncRemote;

	constructor(server: SyncRemote) {
		this.#server = server;
		this.signIn = (mayCreate) => server.signIn(mayCreate);
		this.nudges = (...how) => server.nudges(...how);
	}

	async push(batch: Batch): Promise<Result<Pushed, RemoteProblem>> {
		// As over the wire: what arrives shares nothing with what was sent.
		const sent = structuredClone(batch);
		const cut = this.cuts.shift();
		if (cut === 'before') return problem('offline');
		this.batches.push(sent);
		if (this.failsOn(sent)) return problem('failed');
		const answer = await this.#server.push(sent);
		return cut === 'after' ? problem('offline') : answer;
	}

	async pull(cursor: Record<string, unknown>): Promise<Result<Pulled, RemoteProblem>> {
		const answer = await this.#server.pull(cursor);
		await this.beforePullArrives();
		return answer;
	}
}

/** One person's device: a local database, a network, a clock. */
export class Phone<Server extends SyncRemote = SyncRemote> {
	readonly server: Server;
	readonly network: Network;
	readonly local;
	readonly key;
	readonly state: SyncState;
	/** The event whose code it shows. */
	showsAt: string | null = null;
	nowMs = Date.parse('2026-11-22T09:30:00.000Z');

	constructor(server: Server, seed: number, db = new Db(`phone-${seed}`)) {
		this.server = server;
		this.network = new Network(server);
		this.local = { db, registry: registryOf(mutations) };
		this.key = makeKey(new Uint8Array(16).fill(seed));
		this.state = new SyncState(this.local.db);
	}

	get tables() {
		return this.local.db.tables;
	}

	get sync() {
		return { local: this.local, remote: this.network, now: () => this.nowMs, random: () => 0.5 };
	}

	async do<Input>(mutation: Mutation<Input>, input: Input): Promise<void> {
		this.nowMs += 1_000;
		const done = await mutateIn(this.local, mutation, input, new Date(this.nowMs));
		if (!done.ok) throw new Error(`${mutation.kind}: ${done.problem}`);
	}

	/** Name and key, as after the first tap of a guest. */
	async introduce(card: Card & { name: string }): Promise<void> {
		await this.do(addKey, { keyId: this.key.id, secret: this.key.secret });
		await this.do(saveProfile, { profile: card });
	}

	/** Scans the code that the other phone shows now; gives the ids made for it. */
	async scan(other: Phone, name = other.tables.profiles.get('me')?.profile.name ?? '?') {
		const card = { name };
		const timeStep = Math.floor(other.nowMs / 30_000);
		const bytes = toHex(codeBytes({ eventRef: eventRefOf(other.showsAt), key: other.key, card, timeStep }));
		const scan = newExchange({ bytes, card });
		await this.do(exchangeCards, scan);
		return scan;
	}

	async note(contactId: string, text: string): Promise<void> {
		await this.do(saveNote, { contactId, text, was: this.tables.notes.get(contactId)?.text ?? '' });
	}

	/** One drain; gives what kept it from finishing. */
	drain() {
		return drain(this.sync, { wantsPull: true, onProgress: () => undefined });
	}

	/** As often as the engine would, until nothing waits that can be sent. */
	async settle(): Promise<void> {
		for (let i = 0; i < 20; i++) {
			this.nowMs += 10 * 60_000;
			await this.drain();
			if (this.state.pending.every(({ progress }) => progress.state !== 'waiting')) return;
		}
	}

	/** Everybody I have, by name, with my note. */
	get people(): [string, string][] {
		return this.tables.contacts.all
			.map(({ id, card }): [string, string] => [card.name ?? '', this.tables.notes.get(id)?.text ?? ''])
			.sort();
	}
}
