import type { Hono } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import { tokenHolder } from './access-token.ts';
import { Audience, type Listener, personOfSession } from './audience.ts';
import type { Database } from './database.ts';
import { createLimiter } from './limiter.ts';
import { peerAddress, type WebEnv } from './peer.ts';

/** A proxy or a phone network closes a silent connection after 30 s or more. */
const heartbeatMs = 25_000;
/** A person's tabs share one stream; a few devices and left-over connections are normal. */
const mostPerPerson = 6;
/** A whole venue may stand behind one address. */
const mostPerAddress = 1_500;

export interface Nudges {
	/** Ends all streams, so that the server can stop. */
	close(): void;
}

/**
 * `GET /nudge`: server-sent events that say "pull now" and nothing else, to whom the user of the bearer token stands for,
 * whenever the database notifies the channel `hallway_nudge` with that person's id. A stream ends when its token does;
 * the phone comes back with a new one. The oldest stream of a person gives way to a seventh.
 */
export async function mountNudges(
	web: Hono<WebEnv>,
	database: Database,
	{ secret, proxies }: { secret: string; proxies: number }
): Promise<Nudges> {
	const audience = new Audience(database);
	const perAddress = new Map<string, number>();
	// A phone comes back after every loss of its network; a loop would ask the database each time.
	const openings = createLimiter({ burst: 60, perMinute: 30 });
	let open = true;

	await database.listen('hallway_nudge', (personId) => audience.nudge(personId));

	web.get('/nudge', async (context) => {
		const holder = await tokenHolder(context.req.header('authorization'), secret);
		const seconds = holder === null ? 0 : openings.take(holder.userId);
		if (seconds > 0) {
			context.header('retry-after', String(seconds));
			return context.json({ code: 'PT429', message: 'Too many streams' }, 429);
		}
		const person = holder === null ? null : await personOfSession(database, holder);
		if (holder === null || person === null) {
			return context.json({ code: 'PT401', message: 'Sign in first' }, 401);
		}
		const address = peerAddress(context, proxies);
		if (!open || (perAddress.get(address) ?? 0) >= mostPerAddress) {
			context.header('retry-after', '60');
			return context.json({ code: 'PT429', message: 'Too many streams' }, 429);
		}
		// A proxy that collects an answer before passing it on would hold back every nudge.
		context.header('x-accel-buffering', 'no');
		return streamSSE(context, async (stream) => {
			const listener: Listener = { stream, userId: holder.userId, sessionId: holder.sessionId, ...person };
			const mine = audience.add(listener);
			perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
			if (mine.length > mostPerPerson) mine[0].stream.abort();
			try {
				await stream.writeSSE({ event: 'ready', data: '' });
				await untilOver(stream, holder.expiresAt * 1000);
			} finally {
				audience.remove(listener);
				const left = (perAddress.get(address) ?? 1) - 1;
				if (left > 0) perAddress.set(address, left);
				else perAddress.delete(address);
			}
		});
	});

	return {
		close() {
			open = false;
			audience.close();
		}
	};
}

/** Resolves when the stream is aborted or its token has run out; writes a heartbeat meanwhile. */
function untilOver(stream: SSEStreamingApi, expiresAtMs: number): Promise<void> {
	return new Promise((resolve) => {
		const heartbeat = setInterval(() => {
			if (Date.now() >= expiresAtMs) stream.abort();
			else void stream.write(': still here\n\n');
		}, heartbeatMs);
		stream.onAbort(() => {
			clearInterval(heartbeat);
			resolve();
		});
	});
}
