import { type Result, ok, problem } from '../core/result.ts';
import { readJoinCode } from './join-code.ts';

export type JoinLinkProblem = 'not-a-join-link' | 'other-installation';

/**
 * Reads the link behind an event's poster, `ORIGIN/e/CODE`, and gives the join code (8 lower-case characters). Host and
 * port must be those of `origin`, http or https. A link to somewhere else counts as another Hallway's only when its code
 * is written exactly as Hallway writes it: many other sites have an `/e/`.
 */
export function readJoinLink(text: string, origin: string): Result<string, JoinLinkProblem> {
	const link = urlOf(text);
	const [, written] = /^\/e\/([^/]+)\/?$/.exec(link?.pathname ?? '') ?? [];
	const read = written === undefined ? null : readJoinCode(decoded(written));
	if (!link || !written || !read?.ok) return problem('not-a-join-link');
	if (link.host === urlOf(origin)?.host) return ok(read.value);
	const isOurWay = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(written);
	return problem(isOurWay ? 'other-installation' : 'not-a-join-link');
}

function urlOf(text: string): URL | null {
	// A join link is short; whatever is longer is something else.
	if (text.length > 500 || !/^\s*https?:\/\//i.test(text)) return null;
	try {
		return new URL(text.trim());
	} catch {
		return null;
	}
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
