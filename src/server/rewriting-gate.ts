import type { Hono } from 'hono';
import * as v from 'valibot';
import { tokenHolder } from './access-token.ts';
import { personOfSession } from './audience.ts';
import type { Database } from './database.ts';
import { createLimiter } from './limiter.ts';
import type { WebEnv } from './peer.ts';
import { type RewriterProblem, type RewritingSettings, rewrite } from './rewriter.ts';

/** As long as a message may be in the record of what was written (docs/protocol.md). */
const longestText = 10_000;

const askedSchema = v.object({
	text: v.pipe(v.string(), v.minLength(1), v.maxLength(longestText * 2)),
	language: v.picklist(['en', 'de']),
	tone: v.picklist(['warm', 'plain', 'formal'])
});

const statuses = { unreachable: 504, refused: 502, unusable: 502 } as const satisfies Record<
	RewriterProblem,
	number
>;

/**
 * `POST /rewrite` `{"text", "language", "tone"}` with the bearer token gives `{"text"}`: the draft in other words. 400 for another
 * body, 401 (PT401), 429 (PT429, Retry-After), 502 (`refused`, `unusable`) or 504 (`unreachable`) where the model gives none. Nothing
 * of it is stored or logged.
 */
export function mountRewriting(
	web: Hono<WebEnv>,
	database: Database,
	{ secret, rewriting }: { secret: string; rewriting: RewritingSettings }
): void {
	// Every call may cost money.
	const perUser = createLimiter({ burst: 20, perMinute: 2 });
	const all = createLimiter({ burst: 200, perMinute: 60 });
	web.post('/rewrite', async (context) => {
		const holder = await tokenHolder(context.req.header('authorization'), secret);
		if (holder === null || (await personOfSession(database, holder)) === null) {
			return context.json({ code: 'PT401', message: 'Sign in first' }, 401);
		}
		const seconds = perUser.take(holder.userId) || all.take('');
		if (seconds > 0) {
			context.header('retry-after', String(seconds));
			return context.json({ code: 'PT429', message: 'slow_down' }, 429);
		}
		const asked = v.safeParse(askedSchema, await context.req.json().catch(() => null));
		if (!asked.success) return context.json({ code: 'PT400', message: 'invalid_input' }, 400);
		const said = await rewrite(rewriting, asked.output);
		if (!said.ok) return context.json({ code: said.problem, message: said.problem }, statuses[said.problem]);
		return context.json({ text: said.value });
	});
}
