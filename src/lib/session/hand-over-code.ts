import { readBase32 } from '../core/base32.ts';
import { type Result, ok, problem } from '../core/result.ts';

const length = 10;

/** Reads a typed hand-over code forgivingly (case, spaces, dashes, o for 0, i and l for 1); gives the lower-case form. */
export function readHandOverCode(typed: string): Result<string, 'not-a-code'> {
	const read = readBase32(typed, length);
	return read.ok ? ok(read.value) : problem('not-a-code');
}

/** The code as people read it: `ABCDE-FGHJK`. */
export function formatHandOverCode(code: string): string {
	return `${code.slice(0, 5)}-${code.slice(5)}`.toUpperCase();
}

// A phone's clock is never exactly the server's; no code is shown as good for longer than it is.
const longestSeconds = 10 * 60;

/** How long a code is still good for, `m:ss`; null when it is over. */
export function timeLeft(expiresAt: string, now: Date): string | null {
	const exact = Math.ceil((Date.parse(expiresAt) - now.getTime()) / 1000);
	const seconds = Math.min(exact, longestSeconds);
	if (seconds <= 0) return null;
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
