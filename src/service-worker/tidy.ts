import type { PrecacheController } from 'workbox-precaching';

type Tidying = {
	worker: ServiceWorkerGlobalScope;
	precache: PrecacheController;
	version: string;
	event: ExtendableEvent;
};

const patienceMs = 2_000;

/** Deletes the files of older builds, unless an open page runs one of them or does not say which it runs. */
export async function tidy({ worker, precache, version, event }: Tidying): Promise<void> {
	// A newer worker that waits keeps its files in the same cache.
	const isUpdating = () => Boolean(worker.registration.installing ?? worker.registration.waiting);
	if (isUpdating() || !(await hasOldFiles(precache))) return;
	const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const builds = await Promise.all(pages.map(buildOf));
	if (isUpdating() || builds.some((build) => build !== version)) return;
	await precache.activate(event);
}

async function hasOldFiles(precache: PrecacheController): Promise<boolean> {
	const current = new Set(precache.getURLsToCacheKeys().values());
	const cache = await caches.open(precache.strategy.cacheName);
	return (await cache.keys()).some(({ url }) => !current.has(url));
}

function buildOf(page: Client): Promise<unknown> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }) => resolve(data);
		setTimeout(() => resolve(null), patienceMs);
		page.postMessage({ type: 'WHICH_BUILD' }, [port2]);
	});
}
