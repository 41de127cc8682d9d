/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { build, files, version } from '$service-worker';
import { NavigationRoute, Route, Router } from 'workbox-routing';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { fill } from './fill.ts';
import { isOurs, isServers } from './paths.ts';
import { refreshShell } from './shell.ts';
import { tidy } from './tidy.ts';

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

// The adapter writes the fallback page after Kit has made its lists, so it is added by hand; every route is this page.
const shell = '/';
// One cache for all builds: unchanged chunks are not fetched again, and old ones stay until `tidy`.
const cacheName = 'hallway-precache';
const precache = new PrecacheController({ cacheName });
precache.addToCacheList([
	...build.map((url) => ({ url, revision: null })),
	...files.filter(isOurs).map((url) => ({ url, revision: version })),
	{ url: shell, revision: version }
]);

worker.addEventListener('install', (event) => {
	// Built files are named by what is in them: what the cache has is right. The rest, and whatever failed, is workbox's.
	const isBuilt = (url: string) => new URL(url).pathname.startsWith('/_app/immutable/');
	event.waitUntil(fill(precache, isBuilt).then(() => precache.install(event)));
});

worker.addEventListener('activate', (event) => {
	// The first page ever opened gets its lazily loaded chunks from here too.
	event.waitUntil(worker.clients.claim());
});

worker.addEventListener('message', (event) => {
	const { type } = (event.data ?? {}) as { type?: unknown };
	// Only ever sent when the person asked for the new version.
	if (type === 'SKIP_WAITING') event.waitUntil(worker.skipWaiting());
	if (type === 'PAGE_STARTED') event.waitUntil(tidy({ worker, precache, version, event }));
	if (type === 'IS_COMPLETE')
		// A browser short of space may have dropped some.
		event.waitUntil(
			fill(precache, () => true).then((missing) => event.ports[0]?.postMessage({ missing, version }))
		);
});

const router = new Router();
router.registerRoute(
	new PrecacheRoute(precache, { cleanURLs: false, directoryIndex: '', ignoreURLParametersMatching: [] })
);
const answerWithShell = precache.createHandlerBoundToURL(shell);
router.registerRoute(
	new NavigationRoute(
		(options) => {
			if (options.event instanceof ExtendableEvent) options.event.waitUntil(refreshShell(precache, shell));
			return answerWithShell(options);
		},
		{ denylist: [isServers] }
	)
);
// An open tab may still ask for the chunks of an older build.
router.registerRoute(
	new Route(
		({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_app/immutable/'),
		async ({ request }) => (await caches.match(request)) ?? fetch(request)
	)
);
router.addFetchListener();
