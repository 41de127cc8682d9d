import type { Config } from '../lib/remote/wire.ts';
import { Remote } from '../lib/remote/remote.ts';

/** Where one phone's sign-in is kept: nobody else's. */
export type Keychain = Map<string, string>;

export type SignIn = { origin: string; keychain: Keychain; fetch?: typeof fetch };

/** The app's connection to the server, as one phone of many. */
export function remoteOf({ origin, keychain, fetch: send }: SignIn): Remote {
	let known: Config | null = null;
	const memory = { read: () => known, write: (config: Config) => void (known = config) };
	const storage = {
		getItem: (key: string) => keychain.get(key) ?? null,
		setItem: (key: string, value: string) => void keychain.set(key, value),
		removeItem: (key: string) => void keychain.delete(key)
	};
	return new Remote(origin, memory, { storage, ...(send && { fetch: send }) });
}

/** The same sign-in as if its phone had slept for a day: its first request has to renew it with the server. */
export function renewable(keychain: Keychain): Keychain {
	return new Map(
		[...keychain].map(([key, value]): [string, string] => {
			const stored: unknown = JSON.parse(value);
			const isSession = typeof stored === 'object' && stored !== null && 'refresh_token' in stored;
			return [key, isSession ? JSON.stringify({ ...stored, access_token: '', expires_at: 1 }) : value];
		})
	);
}
