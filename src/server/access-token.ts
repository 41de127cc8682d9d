import { jwtVerify, SignJWT } from 'jose';

/** Who a token speaks for. Nothing else in a token is trusted. */
export interface TokenHolder {
	readonly userId: string;
	readonly sessionId: string;
	/** Unix seconds. */
	readonly expiresAt: number;
}

/** Signs a token as lite does (HS256), so that lite accepts and renews it. */
export function signAccessToken(
	{ userId, sessionId, expiresAt }: TokenHolder,
	secret: string
): Promise<string> {
	return new SignJWT({ aud: 'authenticated', role: 'authenticated', session_id: sessionId })
		.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
		.setSubject(userId)
		.setIssuedAt()
		.setExpirationTime(expiresAt)
		.sign(new TextEncoder().encode(secret));
}

/** Takes an Authorization header; gives who it speaks for, or null if it is missing, forged or expired. */
export async function tokenHolder(
	authorization: string | undefined,
	secret: string
): Promise<TokenHolder | null> {
	const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
	if (token === undefined) return null;
	try {
		const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
			algorithms: ['HS256'],
			audience: 'authenticated'
		});
		const { sub, exp, session_id: sessionId } = payload;
		if (typeof sub !== 'string' || typeof exp !== 'number' || typeof sessionId !== 'string') return null;
		return { userId: sub, sessionId, expiresAt: exp };
	} catch {
		return null;
	}
}
