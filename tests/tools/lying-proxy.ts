import { type IncomingMessage, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Batch } from '../../src/lib/remote/wire.ts';

export type LyingProxy = { url: string; stop: () => Promise<void> };

/**
 * A server's neighbour that says it did what it never passed on: the first so many pushes that hold an exchange are
 * answered "applied" and forgotten. Everything else goes to the server behind it.
 */
export async function lyingProxy(behind: string, { lies }: { lies: number }): Promise<LyingProxy> {
	let left = lies;
	const server = createServer(async (incoming, outgoing) => {
		const body = await buffer(incoming);
		const batch = batchIn(incoming, body);
		if (left > 0 && batch?.mutations.some(({ kind }) => kind === 'exchange_cards')) {
			left--;
			const answers = batch.mutations.map(({ id, input: { contactId } }) => ({
				...{ id, answer: 'applied' },
				result: contactId ? { contactId, eventId: null } : {}
			}));
			outgoing.setHeader('content-type', 'application/json');
			outgoing.end(JSON.stringify({ serverNow: new Date().toISOString(), answers }));
			return;
		}
		const { method, headers, url = '/' } = incoming;
		const onward = request(new URL(url, behind), { method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		onward.on('error', () => outgoing.destroy());
		outgoing.on('close', () => onward.destroy());
		onward.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

function batchIn({ url }: IncomingMessage, body: Buffer): Batch | null {
	return url?.endsWith('/push_changes') ? JSON.parse(body.toString()).batch : null;
}
