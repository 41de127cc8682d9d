import type { HonoContext } from '@supabase/lite';
import type { MiddlewareHandler } from 'hono';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type AuthService, openSession } from './guest-sign-in.ts';
import type { MailCodes } from './mail-codes.ts';

/** What auth-gate.ts hands on: checked, the address as readAddress gives it. */
const proof = v.object({ email: v.string(), asker: v.string(), token: v.string() });

/**
 * Signs in with a code that was sent by e-mail: `POST /auth/v1/verify`. The user is made here and not when the code was
 * asked for, as lite does it: then an address that somebody only asked for, and never proved, leaves nothing behind.
 * Runs inside lite, after auth-gate.ts.
 */
export function mailSignIn(codes: MailCodes | null, secret: string): MiddlewareHandler<HonoContext> {
	return async (context, next) => {
		if (context.req.path !== '/auth/v1/verify') return next();
		const given = v.safeParse(proof, await context.req.json().catch(() => null));
		const { email, asker, token } = given.success ? given.output : { email: '', asker: '', token: '' };
		if (codes === null || !given.success || !(await codes.take({ email, asker, code: token }))) {
			// In the words of GoTrue, the same for a wrong, an old and a used code, and for an address nobody asked for.
			const msg = 'Token has expired or is invalid';
			return context.json({ code: 403, error_code: 'otp_expired', msg }, 403);
		}
		const { authService } = context.var;
		return context.json(await openSession(authService, secret, (repo) => userOf(repo, email)));
	};
}

/** The user of a proven address; a new one if it has none. */
async function userOf(repo: AuthService['repo'], email: string): Promise<string> {
	const now = new Date().toISOString();
	const known = await repo.findUserByEmail(email);
	if (known !== null) {
		await repo.updateUser(known.id, { last_sign_in_at: now });
		return known.id;
	}
	const id = randomUUID();
	const metadata = { email, email_verified: true, phone_verified: false, sub: id };
	await repo.createUser({
		id,
		email,
		email_confirmed_at: now,
		last_sign_in_at: now,
		raw_app_meta_data: { provider: 'email', providers: ['email'] },
		raw_user_meta_data: metadata
	});
	await repo.createIdentity({
		id: randomUUID(),
		provider: 'email',
		provider_id: id,
		user_id: id,
		identity_data: metadata
	});
	return id;
}
