import type { LayoutLoad } from './$types';

export const ssr = false;
export const prerender = false;
export const trailingSlash = 'never';

/** Opens the local database before the first screen; the page behind a code shows its card before it needs one. */
export const load: LayoutLoad = async ({ url }) => {
	if (url.pathname === '/x') return;
	const { openApp } = await import('$lib/app.ts');
	await openApp();
};
