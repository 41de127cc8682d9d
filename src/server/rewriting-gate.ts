import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { tokenHolder } from './access-token.ts';
import { personOfSession } from './audience.ts';
import type { Database } from './database.ts';
import { createLimiter } from './limiter.ts';
import { peerAddress, type WebEnv } from './peer.ts';
import { type RewriterProblem, type RewritingSettings, longestText, rewrite } from './rewriter.ts';

const askedSchema = v.object({
	text: v.pipe(v.string(), v.minLength(1), v.maxLength(2 * longestText)),
	language: v.picklist(['en', 'de']),
	tone: v.picklist(['warm', 'plain', 'formal'])
});

const statuses = { unreachable: 504, refused: 502, unusable: 502 } as const satisfies Record<
	RewriterProblem,
	number
>;

export interface GateOptions {
	readonly secret: string;
	readonly proxies: number;
	/** `perHour`: for everybody together. */
	readonly rewriting: RewritingSettings & { readonly perHour: number };
}

/**
 * `POST /rewrite` `{"text", "language", "tone"}` with the bearer token gives `{"text"}`: the draft in other words. 400 for another
 * body, 401 (PT401), 429 (PT429, Retry-After), 502 (`refused`, `unusable`) or 504 (`unreachable`) where the model gives none. Nothing
 * of it is stored or logged.
 */
export function mountRewriting(
	web: Hono<WebEnv>,
	database: Database,
	{ secret, proxies, rewriting }: GateOptions
): void {
	// Every call may cost money. Anybody may be a guest, as often as they like: so it is counted by address as well, as loosely
	// as a venue behind one needs, and in all.
	const perPerson = createLimiter({ burst: 20, perMinute: 2 });
	const perAddress = createLimiter({ burst: 60, perMinute: 6 });
	const all = createLimiter({ burst: rewriting.perHour, perMinute: rewriting.perHour / 60 });
	const tries = createLimiter({ burst: 60, perMinute: 60 });
	const slowDown = (context: Context<WebEnv>, seconds: number) => {
		context.header('retry-after', String(seconds));
		return context.json({ code: 'PT429', message: 'slow_down' }, 429);
	};
	web.post('/rewrite', async (context) => {
		const holder = await tokenHolder(context.req.header('authorization'), secret);
		if (holder === null) return context.json({ code: 'PT401', message: 'Sign in first' }, 401);
		const wait = tries.take(holder.userId);
		if (wait > 0) return slowDown(context, wait);
		const person = await personOfSession(database, holder);
		if (person === null) return context.json({ code: 'PT401', message: 'Sign in first' }, 401);
		const asked = v.safeParse(askedSchema, await context.req.json().catch(() => null));
		if (!asked.success) return context.json({ code: 'PT400', message: 'invalid_input' }, 400);
		const seconds =
			perPerson.take(person.personId) || perAddress.take(peerAddress(context, proxies)) || all.take('');
		if (seconds > 0) return slowDown(context, seconds);
		const said = await rewrite(rewriting, asked.output);
		if (!said.ok) return context.json({ code: said.problem, message: said.problem }, statuses[said.problem]);
		return context.json({ text: said.value });
	});
}
