import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { tokenHolder } from './access-token.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import { peerAddress, type WebEnv } from './peer.ts';

/** Hands a request on to lite, with another body if one is given. */
export type Forward = (context: Context<WebEnv>, body?: unknown) => Promise<Response>;

export interface AuthGateOptions {
	readonly secret: string;
	readonly publishableKey: string;
	readonly proxies: number;
	readonly mail: boolean;
	readonly forward: Forward;
}

const email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(3), v.maxLength(254));
const otpBody = v.object({ email, create_user: v.optional(v.boolean()) });
// Only the code itself: a token_hash is made from address and code, so guessing it would go around the count per e-mail.
const verifyBody = v.object({
	email,
	token: v.pipe(v.string(), v.regex(/^\d{6}$/)),
	type: v.picklist(['email', 'magiclink', 'email_change'])
});
const userBody = v.object({ email });
// Ours have 32 characters. Each is remembered for counting, so a longer one could fill the memory.
const refreshBody = v.object({ refresh_token: v.pipe(v.string(), v.maxLength(128)) });

/**
 * The part of `/auth/v1` that is open: guests, codes by e-mail, refresh, sign-out. No passwords: one bcrypt stops
 * the process for everybody, and lite lets anyone sign up with anyone's address. Everything else is not found.
 *
 * Lite counts nothing: 20 mails in a row, 127 guesses a second. Counted here per e-mail and per user, and per address
 * only so loosely that a venue behind one address gets its 500 guests in within minutes.
 */
export function mountAuthGate(web: Hono<WebEnv>, options: AuthGateOptions): void {
	const limits = {
		guests: createLimiter({ burst: 600, perMinute: 120 }),
		refreshes: createLimiter({ burst: 20, perMinute: 10 }),
		requests: createLimiter({ burst: 1200, perMinute: 600 }),
		mailsTo: createLimiter({ burst: 4, perMinute: 0.2 }),
		mailsFrom: createLimiter({ burst: 60, perMinute: 20 }),
		mailsOfUser: createLimiter({ burst: 4, perMinute: 0.2 }),
		guessesAt: createLimiter({ burst: 8, perMinute: 0.5 }),
		guessesFrom: createLimiter({ burst: 120, perMinute: 30 })
	};
	const address = (context: Context<WebEnv>) => peerAddress(context, options.proxies);
	const { forward } = options;

	web.use('/auth/v1/*', async (context, next) => {
		if (context.req.header('apikey') !== options.publishableKey) {
			return refuse(context, 401, 'no_authorization', 'The apikey is missing or not this installation’s');
		}
		return take(context, [limits.requests, address(context)]) ?? next();
	});
	web.post('/auth/v1/signup', async (context) => {
		const body = v.safeParse(v.record(v.string(), v.unknown()), await json(context));
		if (!body.success || body.output.email || body.output.phone || body.output.password) {
			return refuse(context, 422, 'signup_disabled', 'Sign up as a guest, or with a code by e-mail');
		}
		return take(context, [limits.guests, address(context)]) ?? forward(context, {});
	});
	web.post('/auth/v1/token', async (context) => {
		const body = v.safeParse(refreshBody, await json(context));
		if (context.req.query('grant_type') !== 'refresh_token' || !body.success) {
			return refuse(context, 400, 'validation_failed', 'Only refresh_token is possible');
		}
		return take(context, [limits.refreshes, body.output.refresh_token]) ?? forward(context, body.output);
	});
	web.post('/auth/v1/otp', async (context) => {
		if (!options.mail) return noMail(context);
		const body = v.safeParse(otpBody, await json(context));
		if (!body.success) return refuse(context, 400, 'validation_failed', 'An e-mail address is needed');
		return (
			take(context, [limits.mailsFrom, address(context)], [limits.mailsTo, body.output.email]) ??
			forward(context, body.output)
		);
	});
	web.post('/auth/v1/verify', async (context) => {
		const body = v.safeParse(verifyBody, await json(context));
		if (!body.success)
			return refuse(context, 400, 'validation_failed', 'E-mail, six digits and a type are needed');
		const { type } = body.output;
		return (
			take(context, [limits.guessesFrom, address(context)], [limits.guessesAt, body.output.email]) ??
			// supabase-js says "email"; lite knows only the older name.
			forward(context, { ...body.output, type: type === 'email' ? 'magiclink' : type })
		);
	});
	web.put('/auth/v1/user', async (context) => {
		if (!options.mail) return noMail(context);
		const holder = await tokenHolder(context.req.header('authorization'), options.secret);
		if (holder === null) return refuse(context, 401, 'bad_jwt', 'Sign in first');
		const body = v.safeParse(userBody, await json(context));
		if (!body.success) return refuse(context, 400, 'validation_failed', 'Only an e-mail address can be set');
		return (
			take(context, [limits.mailsOfUser, holder.userId], [limits.mailsTo, body.output.email]) ??
			forward(context, body.output)
		);
	});
	web.get('/auth/v1/user', (context) => forward(context));
	web.post('/auth/v1/logout', (context) => forward(context));
	web.get('/auth/v1/settings', (context) => forward(context));
	web.get('/auth/v1/health', (context) => forward(context));
	web.all('/auth/v1/*', (context) => refuse(context, 404, 'not_found', 'Not offered here'));
}

function take(context: Context<WebEnv>, ...wanted: [Limiter, string][]): Response | undefined {
	const seconds = Math.max(...wanted.map(([limiter, key]) => limiter.take(key)));
	if (seconds === 0) return undefined;
	context.header('retry-after', String(seconds));
	return refuse(context, 429, 'over_request_rate_limit', `Too many requests; again in ${seconds} s`);
}

function noMail(context: Context<WebEnv>): Response {
	return refuse(context, 422, 'email_provider_disabled', 'This installation sends no mail');
}

function refuse(
	context: Context<WebEnv>,
	status: 400 | 401 | 404 | 422 | 429,
	code: string,
	msg: string
): Response {
	return context.json({ code: status, error_code: code, msg }, status);
}

async function json(context: Context<WebEnv>): Promise<unknown> {
	const body = await context.req.text();
	try {
		return body === '' ? {} : JSON.parse(body);
	} catch {
		return null;
	}
}
