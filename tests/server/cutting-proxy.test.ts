import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CuttingProxy, startCuttingProxy } from '../tools/cutting-proxy.ts';

// A tiny real server that remembers what it was told; each test asks it through the proxy with a real client.
let told: string[];
let server: Server;
let proxy: CuttingProxy;

beforeEach(async () => {
	told = [];
	server = createServer(async (request, response) => {
		let body = '';
		for await (const piece of request) body += String(piece);
		told.push(`${request.method} ${request.url} ${body}`);
		if (request.url === '/stream') return void response.write('first\n');
		response.writeHead(201, { 'x-said': 'thanks', 'content-type': 'text/plain' });
		response.end(`heard ${body.toUpperCase()}`);
	});
	server.on('upgrade', (_, socket: Socket) => {
		socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n');
		socket.pipe(socket);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	proxy = await startCuttingProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
	await proxy.stop();
	server.closeAllConnections();
	server.close();
});

test('what is not cut passes unchanged, both ways', async () => {
	const answer = await post('/notes?draft=1', 'tea');
	expect([answer.status, answer.headers.get('x-said'), await answer.text()]).toEqual([
		201,
		'thanks',
		'heard TEA'
	]);
	expect(told).toEqual(['POST /notes?draft=1 tea']);
	expect(proxy.seen).toEqual([{ method: 'POST', path: '/notes', fate: 'forwarded' }]);
});

test('a stream arrives while it is still open, and breaks when the network is unplugged', async () => {
	const answer = await fetch(`${proxy.url}/stream`);
	const reader = answer.body?.getReader();
	expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first\n');
	proxy.unplug();
	await expect(reader?.read()).rejects.toThrow();
	await expect(post('/notes', 'tea')).rejects.toThrow();
	proxy.plugIn();
	expect((await post('/notes', 'tea')).status).toBe(201);
	expect(told).toEqual(['GET /stream ', 'POST /notes tea']);
});

test('cut before the request: the server never hears of it', async () => {
	const cut = proxy.cut({ at: 'request', times: 1 });
	await expect(post('/notes', 'tea')).rejects.toThrow();
	await cut.happened;
	expect([cut.count, told]).toEqual([1, []]);
	expect((await post('/notes', 'tea')).status).toBe(201);
});

test('cut before the answer: the server has done it, and nothing arrives', async () => {
	const cut = proxy.cut({ at: 'answer', times: 1 });
	await expect(post('/notes', 'tea')).rejects.toThrow();
	await cut.happened;
	expect(told).toEqual(['POST /notes tea']);
	expect(proxy.seen.at(-1)?.fate).toBe('answer');
});

test('cut in the middle of the answer: it begins and does not end', async () => {
	proxy.cut({ at: 'middle', times: 1 });
	const answer = await post('/notes', 'tea');
	expect([answer.status, answer.headers.get('x-said')]).toEqual([201, 'thanks']);
	const reader = answer.body?.getReader();
	expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('hear');
	await expect(reader?.read()).rejects.toThrow();
	expect(told).toEqual(['POST /notes tea']);
});

test('hanging: the server never hears of it, and the client waits until it gives up', async () => {
	const cut = proxy.cut({ at: 'hang', times: 1 });
	const waiting = post('/notes', 'tea', AbortSignal.timeout(300));
	await cut.happened;
	await expect(waiting).rejects.toThrow(/timeout|aborted/i);
	expect(told).toEqual([]);
	expect((await post('/notes', 'tea')).status).toBe(201);
});

test('only the path that is named is cut, as often as was said, and not after a restore', async () => {
	const cut = proxy.cut({ at: 'request', path: '/a', times: 2 });
	proxy.cut({ at: 'request', path: /^\/b\// });
	expect((await post('/c', '')).status).toBe(201);
	for (let time = 0; time < 2; time++) await expect(post('/a?query', '')).rejects.toThrow();
	expect((await post('/a', '')).status).toBe(201);
	await expect(post('/b/1', '')).rejects.toThrow();
	expect(cut.count).toBe(2);
	proxy.restore();
	expect((await post('/b/1', '')).status).toBe(201);
});

test('a server that is gone breaks the connection instead of answering for it', async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
	await expect(post('/notes', 'tea')).rejects.toThrow();
});

test('a web socket passes, and breaks when the network is unplugged', async () => {
	const socket = connect(proxy.port, '127.0.0.1');
	socket.write('GET /live HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n');
	const [greeting] = await once(socket, 'data');
	expect(String(greeting)).toMatch(/^HTTP\/1\.1 101/);
	socket.write('ping');
	expect(String((await once(socket, 'data'))[0])).toBe('ping');
	const closed = once(socket, 'close');
	proxy.unplug();
	await closed;
});

function post(path: string, body: string, signal?: AbortSignal): Promise<Response> {
	return fetch(proxy.url + path, { method: 'POST', body, signal });
}
