import type { Context, Hono } from 'hono';
import type { Database } from './database.ts';
import { createLimiter } from './limiter.ts';
import { mailLanguage } from './mail-text.ts';
import { peerAddress, type WebEnv } from './peer.ts';
import { type StopPage, stopPage, stopStyle } from './mail-stop-page.ts';

/** Where the last line of an invitation leads: by one tap no more of them, without an account. */
export function mailStopLink(appUrl: string, token: string): string {
	return `${appUrl}/stop?t=${token}`;
}

/**
 * `GET /stop?t=TOKEN` asks, and changes nothing: mail scanners open every link. `POST` to it refuses more mails, as RFC 8058 has
 * mail programs do it too, whatever the body. 404 for a token that is unknown or too old, 429 with Retry-After.
 */
export function mountMailStop(web: Hono<WebEnv>, database: Database, { proxies }: { proxies: number }): void {
	// A mail provider takes back for many of its people from few addresses.
	const perAddress = createLimiter({ burst: 200, perMinute: 60 });
	const show = (context: Context<WebEnv>, page: StopPage, status: 200 | 404 | 429 = 200) =>
		context.html(stopPage(page, mailLanguage(context.req.header('accept-language'))), status);
	web.get('/stop/style.css', (context) => context.body(stopStyle, 200, { 'content-type': 'text/css' }));
	web.get('/stop', (context) => show(context, { state: 'asked' }));
	web.post('/stop', async (context) => {
		const seconds = perAddress.take(peerAddress(context, proxies));
		if (seconds > 0) {
			context.header('retry-after', String(seconds));
			return show(context, { state: 'busy' }, 429);
		}
		const [{ event }] = await database.run<{ event: string | null }>(
			'select hallway.refuse_mails($1) as event',
			[context.req.query('t') ?? '']
		);
		return event === null
			? show(context, { state: 'unknown' }, 404)
			: show(context, { state: 'done', event });
	});
}
