import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { signAccessToken } from '../../src/server/access-token.ts';
import { mountAuthGate } from '../../src/server/auth-gate.ts';
import { createLimiter } from '../../src/server/limiter.ts';
import type { MailCodes } from '../../src/server/mail-codes.ts';
import type { WebEnv } from '../../src/server/peer.ts';
import { mountRpcGate } from '../../src/server/rpc-gate.ts';

// The gates alone, without a database behind them: what counts is whom they let through, many times over.
// embedded.test.ts tries the same doors for real.
const secret = 's'.repeat(48);
const publishableKey = 'sb_publishable_test';
// How many are sent to whom is counted behind the gate: mail-codes.ts, tried in mails.ts.
const codes: MailCodes = { ask: async () => ({ answer: 'sent' }), take: async () => false };

interface Visit {
	readonly method?: string;
	readonly body?: unknown;
	readonly from?: string;
	readonly forwardedFor?: string;
	readonly token?: string;
}

function site({ proxies = 0 } = {}) {
	const web = new Hono<WebEnv>();
	const forward = async () => new Response('through');
	mountAuthGate(web, { secret, publishableKey, proxies, codes, forward });
	const texts = new Map([['look_up_event', ['join_code']]]);
	mountRpcGate(web, { secret, proxies, forward, texts });
	return async (
		path: string,
		{ method = 'POST', body = {}, from = '192.0.2.1', forwardedFor, token }: Visit = {}
	) => {
		const headers: Record<string, string> = { apikey: publishableKey, 'content-type': 'application/json' };
		if (forwardedFor !== undefined) headers['x-forwarded-for'] = forwardedFor;
		if (token !== undefined) headers.authorization = `Bearer ${token}`;
		const init = { method, headers, body: JSON.stringify(body) };
		const response = await web.request(path, init, { incoming: { socket: { remoteAddress: from } } });
		return response.status;
	};
}

async function statuses(
	count: number,
	visit: (i: number) => Promise<number>
): Promise<{ through: number; last: number }> {
	let [through, last] = [0, 0];
	for (let i = 0; i < count; i += 1) {
		last = await visit(i);
		if (last === 200) through += 1;
	}
	return { through, last };
}

const tokenOf = (userId: string) =>
	signAccessToken({ userId, sessionId: 'session', expiresAt: Math.floor(Date.now() / 1000) + 600 }, secret);

test('500 guests behind one address get in at once; a thousand do not', async () => {
	const visit = site();
	expect(await statuses(500, () => visit('/auth/v1/signup'))).toEqual({ through: 500, last: 200 });
	expect((await statuses(300, () => visit('/auth/v1/signup'))).last).toBe(429);
	expect(await visit('/auth/v1/signup', { from: '192.0.2.2' })).toBe(200);
});

test('tries to send mail to one e-mail are limited for whoever tries, however it is written, and nobody learns of the others', async () => {
	const visit = site();
	const askFrom = (from: string) => (i: number) =>
		visit('/auth/v1/otp', { body: { email: i % 2 ? ' Ada@Example.test' : 'ada@example.test' }, from });
	expect(await statuses(20, askFrom('192.0.2.1'))).toEqual({ through: 12, last: 429 });
	expect(await statuses(20, askFrom('192.0.2.2'))).toEqual({ through: 12, last: 429 });
	expect(await visit('/auth/v1/otp', { body: { email: 'ben@example.test' } })).toBe(200);
});

test('mails asked for by one address are limited, to however many e-mails', async () => {
	const visit = site();
	const ask = (i: number) => visit('/auth/v1/otp', { body: { email: `p${i}@example.test` } });
	expect(await statuses(80, ask)).toEqual({ through: 60, last: 429 });
});

test('guesses from one address are limited, at however many e-mails', async () => {
	const visit = site();
	const guess = (i: number) =>
		visit('/auth/v1/verify', { body: { email: `p${i}@example.test`, token: '123456', type: 'email' } });
	expect(await statuses(150, guess)).toEqual({ through: 120, last: 429 });
});

test('nobody goes around that count with a token_hash, an array or another type', async () => {
	const visit = site();
	const bodies = [
		{ type: 'magiclink', token_hash: 'a'.repeat(56) },
		{ type: 'email', email: ['ada@example.test'], token: '123456' },
		{ type: 'recovery', email: 'ada@example.test', token: '123456' },
		{ type: 'email_change', email: 'ada@example.test', token: '123456' },
		{ type: 'email', email: 'ada@example.test', token: '123456', token_hash: 'a'.repeat(56) }
	];
	const answers = [];
	for (const body of bodies) answers.push(await visit('/auth/v1/verify', { body }));
	// The last one is let through, but without its token_hash: see "what is forwarded".
	expect(answers).toEqual([400, 400, 400, 400, 200]);
});

test('what is forwarded is only what was checked', async () => {
	const seen: unknown[] = [];
	const web = new Hono<WebEnv>();
	const forward = async (_context: unknown, body?: unknown) => {
		seen.push(body);
		return new Response('through');
	};
	mountAuthGate(web, { secret, publishableKey, proxies: 0, codes, forward });
	const visit = (path: string, body: unknown) =>
		web.request(
			path,
			{ method: 'POST', headers: { apikey: publishableKey }, body: JSON.stringify(body) },
			{ incoming: { socket: { remoteAddress: '192.0.2.1' } } }
		);
	await visit('/auth/v1/verify', { email: 'A@x.test', token: '123456', type: 'email', token_hash: 'x' });
	await visit('/auth/v1/signup', { data: { role: 'admin' }, gotrue_meta_security: {} });
	expect(seen).toEqual([{ email: 'a@x.test', token: '123456', asker: '' }, {}]);
});

test('one token is not renewed without end', async () => {
	const visit = site();
	const renew = () => visit('/auth/v1/token?grant_type=refresh_token', { body: { refresh_token: 'one' } });
	expect(await statuses(30, renew)).toEqual({ through: 20, last: 429 });
});

test('nobody fills the memory with made-up tokens: what is counted is short', async () => {
	const visit = site();
	const renew = (refresh_token: string) =>
		visit('/auth/v1/token?grant_type=refresh_token', { body: { refresh_token } });
	expect(await renew('x'.repeat(128))).toBe(200);
	expect(await renew('x'.repeat(129))).toBe(400);
});

test('a person who calls without end is slowed down; others are not, and a venue is not one person', async () => {
	const visit = site();
	const [ada, ben] = [await tokenOf('ada'), await tokenOf('ben')];
	const calls = (token?: string) => () =>
		visit('/rest/v1/rpc/pull_changes', token === undefined ? {} : { token });
	expect((await statuses(800, calls(ada))).last).toBe(429);
	expect((await statuses(800, calls())).last).toBe(429);
	expect(await calls(ben)()).toBe(200);
});

test('an address made up by the caller counts for nothing; the one our proxy saw does', async () => {
	const behind = site({ proxies: 1 });
	const madeUp = (i: number) =>
		behind('/rest/v1/rpc/look_up_event', { forwardedFor: `10.0.0.${i}, 203.0.113.9` });
	expect((await statuses(800, madeUp)).last).toBe(429);
	expect(await behind('/rest/v1/rpc/look_up_event', { forwardedFor: '203.0.113.10' })).toBe(200);

	const direct = site();
	const spoofing = (i: number) => direct('/rest/v1/rpc/look_up_event', { forwardedFor: `10.0.0.${i}` });
	expect((await statuses(800, spoofing)).last).toBe(429);
});

test('one IPv6 customer is one address', async () => {
	const visit = site();
	const hop = (i: number) => visit('/rest/v1/rpc/look_up_event', { from: `2001:db8:1:2::${i.toString(16)}` });
	expect((await statuses(800, hop)).last).toBe(429);
	expect(await visit('/rest/v1/rpc/look_up_event', { from: '2001:db8:1:3::1' })).toBe(200);
});

test('a bucket lets its burst through at once and then fills up again slowly', () => {
	let now = 0;
	const limiter = createLimiter({ burst: 2, perMinute: 6 }, () => now);
	expect([limiter.take('a'), limiter.take('a'), limiter.take('a'), limiter.take('b')]).toEqual([0, 0, 10, 0]);
	now = 10_000;
	expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 10]);
});

test('an argument that must be a text and is none is refused, whatever the engine would make of it', async () => {
	const visit = site();
	const call = (body: unknown) => visit('/rest/v1/rpc/look_up_event', { body });
	for (const join_code of [{ a: 1 }, ['x'], 5, true]) expect(await call({ join_code })).toBe(400);
	for (const body of [{ join_code: 'abcd1234' }, { join_code: null }, {}, null, [1]])
		expect(await call(body)).toBe(200);
	expect(await visit('/rest/v1/rpc/push_changes', { body: { batch: { join_code: 5 } } })).toBe(200);
});
