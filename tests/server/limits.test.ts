import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLimiter } from '../../src/server/limiter.ts';
import { call, newGuest, send } from './client.ts';
import { removeFolders, type Server, startServer, temporaryFolder } from './process.ts';

let server: Server;

beforeAll(async () => {
	server = await startServer({
		HALLWAY_DATA: temporaryFolder(),
		HALLWAY_PROXIES: '1',
		// Nothing listens there; a mail that is let through fails, one over the limit is not even tried.
		HALLWAY_SMTP: 'smtp://127.0.0.1:9',
		HALLWAY_MAIL_FROM: 'hallway@example.test'
	});
});
afterAll(async () => {
	await server?.stop();
	removeFolders();
});

const from = (address: string) => ({ 'x-forwarded-for': `made-up, ${address}` });

test('500 guests behind one address get in within a minute, and no machine gets thousands', async () => {
	const headers = from('198.51.100.1');
	const begun = performance.now();
	const statuses: number[] = [];
	for (let group = 0; group < 7; group += 1) {
		const answers = await Promise.all(
			Array.from({ length: 100 }, () => send(server, '/auth/v1/signup', { headers }))
		);
		statuses.push(...answers.map(({ status }) => status));
	}
	const tookMs = performance.now() - begun;
	expect(statuses.slice(0, 500)).toEqual(Array(500).fill(200));
	expect(tookMs).toBeLessThan(60_000);
	expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(20);
	// Another address does not wait.
	expect((await send(server, '/auth/v1/signup', { headers: from('198.51.100.2') })).status).toBe(200);
});

test('mails to one e-mail are few, from however many addresses they are asked for', async () => {
	const statuses = [];
	for (let i = 0; i < 8; i += 1) {
		const body = { email: i % 2 ? 'Flooded@example.test' : 'flooded@example.test', create_user: true };
		const answer = await send(server, '/auth/v1/otp', { body, headers: from(`198.51.100.${10 + i}`) });
		statuses.push(answer.status);
		if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
	}
	expect(statuses.filter((status) => status === 429)).toHaveLength(4);
	expect(statuses.slice(4)).toEqual([429, 429, 429, 429]);
});

test('guesses at one e-mail’s code are few, from however many addresses they come', async () => {
	const statuses = [];
	for (let i = 0; i < 12; i += 1) {
		const body = { email: 'guessed@example.test', token: String(100000 + i), type: 'email' };
		const answer = await send(server, '/auth/v1/verify', { body, headers: from(`198.51.100.${30 + i}`) });
		statuses.push(answer.status);
	}
	expect(statuses.slice(0, 8)).not.toContain(429);
	expect(statuses.slice(8)).toEqual([429, 429, 429, 429]);
});

test('nobody goes around that count with a token_hash', async () => {
	const body = { type: 'magiclink', token_hash: 'a'.repeat(56) };
	expect(await send(server, '/auth/v1/verify', { body })).toMatchObject({
		status: 400,
		body: { error_code: 'validation_failed' }
	});
});

test('one person cannot have mails sent to many strangers', async () => {
	const { token } = await newGuest(server);
	const statuses = [];
	for (let i = 0; i < 6; i += 1) {
		const body = { email: `stranger${i}@example.test` };
		statuses.push((await send(server, '/auth/v1/user', { method: 'PUT', body, token })).status);
	}
	expect(statuses.slice(4)).toEqual([429, 429]);
	expect(statuses.slice(0, 4)).not.toContain(429);
});

test('one token is not renewed without end', async () => {
	const { refreshToken } = await newGuest(server);
	const statuses = [];
	for (let i = 0; i < 22; i += 1) {
		const body = { refresh_token: refreshToken };
		statuses.push((await send(server, '/auth/v1/token?grant_type=refresh_token', { body })).status);
	}
	expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200));
	expect(statuses.slice(20)).toContain(429);
});

test('a person who calls without end is slowed down; others are not', async () => {
	const [busy, other] = [await newGuest(server), await newGuest(server)];
	let slowed = 0;
	for (let group = 0; group < 8; group += 1) {
		const answers = await Promise.all(
			Array.from({ length: 100 }, () => call(server, 'who_am_i', {}, busy.token))
		);
		slowed += answers.filter(({ status }) => status === 429).length;
	}
	expect(slowed).toBeGreaterThan(50);
	expect(await call(server, 'who_am_i', {}, busy.token)).toMatchObject({
		status: 429,
		body: { code: 'PT429' }
	});
	expect((await call(server, 'who_am_i', {}, other.token)).status).toBe(200);
});

test('an address made up by the caller counts for nothing', async () => {
	// One proxy is ours: only the rightmost entry is its word, however the rest changes.
	let refused = 0;
	for (let i = 0; i < 700; i += 100) {
		const answers = await Promise.all(
			Array.from({ length: 100 }, (_, j) =>
				call(server, 'who_am_i').then(() =>
					send(server, '/rest/v1/rpc/who_am_i', {
						headers: { 'x-forwarded-for': `10.0.${i}.${j}, 203.0.113.9` }
					})
				)
			)
		);
		refused += answers.filter(({ status }) => status === 429).length;
	}
	expect(refused).toBeGreaterThan(20);
});

test('a bucket lets its burst through at once and then fills up again slowly', () => {
	let now = 0;
	const limiter = createLimiter({ burst: 2, perMinute: 6 }, () => now);
	expect([limiter.take('a'), limiter.take('a'), limiter.take('a'), limiter.take('b')]).toEqual([0, 0, 10, 0]);
	now = 10_000;
	expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 10]);
});
