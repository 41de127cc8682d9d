/** What of the browser's factory is used here; TypeScript's DOM does not have it yet. */
type Factory = {
	readonly defaultPolicy: unknown;
	createPolicy(
		name: string,
		rules: { createHTML(text: string): string | null; createScriptURL(text: string): string | null }
	): unknown;
};

/**
 * Makes the page's default Trusted Types policy (design: content security). A text becomes markup only when empty, which
 * is how libraries clear an element, and a script only when it is a worker of ours; the browser refuses everything else.
 * Call it before the first worker starts; again is harmless. Does nothing where browsers do not know Trusted Types.
 */
export function guardSinks(): void {
	const factory = 'trustedTypes' in window ? (window.trustedTypes as Factory) : null;
	if (!factory || factory.defaultPolicy) return;
	factory.createPolicy('default', {
		createHTML: (text) => (text === '' ? '' : null),
		createScriptURL: (text) => (isOwnWorker(text, location.href) ? text : null)
	});
}

/** Whether an address is a worker of ours: from our origin, and named as the build names them. */
export function isOwnWorker(address: string, base: string): boolean {
	const url = new URL(address, base);
	const own = new URL(base);
	const isWorker = /(^\/service-worker|\.worker[\w-]*)\.(js|ts)$/.test(url.pathname);
	// A blob has its maker's origin, and says nothing about who wrote it.
	return isWorker && url.origin === own.origin && url.protocol === own.protocol;
}
