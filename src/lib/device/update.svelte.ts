import { dev } from '$app/environment';

/** Whether the app would open without a network: still loading its files, complete, or impossible here. */
type OfflineState = 'preparing' | 'ready' | 'unavailable';

class Update {
	/** Every file of the app is on the device and served from it. */
	offline: OfflineState = $state('preparing');
	#isThere = $state(false);
	#holds = $state(0);
	/** `ready` when a new version can be put in place now; nothing is offered while something holds updates. */
	state: 'none' | 'ready' = $derived(this.#isThere && this.#holds === 0 ? 'ready' : 'none');
	#isStarted = false;
	#putInPlace: (() => void) | null = null;

	/** Registers the service worker, once, after the page has loaded. Call it from the root layout. */
	async start(): Promise<void> {
		if (this.#isStarted) return;
		this.#isStarted = true;
		if (dev || !('serviceWorker' in navigator)) {
			this.offline = 'unavailable';
			return;
		}
		const { install } = await import('./installed.ts');
		this.#putInPlace = await install({
			onNewVersion: () => (this.#isThere = true),
			onOfflineReady: () => (this.offline = 'ready')
		});
		if (!this.#putInPlace) this.offline = 'unavailable';
	}

	/** Puts the new version in place and reloads the page; does nothing unless `state` is `ready`. */
	apply(): void {
		if (this.state === 'ready') this.#putInPlace?.();
	}

	/** Keeps updates away (during a scan, say) until the returned function is called. */
	hold(): () => void {
		let isHeld = true;
		this.#holds++;
		return () => {
			if (isHeld) this.#holds--;
			isHeld = false;
		};
	}
}

/** The state of the installed app: is a new version ready, and would it open offline? */
export const update = new Update();

/** Keeps updates away until the returned function is called; never in the middle of a scan. */
export function holdUpdates(): () => void {
	return update.hold();
}
