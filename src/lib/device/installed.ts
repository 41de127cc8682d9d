import { Workbox } from 'workbox-window';
import { version } from '$app/environment';
import { guardSinks } from './trusted-types.ts';

export type Installation = {
	/** A new version is on the device and waits, or has taken over in another tab. */
	onNewVersion: () => void;
	/** Every file is on the device and this page would open without a network. */
	onOfflineReady: () => void;
};

const hourMs = 3_600_000;
const patienceMs = 3_000;

/**
 * Registers the service worker and reports what becomes of it. Gives a function that puts the new version in place
 * and reloads, or null where the browser has no service workers (plain http on a local network, some private windows).
 */
export async function install({ onNewVersion, onOfflineReady }: Installation): Promise<(() => void) | null> {
	if (!('serviceWorker' in navigator)) return null;
	const container = navigator.serviceWorker;
	container.addEventListener('message', ({ data, ports }) => {
		if (data?.type === 'WHICH_BUILD') ports[0]?.postMessage(version);
	});

	guardSinks();
	const workbox = new Workbox('/service-worker.js');
	let isReloading = false;
	// The first worker of this phone is no news, also when another page began to install it.
	let hadWorker = container.controller !== null;
	workbox.addEventListener('controlling', () => {
		if (isReloading) void reloadWhenActive(container);
		else if (hadWorker) onNewVersion();
		else void reportWhenComplete();
		hadWorker = true;
	});

	const registration = await workbox.register().catch(() => undefined);
	if (!registration) return null;
	const look = () => {
		if (registration.waiting && container.controller) onNewVersion();
	};
	const watch = () => registration.installing?.addEventListener('statechange', look);
	registration.addEventListener('updatefound', watch);
	watch();
	look();
	askNowAndThen(registration);
	void reportWhenComplete();

	async function reportWhenComplete() {
		container.controller?.postMessage({ type: 'PAGE_STARTED' });
		const answer = container.controller && (await askWorker(container.controller));
		if (answer?.missing === 0) onOfflineReady();
		// The worker has moved on while this page was opening.
		if (answer && answer.version !== version) onNewVersion();
	}

	return () => {
		isReloading = true;
		if (!registration.waiting) {
			location.reload();
			return;
		}
		workbox.messageSkipWaiting();
		// Chromium gives the hand-over up when a request of the page comes in between; a reload completes it.
		setTimeout(() => location.reload(), patienceMs);
	};
}

/** While a worker is still activating, a reload may get the old shell once more. */
async function reloadWhenActive(container: ServiceWorkerContainer) {
	const worker = container.controller;
	while (worker && worker.state !== 'activated') {
		await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
	}
	location.reload();
}

function askWorker(worker: ServiceWorker): Promise<{ missing: number; version: string }> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }) => resolve(data);
		worker.postMessage({ type: 'IS_COMPLETE' }, [port2]);
	});
}

/** An installed app may stay open for days: looks for a new version when it comes back to the front. */
function askNowAndThen(registration: ServiceWorkerRegistration) {
	let askedAt = performance.now();
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden' || performance.now() - askedAt < hourMs) return;
		askedAt = performance.now();
		// Offline, or the server is away: the next time will do.
		registration.update().catch(() => {});
	});
}
