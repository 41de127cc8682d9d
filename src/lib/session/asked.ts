import * as v from 'valibot';

/** An address that digits were sent to, and when (milliseconds since 1970). */
export type Asked = { email: string; askedAtMs: number };

// As long as the digits are good for.
const validMs = 10 * 60_000;

const schema = v.pipe(v.string(), v.parseJson(), v.object({ email: v.string(), askedAtMs: v.number() }));

/** What was asked for, from a draft; null if that was never or too long ago. */
export function readAsked(draft: string | null, nowMs: number): Asked | null {
	const parsed = v.safeParse(schema, draft);
	if (!parsed.success) return null;
	const ageMs = nowMs - parsed.output.askedAtMs;
	return ageMs >= 0 && ageMs < validMs ? parsed.output : null;
}

/** As it is kept in a draft. */
export function writeAsked(asked: Asked): string {
	return JSON.stringify(asked);
}
