import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import { eventReader } from './nudges.ts';
import { remoteProblemOf } from './problem.ts';
import { Remote } from './remote.ts';
import { configSchema, momentSchema } from './wire.ts';

afterEach(() => vi.unstubAllGlobals());

const config = {
	protocol: 1,
	backend: { url: '/', key: 'key' },
	installation: { name: 'Here' },
	mail: false,
	demo: false,
	nudges: 'sse'
};

test.each([
	['2026-11-22 09:30:00+00', '2026-11-22T09:30:00.000Z'],
	['2026-11-22 09:30:00.123456+00', '2026-11-22T09:30:00.123Z'],
	['2026-11-22 09:30:00+05:30', '2026-11-22T04:00:00.000Z'],
	['2026-11-22T09:30:00.000Z', '2026-11-22T09:30:00.000Z'],
	['2026-11-22T09:30:00-03', '2026-11-22T12:30:00.000Z']
])('a moment written as %s is %s', (written, moment) => {
	expect(v.parse(momentSchema, written)).toBe(moment);
});

test('what is no moment is not read as one', () => {
	expect(v.safeParse(momentSchema, 'yesterday').success).toBe(false);
});

test('a nudge is found however the stream is cut into pieces', () => {
	const stream =
		'event: ready\ndata: \n\n: still here\n\nevent: nudge\ndata: \n\nevent: nudge\r\ndata: \r\n\r\n';
	for (let size = 1; size <= stream.length; size++) {
		const isNudge = eventReader();
		let count = 0;
		for (let at = 0; at < stream.length; at += size) if (isNudge(stream.slice(at, at + size))) count++;
		expect(count).toBeGreaterThanOrEqual(1);
		expect(count).toBeLessThanOrEqual(2);
	}
	expect(eventReader()(': still here\n\nevent: ready\ndata: \n\n')).toBe(false);
});

test('a problem is told by its code, else by its status', () => {
	expect(remoteProblemOf(403, 'PT403')).toBe('other-person');
	expect(remoteProblemOf(403)).toBe('failed');
	expect(remoteProblemOf(0)).toBe('offline');
	expect(remoteProblemOf(503, 'PGRST002')).toBe('offline');
	expect(remoteProblemOf(426)).toBe('needs-update');
	expect(remoteProblemOf(500, 'XX000')).toBe('failed');
});

test('two who want to sign in at the same time, the sync and a screen, are one guest', async () => {
	const guests: string[] = [];
	vi.stubGlobal('fetch', async (asked: URL | RequestInfo) => {
		const { pathname } = new URL(asked instanceof Request ? asked.url : asked);
		if (pathname === '/config.json') return Response.json(config);
		if (pathname !== '/auth/v1/signup') return new Response(null, { status: 404 });
		const id = `guest ${guests.length + 1}`;
		guests.push(id);
		await new Promise((resolve) => setTimeout(resolve, 20));
		const expiresAt = Math.floor(Date.now() / 1000) + 3600;
		const session = { access_token: 'a', refresh_token: 'r', token_type: 'bearer' };
		return Response.json({ ...session, expires_in: 3600, expires_at: expiresAt, user: { id } });
	});
	const remote = new Remote('http://localhost:3000', { read: () => null, write: () => undefined });
	const both = await Promise.all([remote.signIn(true), remote.signIn(true)]);
	expect(guests).toEqual(['guest 1']);
	expect(both).toEqual([1, 2].map(() => ({ ok: true, value: { userId: 'guest 1' } })));
});

test('a server that nudges in a way this version does not know is not out of reach', () => {
	expect(v.parse(configSchema, { ...config, nudges: 'push' }).nudges).toBe('none');
});
