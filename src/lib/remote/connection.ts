import type { SupabaseClient, SupportedStorage } from '@supabase/supabase-js';
import { type Result, ok, problem } from '../core/result.ts';
import { type Memory, loadConfig } from './config.ts';
import type { RemoteProblem } from './problem.ts';
import { type Call, authProblemOf, inTime, request } from './request.ts';
import { signInKey, takeSignIn } from './sign-in-store.ts';
import type { Config } from './wire.ts';

/** What a browser has by itself, for whoever plays several people in one process: where sign-ins are kept, the network. */
export type Surroundings = { storage?: SupportedStorage; storageKey?: string; fetch?: typeof fetch };

type Connected = { config: Config; client: SupabaseClient };

/** The way to the configured back end. supabase-js is loaded with the first request. */
export class Connection {
	#origin: string;
	#memory: Memory;
	#surroundings: Surroundings;
	#config: Promise<Result<Config, 'offline'>> | null = null;
	#connected: Promise<Connected> | null = null;
	#prover: SupabaseClient | null = null;

	constructor(origin: string, memory: Memory, surroundings: Surroundings) {
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

	/** The client with the sign-in of this device. */
	async open(): Promise<Result<Connected, RemoteProblem>> {
		const config = await this.config();
		if (!config.ok) return config;
		this.#connected ??= this.#connect(config.value);
		try {
			return ok(await this.#connected);
		} catch {
			// The chunk with supabase-js could not be fetched.
			this.#connected = null;
			return problem('offline');
		}
	}

	/** A client beside the one of this device, whose session is gone with the page: an address is proven in it. */
	async prover(): Promise<Result<SupabaseClient, RemoteProblem>> {
		const connected = await this.open();
		if (!connected.ok) return connected;
		const { config, client } = connected.value;
		const alone = { storageKey: 'hallway-proof', persistSession: false, autoRefreshToken: false };
		this.#prover ??= await this.#clientOf(config, alone, inTheNameOf(client, this.#fetch));
		return ok(this.#prover);
	}

	/** One call; after a token was refused once more with a fresh one. */
	async ask<Value, Problem extends string>(
		call: Call<Value>,
		problemOf: (status: number, code: string) => Problem
	): Promise<Result<Value, Problem | RemoteProblem>> {
		const connected = await this.open();
		if (!connected.ok) return connected;
		const { client } = connected.value;
		const first = await request(client, call, problemOf);
		if (first.ok || first.problem !== 'signed-out') return first;

		const { data, error } = await client.auth.refreshSession();
		if (data.session) return request(client, call, problemOf);
		return problem(error ? authProblemOf(error) : 'signed-out');
	}

	/** Forgets the sign-in of this device at once; its end on the server follows if there is a network. */
	async leave(): Promise<void> {
		const token = await takeSignIn(this.#surroundings.storage ?? localStorage, this.#storageKey);
		const connected = await this.#connected?.catch(() => null);
		if (token && connected) this.end(connected.config, token);
	}

	/** Ends a sign-in on the server, if there is a network. */
	end(config: Config, token: string): void {
		// It outlives a page that is about to be left.
		fetch(new URL('/auth/v1/logout?scope=local', this.urlOf(config)), {
			method: 'POST',
			keepalive: true,
			headers: { apikey: config.backend.key, authorization: `Bearer ${token}` }
		}).catch(() => {});
	}

	/** Where the back end is; of one that is embedded, where the app itself is. */
	urlOf({ backend }: Config): URL {
		return new URL(backend.url, this.#origin);
	}

	async #connect(config: Config): Promise<Connected> {
		const { storage } = this.#surroundings;
		const own = { storageKey: this.#storageKey, ...(storage && { storage }) };
		return { config, client: await this.#clientOf(config, own) };
	}

	async #clientOf(
		config: Config,
		auth: {
			storageKey: string;
			storage?: SupportedStorage;
			persistSession?: boolean;
			autoRefreshToken?: boolean;
		},
		send = this.#fetch
	): Promise<SupabaseClient> {
		const { createClient } = await import('@supabase/supabase-js');
		return createClient(this.urlOf(config).href, config.backend.key, {
			// Codes are in fragments: supabase-js must not look for tokens there.
			auth: { ...auth, detectSessionInUrl: false },
			global: { fetch: send }
		});
	}

	get #fetch(): typeof fetch {
		return inTime(this.#surroundings.fetch);
	}

	get #storageKey(): string {
		return this.#surroundings.storageKey ?? signInKey(null);
	}
}

/** Digits that are asked for with the sign-in of this device cannot be used up by what somebody else guesses. */
function inTheNameOf(client: SupabaseClient, send: typeof fetch): typeof fetch {
	return async (input, init) => {
		const { pathname } = new URL(input instanceof Request ? input.url : input);
		const isAboutDigits = /\/auth\/v1\/(otp|verify)$/.test(pathname);
		const token = isAboutDigits && (await client.auth.getSession()).data.session?.access_token;
		if (!token) return send(input, init);
		const headers = new Headers(init?.headers);
		headers.set('authorization', `Bearer ${token}`);
		return send(input, { ...init, headers });
	};
}
