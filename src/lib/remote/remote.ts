import type { SupabaseClient, SupportedStorage } from '@supabase/supabase-js';
import * as v from 'valibot';
import { type Result, ok, problem } from '../core/result.ts';
import { type Memory, loadConfig } from './config.ts';
import { type NudgeEnd, listenForNudges } from './nudges.ts';
import { type RemoteProblem, remoteProblemOf } from './problem.ts';
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

/** What a browser has by itself, for whoever plays several people in one process: where sign-ins are kept, the network. */
export type Surroundings = { storage?: SupportedStorage; fetch?: typeof fetch };

const requestTimeoutMs = 30_000;

/** The configured back end. supabase-js is loaded with the first request. */
export class Remote implements SyncRemote {
	#origin: string;
	#memory: Memory;
	#surroundings: Surroundings;
	#config: Promise<Result<Config, 'offline'>> | null = null;
	#connection: Promise<Connection> | null = null;
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
	async #call<Value>(name: string, args: object, schema: v.GenericSchema<unknown, Value>): Answered<Value> {
		const connected = await this.#connect();
		if (!connected.ok) return connected;
		const { client } = connected.value;
		const first = await request(client, name, args, schema);
		if (first.ok || first.problem !== 'signed-out') return first;

		const { data, error } = await client.auth.refreshSession();
		if (data.session) return request(client, name, args, schema);
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
			auth: { storageKey: 'hallway-auth', detectSessionInUrl: false, ...(storage && { storage }) },
			global: { fetch: inTime(send) }
		});
		return { config, client };
	}

	#urlOf({ backend }: Config): URL {
		return new URL(backend.url, this.#origin);
	}
}

async function request<Value>(
	client: SupabaseClient,
	name: string,
	args: object,
	schema: v.GenericSchema<unknown, Value>
): Answered<Value> {
	const { data, error, status } = await client.rpc(name, args);
	if (error) return problem(remoteProblemOf(status, error.code));
	const parsed = v.safeParse(schema, data);
	return parsed.success ? ok(parsed.output) : problem('failed');
}

function authProblemOf(error: { status?: number; name: string } | null): RemoteProblem {
	if (!error || error.name === 'AuthRetryableFetchError') return 'offline';
	const isRefused =
		error.status === 400 || error.status === 401 || error.status === 403 || error.status === 404;
	return isRefused || error.name === 'AuthSessionMissingError'
		? 'signed-out'
		: remoteProblemOf(error.status ?? 0);
}

function inTime(send?: typeof fetch): typeof fetch {
	return (input, init) =>
		(send ?? fetch)(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(requestTimeoutMs) });
}
