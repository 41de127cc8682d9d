import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Context } from 'hono';
import { cacheControl } from './headers.ts';

interface BuiltFile {
	readonly type: string;
	readonly etag: string;
	readonly bodies: ReadonlyMap<Encoding, Uint8Array<ArrayBuffer>>;
}

type Encoding = 'br' | 'gzip' | 'identity';

const endings: readonly [string, Encoding][] = [
	['.br', 'br'],
	['.gz', 'gzip']
];

const types: Readonly<Record<string, string>> = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2'
};

/** The built app, read once: a few megabytes, and no path of a request ever reaches the disk. */
export interface BuiltApp {
	readonly shell: string;
	/** Answers a GET or HEAD: the file, the shell for a route of the app, or 404 for a file that is not there. */
	answer(context: Context): Response;
}

/** Reads the folder that adapter-static wrote; null if there is none. */
export function readBuiltApp(folder: string): BuiltApp | null {
	const shellPath = join(folder, 'index.html');
	if (!existsSync(shellPath)) return null;
	const files = readFiles(folder);
	const shell = files.get('/index.html');
	return {
		shell: readFileSync(shellPath, 'utf8'),
		answer(context) {
			const path = decodedPath(context.req.path);
			const file = files.get(path) ?? (isRoute(path) ? shell : undefined);
			if (file === undefined) return context.text('Not found', 404, { 'cache-control': 'no-store' });
			return send(context, path, file);
		}
	};
}

function readFiles(folder: string): Map<string, BuiltFile> {
	const files = new Map<string, BuiltFile>();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		const type = types[extname(entry.name)];
		// Compressed copies are found by the file they belong to; anything of another type is not for the browser.
		if (!entry.isFile() || type === undefined) continue;
		const body = new Uint8Array(readFileSync(path));
		const bodies = new Map<Encoding, Uint8Array<ArrayBuffer>>([['identity', body]]);
		for (const [ending, encoding] of endings) {
			if (existsSync(path + ending)) bodies.set(encoding, new Uint8Array(readFileSync(path + ending)));
		}
		const etag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
		files.set(`/${relative(folder, path).split(sep).join('/')}`, { type, etag, bodies });
	}
	return files;
}

function decodedPath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** A route of the app has no file ending; a file of an old build that is gone must be a 404, not a page. */
function isRoute(path: string): boolean {
	return !path.startsWith('/_app/') && !/\.[a-z0-9]{1,12}$/i.test(path);
}

function send(context: Context, path: string, { type, etag, bodies }: BuiltFile): Response {
	const encoding = chosenEncoding(context.req.header('accept-encoding') ?? '', bodies);
	const tag = `"${etag}-${encoding}"`;
	context.header('content-type', type);
	context.header('cache-control', cacheControl(path));
	context.header('etag', tag);
	if (bodies.size > 1) context.header('vary', 'accept-encoding');
	if (
		context.req
			.header('if-none-match')
			?.split(/\s*,\s*/)
			.some((seen) => seen.replace(/^W\//, '') === tag)
	) {
		return context.body(null, 304);
	}
	const body = bodies.get(encoding) ?? new Uint8Array();
	if (encoding !== 'identity') context.header('content-encoding', encoding);
	return context.req.method === 'HEAD' ? context.body(null) : context.body(body);
}

function chosenEncoding(accepted: string, bodies: BuiltFile['bodies']): Encoding {
	const wanted = accepted
		.toLowerCase()
		.split(',')
		.filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
		.map((part) => part.split(';')[0].trim());
	for (const [, encoding] of endings) if (wanted.includes(encoding) && bodies.has(encoding)) return encoding;
	return 'identity';
}
