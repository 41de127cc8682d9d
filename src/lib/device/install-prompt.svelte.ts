/** Chromium's event, not yet in TypeScript's DOM. */
type PromptEvent = Event & { prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }> };

/**
 * How this device installs the app. `prompt`: one tap asks. `share-menu`: by hand through the share menu (iOS).
 * `installed`: this is the installed app. `none`: nothing to offer.
 */
export type InstallWay = 'prompt' | 'share-menu' | 'installed' | 'none';

class InstallPrompt {
	#event: PromptEvent | null = $state.raw(null);
	#isInstalled = $state(isStandalone());

	way: InstallWay = $derived.by(() => {
		if (this.#isInstalled) return 'installed';
		if (this.#event) return 'prompt';
		return isAppleMobile() ? 'share-menu' : 'none';
	});

	constructor() {
		if (typeof window === 'undefined') return;
		window.addEventListener('beforeinstallprompt', (event) => {
			// Asked when the person wants it, not when the browser does.
			event.preventDefault();
			if (isPromptEvent(event)) this.#event = event;
		});
		window.addEventListener('appinstalled', () => {
			this.#event = null;
			this.#isInstalled = true;
		});
	}

	/** Opens the browser's question; true when the person agreed. Must be called from a tap, once per `prompt`. */
	async ask(): Promise<boolean> {
		const event = this.#event;
		this.#event = null;
		return event !== null && (await event.prompt()).outcome === 'accepted';
	}
}

/** Import it early: the browser's offer comes once, soon after the page has loaded. */
export const installPrompt = new InstallPrompt();

/** Whether the page runs as the installed app, without a browser around it. */
export function isStandalone(): boolean {
	if (typeof window === 'undefined') return false;
	const isAppleStandalone = 'standalone' in navigator && navigator.standalone === true;
	return isAppleStandalone || matchMedia('(display-mode: standalone), (display-mode: fullscreen)').matches;
}

function isAppleMobile(): boolean {
	if (typeof navigator === 'undefined') return false;
	// An iPad calls itself a Mac, but no Mac has a touch screen.
	return (
		/iPhone|iPad|iPod/.test(navigator.userAgent) ||
		(/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
	);
}

function isPromptEvent(event: Event): event is PromptEvent {
	return 'prompt' in event && typeof event.prompt === 'function';
}
