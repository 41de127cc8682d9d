import { connect } from 'node:net';
import * as v from 'valibot';
import type { Server } from './process.ts';

/** A signed-in guest. */
export interface Guest {
	readonly id: string;
	readonly token: string;
	readonly refreshToken: string;
}

/** What the server answered. */
export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly body: unknown;
}

/** Sends JSON (or a ready text) to a path of the server, with its key and, if given, a person's token. */
export async function send(
	server: Pick<Server, 'url' | 'key'>,
	path: string,
	{ method = 'POST', body = {}, token, headers = {} }: SendOptions = {}
): Promise<Answer> {
	const response = await fetch(server.url + path, {
		method,
		headers: {
			apikey: server.key,
			'content-type': 'application/json',
			...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
			...headers
		},
		...(method === 'GET' || method === 'OPTIONS'
			? {}
			: { body: typeof body === 'string' ? body : JSON.stringify(body) })
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, body: parsed(text) };
}

export interface SendOptions {
	readonly method?: string;
	readonly body?: unknown;
	readonly token?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Calls a function of the database. */
export function call(
	server: Pick<Server, 'url' | 'key'>,
	name: string,
	body: unknown = {},
	token?: string
): Promise<Answer> {
	return send(server, `/rest/v1/rpc/${name}`, { body, ...(token === undefined ? {} : { token }) });
}

/** What a sign-in answers, as far as the tests need it. */
const session = v.object({
	access_token: v.string(),
	refresh_token: v.string(),
	user: v.object({ id: v.string(), email: v.string(), is_anonymous: v.boolean() })
});

/** Signs in a new guest. */
export async function newGuest(server: Pick<Server, 'url' | 'key'>): Promise<Guest> {
	const { status, body } = await send(server, '/auth/v1/signup');
	if (status !== 200) throw new Error(`guest sign-in answered ${status}: ${JSON.stringify(body)}`);
	const { user, access_token, refresh_token } = v.parse(session, body);
	return { id: user.id, token: access_token, refreshToken: refresh_token };
}

/** Sends calls of functions over one socket without waiting for answers in between; gives the bodies in order. */
export async function pipelined(
	server: Server,
	calls: { name: string; token?: string }[]
): Promise<unknown[]> {
	const { host } = new URL(server.url);
	const requests = calls.map(({ name, token }, index) =>
		[
			`POST /rest/v1/rpc/${name} HTTP/1.1`,
			`Host: ${host}`,
			`apikey: ${server.key}`,
			'Content-Type: application/json',
			'Content-Length: 2',
			...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
			...(index === calls.length - 1 ? ['Connection: close'] : []),
			'',
			'{}'
		].join('\r\n')
	);
	const text = await spoken(server, requests.join(''));
	return text
		.split(/HTTP\/1\.1 \d{3} [^\r]*\r\n/)
		.slice(1)
		.map((answer) => parsed(answer.slice(answer.indexOf('\r\n\r\n') + 4)));
}

/** Writes exactly this to a new socket; gives all that comes back until the server ends it. */
export function spoken(server: Server, text: string): Promise<string> {
	const { hostname, port } = new URL(server.url);
	return new Promise((resolve, reject) => {
		let received = '';
		const socket = connect(Number(port), hostname, () => socket.write(text));
		socket.on('data', (part) => (received += String(part)));
		socket.on('error', reject);
		socket.on('close', () => resolve(received));
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
