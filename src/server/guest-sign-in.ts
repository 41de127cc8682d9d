import type { HonoContext } from '@supabase/lite';
import { randomBytes, randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { signAccessToken } from './access-token.ts';

const tokenSeconds = 3600;

/** Lite's own, as its middlewares are given it. */
export type AuthService = HonoContext['Variables']['authService'];

/**
 * Signs in a guest: `POST /auth/v1/signup` without an e-mail, which lite refuses even when it is switched on.
 * User, session and refresh token are written in one transaction. Lite forgets that somebody is anonymous when the
 * token is refreshed; who has an e-mail is asked of the user's row, never of the token.
 * Runs inside lite, after the caller's key was checked by auth-gate.ts.
 */
export function guestSignIn(secret: string): MiddlewareHandler<HonoContext> {
	return async (context, next) => {
		if (context.req.method !== 'POST' || context.req.path !== '/auth/v1/signup') return next();
		const id = randomUUID();
		const opened = await openSession(context.var.authService, secret, async (repo) => {
			await repo.createUser({
				id,
				email: null,
				is_anonymous: true,
				raw_app_meta_data: {},
				raw_user_meta_data: {}
			});
			return id;
		});
		return context.json({ ...opened, user: { ...opened.user, is_anonymous: true } });
	};
}

/**
 * Opens a session for the user whose id `findUser` gives, in one transaction with whatever that writes.
 * Gives what GoTrue answers to a sign-in.
 */
export async function openSession(
	authService: AuthService,
	secret: string,
	findUser: (repo: AuthService['repo']) => Promise<string>
) {
	const sessionId = randomUUID();
	const refreshToken = randomBytes(24).toString('base64url');
	const userId = await authService.repo.transaction(async (repo) => {
		const id = await findUser(repo);
		await repo.createSession({ id: sessionId, user_id: id });
		await repo.createRefreshToken({ token: refreshToken, user_id: id, session_id: sessionId });
		return id;
	});
	const expiresAt = Math.floor(Date.now() / 1000) + tokenSeconds;
	return {
		access_token: await signAccessToken({ userId, sessionId, expiresAt }, secret),
		token_type: 'bearer',
		expires_in: tokenSeconds,
		expires_at: expiresAt,
		refresh_token: refreshToken,
		user: await authService.getUser(userId)
	};
}

/**
 * Makes a refresh atomic. Lite revokes the old token and writes the new one in two steps; a process killed in between
 * would leave a guest, who has no e-mail to come back with, without any valid token.
 */
export const atomicRefresh: MiddlewareHandler<HonoContext> = async (context, next) => {
	if (context.req.path !== '/auth/v1/token') return next();
	const { authService } = context.var;
	await authService.repo.transaction(async (repo) => {
		authService.repo = repo;
		await next();
	});
};
