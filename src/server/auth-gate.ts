import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { tokenHolder } from './access-token.ts';
import { readAddress } from './addresses.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import type { MailCodes } from './mail-codes.ts';
import { mailLanguage } from './mail-text.ts';
import { peerAddress, type WebEnv } from './peer.ts';

/** Hands a request on to lite, with another body if one is given. */
export type Forward = (context: Context<WebEnv>, body?: unknown) => Promise<Response>;

export interface AuthGateOptions {
	readonly secret: string;
	readonly publishableKey: string;
	readonly proxies: number;
	/** Null: this installation sends no mail. */
	readonly codes: MailCodes | null;
	readonly forward: Forward;
}

// Longer than any address, for blanks around it.
const email = v.pipe(v.string(), v.maxLength(300));
// create_user and the like are not looked at: whoever proves an address has an account.
const otpBody = v.object({ email });
// Only the code itself: a token_hash would go around the count per e-mail.
const verifyBody = v.object({
	email,
	token: v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/)),
	type: v.picklist(['email', 'magiclink'])
});
// Ours have 32 characters. Each is remembered for counting, so a longer one could fill the memory.
const refreshBody = v.object({ refresh_token: v.pipe(v.string(), v.maxLength(128)) });

/**
 * The part of `/auth/v1` that is open: guests, codes by e-mail, refresh, sign-out. No passwords: one bcrypt stops
 * the process for everybody, and lite lets anyone sign up with anyone's address. Everything else is not found.
 *
 * Lite counts nothing: 20 mails in a row, 127 guesses a second. What protects the six digits, mails and guesses per e-mail
 * and per person, is counted in mail-codes.ts; here per address, so loosely that a venue behind one address gets its 500
 * guests in within minutes. Changing a user is not offered: it would say which addresses have an account.
 */
export function mountAuthGate(web: Hono<WebEnv>, options: AuthGateOptions): void {
	const limits = {
		guests: createLimiter({ burst: 600, perMinute: 120 }),
		refreshes: createLimiter({ burst: 20, perMinute: 10 }),
		requests: createLimiter({ burst: 1200, perMinute: 600 }),
		// How many are sent is counted in the database (mail-codes.ts); these are tries, as a mail server that is away costs.
		mailsTo: createLimiter({ burst: 12, perMinute: 1 }),
		mailsFrom: createLimiter({ burst: 60, perMinute: 20 }),
		guessesFrom: createLimiter({ burst: 120, perMinute: 30 })
	};
	const address = (context: Context<WebEnv>) => peerAddress(context, options.proxies);
	const { forward } = options;
	/** The user in whose name the phone asks, if it says so; '' for anybody. */
	const asker = async (context: Context<WebEnv>) =>
		(await tokenHolder(context.req.header('authorization'), options.secret))?.userId ?? '';

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
		if (options.codes === null) return noMail(context);
		const body = v.safeParse(otpBody, await json(context));
		if (!body.success) return noAddress(context);
		const email = readAddress(body.output.email);
		if (email === null) return noAddress(context);
		const from = address(context);
		const by = await asker(context);
		// Never by the e-mail alone: who is told to wait would know that somebody else asked for it.
		const refusal = take(context, [limits.mailsFrom, from], [limits.mailsTo, `${by || from} ${email}`]);
		if (refusal) return refusal;
		const language = mailLanguage(context.req.header('accept-language'));
		const asked = await options.codes.ask({ email, asker: by, language });
		if (asked.answer === 'wait') return slowDown(context, asked.seconds);
		if (asked.answer === 'full') return enoughSent(context, asked.seconds);
		if (asked.answer === 'unsent') return notSent(context);
		return context.json({});
	});
	web.post('/auth/v1/verify', async (context) => {
		if (options.codes === null) return noMail(context);
		const body = v.safeParse(verifyBody, await json(context));
		const email = body.success ? readAddress(body.output.email) : null;
		if (!body.success || email === null)
			return refuse(context, 400, 'validation_failed', 'E-mail, six digits and a type are needed');
		const { token } = body.output;
		return (
			take(context, [limits.guessesFrom, address(context)]) ??
			forward(context, { email, token, asker: await asker(context) })
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
	return seconds === 0 ? undefined : slowDown(context, seconds);
}

function slowDown(context: Context<WebEnv>, seconds: number): Response {
	context.header('retry-after', String(seconds));
	return refuse(context, 429, 'over_request_rate_limit', `Too many requests; again in ${seconds} s`);
}

// GoTrue's code for it; the app says that the mail could not be sent, and to try later.
function enoughSent(context: Context<WebEnv>, seconds: number): Response {
	context.header('retry-after', String(seconds));
	return refuse(
		context,
		429,
		'over_email_send_rate_limit',
		'This installation has sent enough mails; try later'
	);
}

function noMail(context: Context<WebEnv>): Response {
	return refuse(context, 422, 'email_provider_disabled', 'This installation sends no mail');
}

function noAddress(context: Context<WebEnv>): Response {
	return refuse(context, 400, 'email_address_invalid', 'No mail can be sent to this address');
}

// Not 502 to 504, of which supabase-js makes "no network" and drops the code.
function notSent(context: Context<WebEnv>): Response {
	return refuse(context, 500, 'email_not_sent', 'The mail could not be sent; try again');
}

function refuse(
	context: Context<WebEnv>,
	status: 400 | 401 | 404 | 422 | 429 | 500,
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
