import type { PrecacheController } from 'workbox-precaching';

let wasRefreshed = false;

/**
 * Renews the headers of the cached shell, once in the life of the worker: the security policy names the back end,
 * which may change without a new build. The body is never exchanged for another build's.
 */
export async function refreshShell(precache: PrecacheController, url: string): Promise<void> {
	const key = precache.getCacheKeyForURL(url);
	if (wasRefreshed || !key) return;
	wasRefreshed = true;
	const fresh = await fetch(url, { cache: 'no-cache' }).catch(() => null);
	const cache = await caches.open(precache.strategy.cacheName);
	const cached = await cache.match(key);
	if (!fresh?.ok || !cached || policyOf(fresh) === policyOf(cached)) return;
	const isSameBuild = (await fresh.clone().text()) === (await cached.text());
	if (isSameBuild) await cache.put(key, fresh);
}

function policyOf(response: Response): string | null {
	return response.headers.get('content-security-policy');
}
