import { type AddressInfo, connect, createServer } from 'node:net';

/** A line to a server that can be cut in the worst moment. */
export interface CutLine {
	readonly url: string;
	/** The next answer is read whole from the server, and the phone's connection is reset instead of passing it on. */
	cutNextAnswer(): void;
	answersCut(): number;
	close(): void;
}

/** Opens a proxy on a free port in front of a server. */
export async function openCutLine({ url }: { url: string }): Promise<CutLine> {
	const { hostname, port } = new URL(url);
	let isCutting = false;
	let cut = 0;
	const proxy = createServer((phone) => {
		const server = connect(Number(port), hostname);
		phone.on('data', (part) => server.write(part));
		server.on('data', (part) => {
			// A first byte of the answer means that the transaction is committed.
			if (!isCutting) return void phone.write(part);
			isCutting = false;
			cut += 1;
			phone.resetAndDestroy();
			server.destroy();
		});
		for (const [one, other] of [
			[phone, server],
			[server, phone]
		]) {
			one.on('error', () => other.destroy());
			one.on('close', () => other.destroy());
		}
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	const address = proxy.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${address.port}`,
		cutNextAnswer: () => (isCutting = true),
		answersCut: () => cut,
		close: () => proxy.close()
	};
}
