/** Paths that the server answers itself: never the shell, never from a cache. */
export const isServers = /^\/(auth|rest|nudge|demo|stop|_app|config\.json|service-worker\.js)(\/|$|\?)/;

/** Whether a static file belongs to the app: what starts with `_` (headers, redirects) is for the web host. */
export function isOurs(path: string): boolean {
	return !/^\/[_.]/.test(path) && path !== '/robots.txt';
}
