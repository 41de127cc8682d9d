import type { SupportedStorage } from '@supabase/supabase-js';
import * as v from 'valibot';

const prefix = 'hallway-auth';

/**
 * Under which name supabase-js keeps the sign-in. A name of its own for every life of this device (`meta.life`, new with
 * every sign-out), so that a tab left over from before cannot bring a sign-in back by refreshing it.
 */
export function signInKey(life: unknown): string {
	return typeof life === 'string' ? `${prefix}-${life}` : prefix;
}

/** Forgets the sign-ins of earlier lives, which a tab closed in the middle of a sign-out may have left. */
export function forgetEarlierSignIns(life: unknown): void {
	if (typeof life !== 'string') return;
	try {
		for (const key of Object.keys(localStorage)) {
			if (key.startsWith(prefix) && !key.startsWith(signInKey(life))) localStorage.removeItem(key);
		}
	} catch {
		// A browser that gives no such storage keeps no sign-ins either.
	}
}

const storedSchema = v.pipe(v.string(), v.parseJson(), v.object({ access_token: v.string() }));

/** Takes the sign-in out of the store; gives its access token, if there is one, so that the server can end it too. */
export async function takeSignIn(storage: SupportedStorage, key: string): Promise<string | null> {
	const stored = v.safeParse(storedSchema, await storage.getItem(key));
	for (const each of [key, `${key}-user`, `${key}-code-verifier`]) await storage.removeItem(each);
	return stored.success ? stored.output.access_token : null;
}
