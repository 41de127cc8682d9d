import type { SupabaseClient, SupportedStorage } from '@supabase/supabase-js';
import * as v from 'valibot';
import { type Result, ok, problem } from '../core/result.ts';
import { type Memory, loadConfig } from './config.ts';
import { type NudgeEnd, listenForNudges } from './nudges.ts';
import {
	type AccountProblem,
	type HandOver,
	type MergeOffer,
	type OfferedAccount,
	type Taken,
	type Tokens,
	accountProblemOf,
	accountSchema,
	handOverSchema,
	mergeOfferSchema,
	takenSchema
} from './account.ts';
import { type Proven, askForCode, confirmCode } from './address-proof.ts';
import { type RemoteProblem, remoteProblemOf } from './problem.ts';
import { type Call, authProblemOf, inTime, request } from './request.ts';
import { signInKey, takeSignIn } from './sign-in-store.ts';
import {
	type Batch,
	type Config,
	type Cursor,
	type EventPreview,
	type Pulled,
	type Pushed,
	type Ticket,
	previewSchema,
	pulledSchema,
	pushedSchema,
	recoveredSchema,
	ticketSchema
} from './wire.ts';

export type Answered<Value> = Promise<Result<Value, RemoteProblem>>;

/** What the sync needs of a server. */
export type SyncRemote = {
	/** Makes sure somebody is signed in; a guest is made only if `mayCreate`, else nobody there is `signed-out`. */
	signIn(mayCreate: boolean): Answered<{ userId: string }>;
	push(batch: Batch): Answered<Pushed>;
	pull(cursor: Cursor): Answered<Pulled>;
	/** Calls back whenever there is something to pull, until aborted or the stream ends. `none`: there are no nudges here. */
	nudges(onNudge: () => void, onOpen: () => void, signal: AbortSignal): Promise<NudgeEnd>;
};

type Connection = { config: Config; client: SupabaseClient };
type AboutAccount<Value> = Promise<Result<Value, AccountProblem>>;

/** What the accounts need of a server (docs/protocol.md, "Accounts"). */
export type AccountRemote = SyncRemote & {
	askForCode(email: string): AboutAccount<null>;
	confirmCode(proof: { email: string; digits: string }): AboutAccount<Proven>;
	/** Offers my person to the address I proved; the secret is never shown to anybody. */
	offerMerge(): AboutAccount<MergeOffer>;
	/** Offers my person to another device of mine. */
	offerHandOver(): AboutAccount<HandOver>;
	/** Whose account this code brings here; null: nobody's. */
	lookAtAccount(code: string): AboutAccount<OfferedAccount | null>;
	takeAccount(code: string): AboutAccount<Taken | null>;
	/** From now on this is the sign-in of this device. */
	adopt(tokens: Tokens): AboutAccount<null>;
	/** Forgets the sign-in of this device at once; its end on the server follows if there is a network. */
	leave(): Promise<void>;
};

/** What a browser has by itself, for whoever plays several people in one process: where sign-ins are kept, the network. */
export type Surroundings = { storage?: SupportedStorage; storageKey?: string; fetch?: typeof fetch };

/** The configured back end. supabase-js is loaded with the first request. */
export class Remote implements AccountRemote {
	#origin: string;
	#memory: Memory;
	#surroundings: Surroundings;
	#config: Promise<Result<Config, 'offline'>> | null = null;
	#connection: Promise<Connection> | null = null;
	#proving: Promise<SupabaseClient> | null = null;
	#lastSignIn: Promise<unknown> = Promise.resolve();

	constructor(origin: string, memory: Memory, surroundings: Surroundings = {}) {
		this.#origin = origin;
		this.#memory = memory;
		this.#surroundings = surroundings;
	}

	/** Who runs this installation and what it can do; the last known answer without a network. */
	async config(): Promise<Result<Config, 'offline'>> {
		this.#config ??= loadConfig(this.#origin, this.#memory);
		const config = await this.#config;
		if (!config.ok) this.#config = null;
		return config;
	}

	/** One after the other: two at once, by the sync and by a screen's request, would make two guests. */
	signIn(mayCreate: boolean): Answered<{ userId: string }> {
		const signedIn = this.#lastSignIn.then(() => this.#signIn(mayCreate));
		this.#lastSignIn = signedIn.catch(() => undefined);
		return signedIn;
	}

	async #signIn(mayCreate: boolean): Answered<{ userId: string }> {
		const connected = await this.#connect();
		if (!connected.ok) return connected;
		const { auth } = connected.value.client;
		const { data, error } = await auth.getSession();
		if (data.session) return ok({ userId: data.session.user.id });
		if (error) return problem(authProblemOf(error));
		if (!mayCreate) return problem('signed-out');

		const made = await auth.signInAnonymously();
		if (made.data.user) return ok({ userId: made.data.user.id });
		const why = authProblemOf(made.error);
		return problem(why === 'signed-out' ? 'failed' : why);
	}

	push(batch: Batch): Answered<Pushed> {
		return this.#call('push_changes', { batch }, pushedSchema);
	}

	pull(cursor: Cursor): Answered<Pulled> {
		return this.#call('pull_changes', { cursor }, pulledSchema);
	}

	lookUpEvent(joinCode: string): Answered<EventPreview | null> {
		return this.#call('look_up_event', { join_code: joinCode }, previewSchema);
	}

	openTicket(code: string): Answered<Ticket | null> {
		return this.#call('open_ticket', { code }, ticketSchema);
	}

	recoverEvent(secret: string): Answered<{ eventId: string } | null> {
		return this.#call('recover_event', { secret }, recoveredSchema);
	}

	async askForCode(email: string): AboutAccount<null> {
		const prover = await this.#prover();
		return prover.ok ? askForCode(prover.value, email) : prover;
	}

	async confirmCode(proof: { email: string; digits: string }): AboutAccount<Proven> {
		const prover = await this.#prover();
		return prover.ok ? confirmCode(prover.value, proof) : prover;
	}

	offerMerge(): AboutAccount<MergeOffer> {
		return this.#callForAccount('offer_account', { kind: 'merge' }, mergeOfferSchema);
	}

	offerHandOver(): AboutAccount<HandOver> {
		return this.#callForAccount('offer_account', { kind: 'hand_over' }, handOverSchema);
	}

	lookAtAccount(code: string): AboutAccount<OfferedAccount | null> {
		return this.#callForAccount('look_at_account', { code }, accountSchema);
	}

	takeAccount(code: string): AboutAccount<Taken | null> {
		return this.#callForAccount('take_account', { secret: code }, takenSchema);
	}

	async adopt(tokens: Tokens): AboutAccount<null> {
		const connected = await this.#connect();
		if (!connected.ok) return connected;
		const { error } = await connected.value.client.auth.setSession(tokens);
		return error ? problem(authProblemOf(error)) : ok(null);
	}

	async leave(): Promise<void> {
		const token = await takeSignIn(this.#surroundings.storage ?? localStorage, this.#storageKey);
		const connected = await this.#connection?.catch(() => null);
		if (!token || !connected) return;
		const { config } = connected;
		// It outlives the page that is about to be left.
		fetch(new URL('/auth/v1/logout?scope=local', this.#urlOf(config)), {
			method: 'POST',
			keepalive: true,
			headers: { apikey: config.backend.key, authorization: `Bearer ${token}` }
		}).catch(() => {});
	}

	async nudges(onNudge: () => void, onOpen: () => void, signal: AbortSignal): Promise<NudgeEnd> {
		const connected = await this.#connect();
		if (!connected.ok) return 'ended';
		const { config, client } = connected.value;
		if (config.nudges === 'none') return 'none';
		const token = (await client.auth.getSession()).data.session?.access_token;
		if (!token) return 'ended';
		return listenForNudges({ url: new URL('/nudge', this.#urlOf(config)), token, onNudge, onOpen, signal });
	}

	/** One call; after a token was refused once more with a fresh one. */
	#call<Value>(name: string, args: object, schema: v.GenericSchema<unknown, Value>): Answered<Value> {
		return this.#ask({ name, args, schema }, remoteProblemOf);
	}

	#callForAccount<Value>(
		name: string,
		args: object,
		schema: v.GenericSchema<unknown, Value>
	): AboutAccount<Value> {
		return this.#ask({ name, args, schema }, accountProblemOf);
	}

	async #ask<Value, Problem extends string>(
		call: Call<Value>,
		problemOf: (status: number, code: string) => Problem
	): Promise<Result<Value, Problem | RemoteProblem>> {
		const connected = await this.#connect();
		if (!connected.ok) return connected;
		const { client } = connected.value;
		const first = await request(client, call, problemOf);
		if (first.ok || first.problem !== 'signed-out') return first;

		const { data, error } = await client.auth.refreshSession();
		if (data.session) return request(client, call, problemOf);
		return problem(error ? authProblemOf(error) : 'signed-out');
	}

	async #connect(): Promise<Result<Connection, RemoteProblem>> {
		const config = await this.config();
		if (!config.ok) return config;
		this.#connection ??= this.#open(config.value);
		try {
			return ok(await this.#connection);
		} catch {
			// The chunk with supabase-js could not be fetched.
			this.#connection = null;
			return problem('offline');
		}
	}

	async #open(config: Config): Promise<Connection> {
		const { createClient } = await import('@supabase/supabase-js');
		const { storage, fetch: send } = this.#surroundings;
		const client = createClient(this.#urlOf(config).href, config.backend.key, {
			// Codes are in fragments: supabase-js must not look for tokens there.
			auth: { storageKey: this.#storageKey, detectSessionInUrl: false, ...(storage && { storage }) },
			global: { fetch: inTime(send) }
		});
		return { config, client };
	}

	/** A client beside the one of this device, whose session is gone with the page: an address is proven in it. */
	async #prover(): Promise<Result<SupabaseClient, RemoteProblem>> {
		const connected = await this.#connect();
		if (!connected.ok) return connected;
		const { config } = connected.value;
		this.#proving ??= import('@supabase/supabase-js').then(({ createClient }) =>
			createClient(this.#urlOf(config).href, config.backend.key, {
				auth: {
					storageKey: 'hallway-proof',
					persistSession: false,
					autoRefreshToken: false,
					detectSessionInUrl: false
				},
				global: { fetch: inTime(this.#surroundings.fetch) }
			})
		);
		return ok(await this.#proving);
	}

	get #storageKey(): string {
		return this.#surroundings.storageKey ?? signInKey(null);
	}

	#urlOf({ backend }: Config): URL {
		return new URL(backend.url, this.#origin);
	}
}
