import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { tokenHolder } from './access-token.ts';
import type { Forward } from './auth-gate.ts';
import type { Run } from './database.ts';
import { createLimiter } from './limiter.ts';
import { peerAddress, type WebEnv } from './peer.ts';

/** A push holds at most 200 KiB (docs/protocol.md); the rest is for its wrapping. */
const largestBodyBytes = 256 * 1024;

export interface RpcGateOptions {
	readonly secret: string;
	readonly proxies: number;
	readonly forward: Forward;
	readonly texts: TextArguments;
}

/** The arguments of each function that take a text. */
export type TextArguments = ReadonlyMap<string, readonly string[]>;

/**
 * The part of `/rest/v1` that is open: `POST /rest/v1/rpc/<function>` without a query string. PGlite cannot interrupt
 * a statement, so a filter, an order or a regular expression of a caller's own making could stop everybody; the
 * functions decide what is asked of the database. Also counts: per person, and per address for whoever has not
 * signed in.
 */
export function mountRpcGate(web: Hono<WebEnv>, { secret, proxies, forward, texts }: RpcGateOptions): void {
	const perPerson = createLimiter({ burst: 600, perMinute: 300 });
	const perAddress = createLimiter({ burst: 600, perMinute: 300 });
	web.post('/rest/v1/rpc/:name{[a-z][a-z0-9_]{0,62}}', async (context) => {
		if (new URL(context.req.url).search !== '') {
			return context.json(restError('PGRST100', 'A call takes its arguments in the body only'), 400);
		}
		const holder = await tokenHolder(context.req.header('authorization'), secret);
		const seconds =
			holder === null ? perAddress.take(peerAddress(context, proxies)) : perPerson.take(holder.userId);
		if (seconds > 0) {
			context.header('retry-after', String(seconds));
			return context.json(restError('PT429', 'slow_down'), 429);
		}
		const wrong = await notText(context.req, texts.get(context.req.param('name')) ?? []);
		if (wrong !== null) {
			return context.json(restError('PT400', 'invalid_input', `${wrong} must be a text`), 400);
		}
		return forward(context);
	});
	web.all('/rest/v1/*', (context) =>
		context.json(restError('PGRST125', 'Only calls of functions are open'), 404)
	);
}

/** Refuses larger bodies as they arrive, whatever their Content-Length says. */
export const limitBody = bodyLimit({
	maxSize: largestBodyBytes,
	onError: (context) => context.json(restError('PT413', 'The body is larger than 256 KiB'), 413)
});

/** What the functions that are open take as a text, asked of the database. */
export async function findTextArguments(run: Run): Promise<TextArguments> {
	const rows = await run<{ name: string; argument: string }>(
		`select p.proname as name, a.name as argument from pg_proc p, unnest(p.proargnames, p.proargtypes::oid[]) a (name, type)
		where p.pronamespace = 'public'::regnamespace and a.type = 'text'::regtype and a.name <> ''`
	);
	const byName = Map.groupBy(rows, ({ name }) => name);
	return new Map([...byName].map(([name, found]) => [name, found.map(({ argument }) => argument)]));
}

/** The first argument that should be a text and is none; the engines would make different things of it. */
async function notText({ raw }: { raw: Request }, names: readonly string[]): Promise<string | null> {
	if (names.length === 0) return null;
	const given: unknown = await raw
		.clone()
		.json()
		.catch(() => null);
	if (typeof given !== 'object' || given === null) return null;
	const isText = (value: unknown) => typeof value === 'string' || value === null || value === undefined;
	return names.find((name) => !isText(Reflect.get(given, name))) ?? null;
}

function restError(code: string, message: string, details: string | null = null) {
	return { code, message, details, hint: null };
}
