import { createReadStream, existsSync, statSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.wasm': 'application/wasm'
};

export type StaticServer = {
	url: string;
	port: number;
	/** Serves another folder from now on, as after a deployment. */
	deploy: (folder: string) => void;
	/** The paths asked for since the start, oldest first. */
	requests: string[];
	/** Stops answering: connections are refused until `start`. */
	stop: () => Promise<void>;
	start: () => Promise<void>;
};

/** A web host for the build alone, as for hosting without our own process: unknown paths get the shell. */
export async function serveStatic(
	folder: string,
	headers: Record<string, string> = {}
): Promise<StaticServer> {
	let root = folder;
	let server: Server;
	const requests: string[] = [];

	const listen = (port: number) =>
		new Promise<number>((resolve) => {
			server = createServer((request, response) => {
				const { pathname } = new URL(request.url ?? '/', 'http://host');
				requests.push(pathname);
				const wanted = join(root, normalize(decodeURIComponent(pathname)));
				const isFile = existsSync(wanted) && statSync(wanted).isFile();
				if (!isFile && (pathname.startsWith('/_app/') || pathname === '/config.json')) {
					response.writeHead(404).end();
					return;
				}
				const file = isFile ? wanted : join(root, 'index.html');
				const isImmutable = pathname.startsWith('/_app/immutable/');
				response.writeHead(200, {
					'content-type': types[extname(file)] ?? 'application/octet-stream',
					'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
					...headers
				});
				createReadStream(file).pipe(response);
			});
			server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
		});

	const port = await listen(0);
	return {
		url: `http://localhost:${port}`,
		port,
		requests,
		deploy: (next) => (root = next),
		start: () => listen(port).then(() => {}),
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}
