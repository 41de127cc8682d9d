import type { Hono } from 'hono';
import { statfs } from 'node:fs/promises';
import type { WebEnv } from './peer.ts';

/** Below that the person who starts Hallway is told. */
const fewMb = 500;
/**
 * Below that nothing is written any more. Postgres makes its log in pieces of 16 MB, a checkpoint and a sort need room
 * too, and a Postgres that cannot write stops itself.
 */
const leastMb = 48;
const askedEveryMs = 1_000;

/** How much room is left on the disk that holds a folder, in megabytes. */
export async function freeMb(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return Math.floor((bavail * bsize) / 1e6);
}

/** What to say at start about the room on a disk, or null if there is enough. */
export function roomInWords(free: number, folder: string): string | null {
	if (free >= fewMb) return null;
	return `Warning: only ${free} MB are free on the disk that holds ${folder}. Below ${leastMb} MB phones are told to come back later.`;
}

/**
 * Answers 503 to whatever would write while the disk is nearly full, so that the store never meets a full one. Phones
 * keep what they have and come back; pulling goes on. Goes before the doors to the back end.
 */
export function mountRoomGuard(web: Hono<WebEnv>, folder: string): void {
	let asked = { atMs: -Infinity, free: Promise.resolve(Infinity) };
	web.on('POST', ['/rest/v1/rpc/*', '/auth/v1/*'], async (context, next) => {
		if (context.req.path === '/rest/v1/rpc/pull_changes') return next();
		const nowMs = performance.now();
		if (nowMs - asked.atMs > askedEveryMs) asked = { atMs: nowMs, free: freeMb(folder) };
		if ((await asked.free) >= leastMb) return next();
		context.header('retry-after', '60');
		return context.json(
			{ code: '53100', message: 'The disk of the server is full', details: null, hint: null },
			503
		);
	});
}
