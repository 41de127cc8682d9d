import {
	type IncomingMessage,
	type OutgoingHttpHeaders,
	type RequestOptions,
	type Server,
	type ServerResponse,
	createServer,
	request as ask
} from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';

/**
 * Where the line breaks. `request`: before the server hears of it; `answer`: the server has done it and answered, and
 * not a byte of the answer arrives; `middle`: half of the answer's body arrives; `hang`: the server never hears of it, and
 * nothing ever comes back.
 */
export type CutAt = 'request' | 'answer' | 'middle' | 'hang';

export type CutRule = {
	at: CutAt;
	/** Only requests to this path, without the query; any path if left out. */
	path?: string | RegExp;
	/** So many requests, then none any more; until `restore` if left out. */
	times?: number;
};

export type Cut = {
	/** How many requests it has cut so far. */
	readonly count: number;
	/** Settles when the first request has been cut: for `answer`, after the server has answered. */
	readonly happened: Promise<void>;
};

export type CuttingProxy = {
	url: string;
	port: number;
	/** The requests that came in, oldest first; `fate` says what became of each. */
	readonly seen: readonly { method: string; path: string; fate: CutAt | 'forwarded' }[];
	/** Cuts requests from now on. Of several rules that match, the oldest one that still has something to cut does it. */
	cut: (rule: CutRule) => Cut;
	/** Forgets all rules; what hangs goes on hanging. */
	restore: () => void;
	/** No network: breaks every open connection, also streams, and takes no new ones until `plugIn`. */
	unplug: () => void;
	plugIn: () => void;
	stop: () => Promise<void>;
};

type Rule = CutRule & { left: number; tell: () => void };

/**
 * A real proxy between a browser and the server at `target` (an http origin), which can cut the line. Listens on
 * localhost, on a free port unless one is given. A browser may send a request again by itself when a connection breaks
 * before the first byte of an answer, also a POST: to keep a request away for good leave `times` out.
 */
export async function startCuttingProxy(target: string, { port = 0 } = {}): Promise<CuttingProxy> {
	const upstream = new URL(target);
	const sockets = new Set<Socket>();
	const seen: { method: string; path: string; fate: CutAt | 'forwarded' }[] = [];
	let rules: Rule[] = [];
	let isUnplugged = false;

	const takeRule = (path: string) => {
		const found = rules.find((rule) => rule.left > 0 && matches(rule, path));
		if (found) found.left--;
		return found;
	};
	const server = createServer((request, response) => {
		const [path] = (request.url ?? '/').split('?');
		const rule = takeRule(path);
		seen.push({ method: request.method ?? '', path, fate: rule?.at ?? 'forwarded' });
		if (!rule) return void forward(upstream, request, response);
		void cutShort(rule, upstream, request, response);
	});
	server.on('connection', (socket) => {
		if (isUnplugged) return void socket.destroy();
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	server.on('upgrade', (request, socket: Socket, head) => tunnel(upstream, request, socket, head));
	const breakAll = () => sockets.forEach((socket) => socket.destroy());

	await listen(server, port);
	const bound = (server.address() as AddressInfo).port;
	return {
		url: `http://localhost:${bound}`,
		port: bound,
		seen,
		cut: (rule) => {
			const { promise, resolve } = Promise.withResolvers<void>();
			let count = 0;
			rules.push({ ...rule, left: rule.times ?? Infinity, tell: () => (count++, resolve()) });
			return {
				get count() {
					return count;
				},
				happened: promise
			};
		},
		restore: () => (rules = []),
		unplug: () => {
			isUnplugged = true;
			breakAll();
		},
		plugIn: () => (isUnplugged = false),
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				breakAll();
			})
	};
}

async function cutShort(rule: Rule, upstream: URL, request: IncomingMessage, response: ServerResponse) {
	if (rule.at === 'hang') {
		request.resume();
		return rule.tell();
	}
	if (rule.at !== 'request') {
		const answered = await askFor(upstream, request);
		const body = answered && (await bodyOf(answered));
		if (rule.at === 'middle' && answered && body) {
			const headers = { ...endToEnd(answered), 'content-length': body.length };
			response.writeHead(answered.statusCode ?? 502, headers);
			await new Promise((sent) => response.write(body.subarray(0, body.length >> 1), sent));
			// What was written is on its way before the connection goes.
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}
	request.socket.destroy();
	rule.tell();
}

async function forward(upstream: URL, request: IncomingMessage, response: ServerResponse) {
	const answered = await askFor(upstream, request, response);
	if (!answered) return void request.socket.destroy();
	response.writeHead(answered.statusCode ?? 502, endToEnd(answered));
	// Streams say something long after their headers.
	response.flushHeaders();
	answered.pipe(response);
	answered.once('error', () => response.destroy());
}

/** Sends a request on as it came; gives the answer's beginning, or null when there is no server or nobody waits any more. */
function askFor(
	upstream: URL,
	request: IncomingMessage,
	response?: ServerResponse
): Promise<IncomingMessage | null> {
	return new Promise((resolve) => {
		const sent = ask(optionsFor(upstream, request), resolve);
		sent.once('error', () => resolve(null));
		// Who has gone away wants no stream any more.
		response?.once('close', () => sent.destroy());
		request.pipe(sent);
	});
}

function optionsFor({ hostname, port }: URL, { method, url, headers }: IncomingMessage): RequestOptions {
	return { hostname, port, method, path: url, headers, agent: false };
}

/** The headers that are meant for the browser; whether a connection is kept is between two neighbours. */
function endToEnd({ headers }: IncomingMessage): OutgoingHttpHeaders {
	const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...others } = headers;
	return others;
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer | null> {
	const pieces: Buffer[] = [];
	try {
		for await (const piece of answer) pieces.push(piece);
	} catch {
		return null;
	}
	return Buffer.concat(pieces);
}

/** Web sockets go through untouched, until `unplug`. */
function tunnel({ hostname, port }: URL, request: IncomingMessage, socket: Socket, head: Buffer) {
	const other = connect(Number(port), hostname, () => {
		const lines = [`${request.method} ${request.url} HTTP/1.1`];
		for (let at = 0; at < request.rawHeaders.length; at += 2)
			lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
		other.write(`${lines.join('\r\n')}\r\n\r\n`);
		other.write(head);
		socket.pipe(other).pipe(socket);
	});
	for (const [end, far] of [
		[socket, other],
		[other, socket]
	]) {
		end.once('error', () => far.destroy());
		end.once('close', () => far.destroy());
	}
}

function matches({ path }: CutRule, requested: string): boolean {
	if (path === undefined) return true;
	return typeof path === 'string' ? path === requested : path.test(requested);
}

function listen(server: Server, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
}
