import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { rewrite } from '../../src/server/rewriter.ts';
import { newGuest, send } from './client.ts';
import { failedStart, removeFolders, type Server, startServer, temporaryFolder } from './process.ts';

// A model on loopback, as an OpenAI-compatible server speaks: what it heard, and how it answers next.
type Heard = {
	url?: string;
	authorization?: string;
	body: { model: string; messages: { content: string }[] };
};
const heard: Heard[] = [];
let answer: (response: ServerResponse, asked: Heard) => void;
const model = createServer((request: IncomingMessage, response) => {
	let body = '';
	request.on('data', (part) => (body += String(part)));
	request.on('end', () => {
		const { url, headers } = request;
		heard.push({ url, authorization: headers.authorization, body: JSON.parse(body) as Heard['body'] });
		answer(response, heard[heard.length - 1]);
	});
});
const says = (content: unknown, finish_reason = 'stop') => {
	answer = (response) =>
		response.end(
			JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason }] })
		);
};
const draft = {
	text: 'Hi Ana,\nthank you for the talk about tide mills.',
	language: 'en',
	tone: 'warm'
} as const;
let url: URL;
let server: Server;

beforeAll(async () => {
	await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
	url = new URL(`http://127.0.0.1:${(model.address() as AddressInfo).port}/v1/`);
	server = await startServer({
		HALLWAY_DATA: temporaryFolder(),
		HALLWAY_REWRITE_URL: url.href,
		HALLWAY_REWRITE_KEY: 'sk-secret',
		HALLWAY_REWRITE_MODEL: 'some-model'
	});
});
afterEach(() => heard.splice(0));
afterAll(async () => {
	await server.stop();
	model.closeAllConnections();
	model.close();
	removeFolders();
});

test('a signed-in person gets the draft in other words; the model gets that draft and nothing else', async () => {
	says('Hello Ana,\nI enjoyed hearing about tide mills – thank you! 🌊');
	const { token } = await newGuest(server);
	const { status, body } = await send(server, '/rewrite', { body: draft, token });
	expect([status, body]).toEqual([
		200,
		{ text: 'Hello Ana,\nI enjoyed hearing about tide mills – thank you! 🌊' }
	]);
	expect(heard).toHaveLength(1);
	expect(heard[0]).toMatchObject({ url: '/v1/chat/completions', authorization: 'Bearer sk-secret' });
	expect(heard[0].body).toMatchObject({ model: 'some-model', stream: false });
	expect(heard[0].body.messages.map(({ content }) => content)[1]).toBe(draft.text);
	expect(JSON.stringify(heard[0].body)).not.toContain(token);
	expect(server.output()).not.toContain('tide mills');
	expect(await (await fetch(`${server.url}/config.json`)).json()).toMatchObject({ rewriting: true });
});

test('nobody, a made-up token and a body of another shape get nothing, and nobody is asked', async () => {
	const { token } = await newGuest(server);
	expect((await send(server, '/rewrite', { body: draft })).status).toBe(401);
	expect((await send(server, '/rewrite', { body: draft, token: `${token}x` })).status).toBe(401);
	for (const body of [
		{},
		{ ...draft, text: '' },
		{ ...draft, text: 'x'.repeat(20_001) },
		{ ...draft, tone: 'rude' },
		'['
	]) {
		expect((await send(server, '/rewrite', { body, token })).status).toBe(400);
	}
	expect(heard).toEqual([]);
});

test('one person cannot spend what the model costs', async () => {
	says('Hello.');
	const { token } = await newGuest(server);
	const statuses = [];
	for (let i = 0; i < 22; i++) statuses.push((await send(server, '/rewrite', { body: draft, token })).status);
	expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429, 429]);
	expect(heard).toHaveLength(20);
});

test.each<[string, number, string, () => void]>([
	['refuses the key', 502, 'refused', () => (answer = (response) => response.writeHead(401).end('{}'))],
	['is unwell', 504, 'unreachable', () => (answer = (response) => response.writeHead(503).end('no'))],
	['dies', 504, 'unreachable', () => (answer = (response) => response.destroy())],
	['answers with a page', 502, 'unusable', () => (answer = (response) => response.end('<html>'))],
	[
		'sends it elsewhere',
		504,
		'unreachable',
		() => (answer = (response) => response.writeHead(307, { location: '/v2' }).end())
	],
	[
		'never ends',
		502,
		'unusable',
		() => (answer = (response) => response.end(`{"choices":[${' '.repeat(100_000)}`))
	],
	['says more than a message may be', 502, 'unusable', () => says('x'.repeat(10_001))],
	['says nothing', 502, 'unusable', () => says('  ')],
	['says it in parts', 502, 'unusable', () => says([{ type: 'text', text: 'Hello' }])],
	['is cut off', 502, 'unusable', () => says('Hello Ana, thank you for', 'length')],
	['has no choice', 502, 'unusable', () => (answer = (response) => response.end('{"choices":[]}'))]
])('a model that %s is a clear failure', async (_, status, code, prepare) => {
	prepare();
	const { token } = await newGuest(server);
	expect(await send(server, '/rewrite', { body: draft, token })).toMatchObject({ status, body: { code } });
	expect(heard).toHaveLength(1);
});

test('what turns text round or cannot be seen does not come through', async () => {
	says('Hello \u202eAna\u0000\u0007,\r\n\tthank you.\u2066');
	const { token } = await newGuest(server);
	expect((await send(server, '/rewrite', { body: draft, token })).body).toEqual({
		text: 'Hello Ana,\n\tthank you.\u2066'
	});
});

test('a model that hangs is given up', async () => {
	answer = () => undefined;
	const settings = { url, key: '', model: 'some-model' };
	expect(await rewrite(settings, draft, 200)).toEqual({ ok: false, problem: 'unreachable' });
	expect(heard[0].authorization).toBeUndefined();
});

test('without an address there is nothing of it, and half a configuration stops the start', async () => {
	const plain = await startServer({ HALLWAY_DATA: temporaryFolder() });
	const { token } = await newGuest(plain);
	expect((await send(plain, '/rewrite', { body: draft, token })).status).toBe(404);
	expect(await (await fetch(`${plain.url}/config.json`)).json()).toMatchObject({ rewriting: false });
	await plain.stop();
	const half = { HALLWAY_DATA: temporaryFolder(), HALLWAY_REWRITE_URL: 'https://models.example.org/v1' };
	expect((await failedStart(half)).output).toContain('HALLWAY_REWRITE_MODEL must name the model');
	const whole = { ...half, HALLWAY_REWRITE_MODEL: 'some-model' };
	const named = { ...whole, HALLWAY_REWRITE_URL: 'https://name:password@models.example.org/v1' };
	expect((await failedStart(named)).output).toContain('HALLWAY_REWRITE_KEY, not in HALLWAY_REWRITE_URL');
	const typed = { ...whole, HALLWAY_REWRITE_KEY: 'sk-“secret”' };
	const { output } = await failedStart(typed);
	expect(output).toContain('HALLWAY_REWRITE_KEY');
	expect(output).not.toContain('secret');
});

test('new guests cannot spend it either, and what is no draft costs nobody anything', async () => {
	const own = await startServer({
		HALLWAY_DATA: temporaryFolder(),
		HALLWAY_REWRITE_URL: url.href,
		HALLWAY_REWRITE_MODEL: 'some-model',
		HALLWAY_REWRITES_PER_HOUR: '30'
	});
	says('Hello.');
	const ask = async (count: number) => {
		const { token } = await newGuest(own);
		const answers = [];
		for (let i = 0; i < count; i++)
			answers.push((await send(own, '/rewrite', { body: draft, token })).status);
		return answers;
	};
	// One more may be tried each second: on a slow machine the end comes a few tries later.
	const wrong: number[] = [];
	const { token } = await newGuest(own);
	while (wrong.at(-1) !== 429 && wrong.length < 300)
		wrong.push((await send(own, '/rewrite', { body: { ...draft, tone: 'rude' }, token })).status);
	expect(wrong.length).toBeGreaterThan(60);
	expect(new Set(wrong.slice(0, -1))).toEqual(new Set([400]));
	expect(wrong.at(-1)).toBe(429);
	expect([...(await ask(18)), ...(await ask(18))].filter((status) => status === 200)).toHaveLength(30);
	expect(heard).toHaveLength(30);
	await own.stop();
});
