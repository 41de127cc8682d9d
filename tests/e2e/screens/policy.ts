import type { Page } from '@playwright/test';

/** What the browser reported while it was watched: policy violations, errors, and every host that was asked for anything. */
export type Watched = { violations: string[]; errors: string[]; hosts: Set<string> };

/** Collects what the browser reports of policy violations and errors, and every host that is asked for anything. */
export async function watch(page: Page): Promise<Watched> {
	const watched: Watched = { violations: [], errors: [], hosts: new Set() };
	await page.exposeFunction('reportViolation', (text: string) => watched.violations.push(text));
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
			const { reportViolation } = window as unknown as { reportViolation: (text: string) => void };
			reportViolation(`${location.pathname}: ${violatedDirective} ${blockedURI} ${sample}`);
		});
	});
	page.on('pageerror', (error) => watched.errors.push(error.message));
	page.context().on('request', (request) => {
		const { protocol, host } = new URL(request.url());
		if (protocol.startsWith('http')) watched.hosts.add(host);
	});
	return watched;
}
