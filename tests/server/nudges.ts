import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { call, newGuest } from './client.ts';
import type { Scene } from './embedded.test.ts';
import type { Server } from './process.ts';

/** The stream of "pull now". */
export function nudges(scene: () => Scene): void {
	test('a change reaches its person by itself, and nobody else', async () => {
		const [hers, his] = [
			await listen(scene().server, scene().ada.token),
			await listen(scene().server, scene().ben.token)
		];
		const delays: number[] = [];
		for (let round = 0; round < 5; round += 1) {
			const begun = performance.now();
			await call(scene().server, 'write_diary', { entry: `${round}`, shape: {} }, scene().ada.token);
			await hers.next();
			delays.push(performance.now() - begun);
		}
		console.info(`nudges after ${delays.map(Math.round).join(', ')} ms`);
		expect(his.events).toEqual(['ready']);
		hers.close();
		his.close();
	});

	test('a made-up, unsigned or missing token hears nothing', async () => {
		const forged = await new SignJWT({ aud: 'authenticated', session_id: crypto.randomUUID() })
			.setProtectedHeader({ alg: 'HS256' })
			.setSubject(scene().ada.id)
			.setExpirationTime('1h')
			.sign(new TextEncoder().encode('x'.repeat(64)));
		for (const token of [forged, '', 'null']) {
			const response = await fetch(`${scene().server.url}/nudge`, {
				headers: { authorization: `Bearer ${token}` }
			});
			expect(response.status).toBe(401);
		}
		expect((await fetch(`${scene().server.url}/nudge`)).status).toBe(401);
	});

	test('who opens streams in a loop is slowed down, and nobody else', async () => {
		const { server, ada } = scene();
		const open = async (token: string) => {
			const { status, body } = await fetch(`${server.url}/nudge`, {
				headers: { authorization: `Bearer ${token}` }
			});
			await body?.cancel();
			return status;
		};
		const { token } = await newGuest(server);
		const statuses = [];
		for (let i = 0; i < 70; i += 1) statuses.push(await open(token));
		expect([statuses[0], statuses.at(-1), await open(ada.token)]).toEqual([200, 429, 200]);
	});

	test('the oldest stream of a person gives way to a seventh', async () => {
		const streams = [];
		for (let i = 0; i < 7; i += 1) streams.push(await listen(scene().server, scene().ben.token));
		await streams[0].ended;
		await call(scene().server, 'write_diary', { entry: 'seven', shape: {} }, scene().ben.token);
		await streams[6].next();
		await streams[1].next();
		for (const stream of streams) stream.close();
	});

	test('the answer is not held back or kept by anything in between', async () => {
		const stream = await listen(scene().server, scene().ada.token);
		expect(stream.headers.get('content-type')).toContain('text/event-stream');
		expect(stream.headers.get('cache-control')).toBe('no-cache');
		expect(stream.headers.get('x-accel-buffering')).toBe('no');
		stream.close();
	});

	test('scheduled work is called by itself, chunk after chunk', async () => {
		const begun = performance.now();
		const turns = async () => Number((await call(scene().server, 'turns_taken')).body);
		while ((await turns()) < 3 && performance.now() - begun < 10_000)
			await new Promise((resume) => setTimeout(resume, 100));
		expect(await turns()).toBeGreaterThanOrEqual(3);
	});

	test('open streams do not keep the server from stopping', async () => {
		const stream = await listen(scene().server, scene().ada.token);
		expect(await scene().server.stop()).toBe(0);
		await stream.ended;
	});
}

/** Opens a stream and waits until it is ready; `next` resolves with the next nudge. */
export async function listen(server: Server, token: string) {
	const stop = new AbortController();
	const response = await fetch(`${server.url}/nudge`, {
		headers: { authorization: `Bearer ${token}` },
		signal: stop.signal
	});
	if (response.body === null || response.status !== 200)
		throw new Error(`the stream answered ${response.status}`);
	const events: string[] = [];
	let wake = Promise.withResolvers<void>();
	const read = async (body: ReadableStream<Uint8Array>) => {
		for await (const part of body) {
			for (const match of new TextDecoder().decode(part).matchAll(/^event: (\w+)$/gm)) events.push(match[1]);
			wake.resolve();
			wake = Promise.withResolvers();
		}
	};
	const ended = read(response.body).catch(() => {});
	let seen = 0;
	const next = async () => {
		while (events.filter((event) => event === 'nudge').length <= seen) await wake.promise;
		seen += 1;
	};
	while (events.length === 0) await wake.promise;
	return { events, next, ended, headers: response.headers, close: () => stop.abort() };
}
