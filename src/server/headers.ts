/** The inline parts of the built shell, as `sha256-...` sources; the shell may run nothing else inline. */
export interface InlineHashes {
	readonly scripts: readonly string[];
	readonly styles: readonly string[];
}

/** The Trusted Types policies the app makes: its own, Svelte's, workbox-window's, and the default one. */
const trustedTypePolicies = ['default', 'svelte-trusted-html', 'workbox', 'hallway'] as const;

/**
 * The security headers of every answer, wherever the app is served from: our own process sends them, and
 * `npm run headers` writes them for static hosting. This is the only place that says what the page may do.
 *
 * Takes the hashes of the shell's inline parts and the origin of a Supabase project, if there is one.
 */
export function securityHeaders(inline: InlineHashes, supabaseUrl: string | null): Record<string, string> {
	return {
		'content-security-policy': contentSecurityPolicy(inline, supabaseUrl),
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
		'permissions-policy': permissionsPolicy,
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'x-frame-options': 'DENY'
	};
}

/** How long an answer may be kept: hashed files for ever, the rest is asked for each time. */
export function cacheControl(path: string): string {
	return path.startsWith('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function contentSecurityPolicy({ scripts, styles }: InlineHashes, supabaseUrl: string | null): string {
	const supabase = supabaseUrl === null ? [] : [supabaseUrl, supabaseUrl.replace(/^http/, 'ws')];
	const directives: [string, ...string[]][] = [
		['default-src', "'self'"],
		// The decoder is WebAssembly; no eval of JavaScript.
		['script-src', "'self'", "'wasm-unsafe-eval'", ...scripts.map(quoted)],
		['style-src', "'self'", ...(styles.length > 0 ? ["'unsafe-hashes'", ...styles.map(quoted)] : [])],
		['img-src', "'self'", 'blob:', 'data:'],
		['media-src', "'self'", 'blob:'],
		['font-src', "'self'"],
		['connect-src', "'self'", ...supabase],
		['worker-src', "'self'"],
		['manifest-src', "'self'"],
		['object-src', "'none'"],
		['base-uri', "'none'"],
		['form-action', "'self'"],
		['frame-src', "'none'"],
		['frame-ancestors', "'none'"],
		['require-trusted-types-for', "'script'"],
		['trusted-types', ...trustedTypePolicies]
	];
	return directives.map((directive) => directive.join(' ')).join('; ');
}

function quoted(source: string): string {
	return `'${source}'`;
}

/** Only names that Chromium knows: each other one is an error in the console of every page. */
const permissionsPolicy = [
	...['camera', 'clipboard-write', 'fullscreen', 'microphone', 'screen-wake-lock'].map(
		(name) => `${name}=(self)`
	),
	...['accelerometer', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'idle-detection'],
	...['magnetometer', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking']
]
	.map((entry) => (entry.includes('=') ? entry : `${entry}=()`))
	.join(', ');
