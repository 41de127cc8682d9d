import type { PrecacheController } from 'workbox-precaching';

/** As many as a browser asks one server for at once over HTTP/1.1. */
const lanes = 6;

/**
 * Fetches what the cache lacks, several at a time: workbox takes one file after the other, and some hundred round trips in a row
 * are a minute on a slow line. Takes whether a file is meant; gives the number of files still missing.
 */
export async function fill(precache: PrecacheController, isMeant: (url: string) => boolean): Promise<number> {
	const cache = await caches.open(precache.strategy.cacheName);
	const waiting = [...precache.getURLsToCacheKeys()].filter(([url]) => isMeant(url));
	let missing = 0;
	const lane = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const [url, key] = next;
			if (await cache.match(key)) continue;
			const response = await fetch(url).catch(() => null);
			if (response?.ok) await cache.put(key, response);
			else missing++;
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return missing;
}
