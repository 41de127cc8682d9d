import { Hono } from 'hono';
import { mountAuthGate, type Forward } from './auth-gate.ts';
import type { Backend } from './backend.ts';
import type { BuiltApp } from './build-files.ts';
import { securityHeaders } from './headers.ts';
import { mountNudges, type Nudges } from './nudges.ts';
import type { WebEnv } from './peer.ts';
import { mountRoomGuard } from './room.ts';
import { findTextArguments, limitBody, mountRpcGate } from './rpc-gate.ts';
import { publicConfig } from './public-config.ts';
import { mountMailStop } from './mail-stop.ts';
import { mountRewriting } from './rewriting-gate.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { inlineHashes } from './shell.ts';

/** The embedded back end with its secrets, or null when Supabase is the back end. */
export type Embedded = { readonly backend: Backend; readonly secrets: Secrets } | null;

/**
 * Puts the whole site together: the app, its configuration, and the two doors to lite. Only what is mounted here can
 * be reached: lite's `/_system/config` would tell anyone the SMTP password and the database's address.
 */
export async function createWeb(
	settings: Settings,
	app: BuiltApp | null,
	embedded: Embedded
): Promise<{ web: Hono<WebEnv>; nudges: Nudges | null }> {
	const web = new Hono<WebEnv>();
	const supabaseUrl = settings.backend.kind === 'supabase' ? new URL(settings.backend.url).origin : null;
	const headers = Object.entries(securityHeaders(inlineHashes(app?.shell ?? ''), supabaseUrl));

	web.use(async (context, next) => {
		await next();
		// Lite allows every origin; the app only ever asks its own.
		for (const name of [...context.res.headers.keys()]) {
			if (name.startsWith('access-control-')) context.res.headers.delete(name);
		}
		// Lite says the length and the HTTP server says it again, and clients refuse an answer with two.
		context.res.headers.delete('content-length');
		for (const [name, value] of headers) context.res.headers.set(name, value);
		if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
	});
	web.use(limitBody);
	web.onError((error, context) => {
		console.error('unexpected', error);
		return context.json({ code: 'internal', message: 'Something went wrong on the server' }, 500);
	});

	web.get('/config.json', (context) =>
		context.json(publicConfig(settings, embedded?.secrets.publishableKey), 200, {
			'cache-control': 'no-cache'
		})
	);
	// Anybody may ask as often as they like: at most once a second it is the database that is asked.
	let heard = { at: -Infinity, answer: Promise.resolve<unknown>(null) };
	web.get('/healthz', async (context) => {
		const now = performance.now();
		if (embedded !== null && now - heard.at > 1_000) {
			heard = { at: now, answer: embedded.backend.database.run('select 1') };
		}
		await heard.answer;
		return context.json({ ok: true, backend: settings.backend.kind });
	});
	const { demoLink } = settings;
	if (demoLink) {
		web.get('/demo', (context) => {
			const link = demoLink(new URL(context.req.url).origin);
			return link === null ? context.redirect('/') : context.redirect(link);
		});
	}
	const nudges = embedded === null ? null : await mountEmbedded(web, settings, embedded);
	for (const path of ['/auth/*', '/rest/*', '/storage/*', '/_system/*', '/nudge', '/rewrite']) {
		web.all(path, (context) => context.json({ code: 'not_found', message: 'Not offered here' }, 404));
	}
	web.on(['GET', 'HEAD'], '/*', (context) =>
		app === null ? context.text('The app is not built yet: run npm start.', 503) : app.answer(context)
	);
	web.notFound((context) => context.text('Not found', 404));
	return { web, nudges };
}

async function mountEmbedded(
	web: Hono<WebEnv>,
	settings: Settings,
	embedded: NonNullable<Embedded>
): Promise<Nudges> {
	const { secret, publishableKey } = embedded.secrets;
	const { mail, proxies, rewriting } = settings;
	const forward: Forward = async (context, body) => {
		const { raw } = context.req;
		if (body === undefined) return embedded.backend.answer(raw);
		const headers = new Headers(raw.headers);
		headers.delete('content-length');
		headers.set('content-type', 'application/json');
		return embedded.backend.answer(
			new Request(raw.url, { method: raw.method, headers, body: JSON.stringify(body) })
		);
	};
	if (embedded.backend.database.engine === 'pglite') mountRoomGuard(web, settings.dataFolder);
	mountAuthGate(web, { secret, publishableKey, proxies, codes: embedded.backend.codes, forward });
	const texts = await findTextArguments(embedded.backend.database.run);
	mountRpcGate(web, { secret, proxies, forward, texts });
	if (mail) mountMailStop(web, embedded.backend.database, { proxies });
	if (rewriting) mountRewriting(web, embedded.backend.database, { secret, proxies, rewriting });
	return mountNudges(web, embedded.backend.database, { secret, proxies });
}
