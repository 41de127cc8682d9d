import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from '../../src/server/headers.ts';
import { announcerStyle, inlineHashes } from '../../src/server/shell.ts';
import { headersFile } from '../../src/server/write-headers.ts';
import { preparedFolder } from './prepared.ts';
import {
	fixtures,
	projectFolder,
	removeFolders,
	type Server,
	startServer,
	temporaryFolder
} from './process.ts';

const asset = '/_app/immutable/chunks/old.abc123.js';
const shell = readFileSync(join(fixtures, 'build/index.html'), 'utf8');
let server: Server;

beforeAll(async () => {
	server = await startServer({
		HALLWAY_DATA: await preparedFolder(),
		HALLWAY_NAME: 'Verein für Begegnung 東京',
		HALLWAY_CONTACT: 'hello@example.test'
	});
});
afterAll(async () => {
	await server?.stop();
	removeFolders();
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
	fetch(server.url + path, { headers, method, redirect: 'manual' });

test.each(['/', '/x', '/events/ABCD-EFGH', '/people/a%20b', '/join/0123', '/%F0%9F%98%80', '/%'])(
	'the route %s is the shell, with status 200',
	async (path) => {
		const response = await get(path);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(response.headers.get('cache-control')).toBe('no-cache');
		expect(await response.text()).toBe(shell);
	}
);

test.each([
	'/_app/immutable/chunks/gone.js',
	'/missing.png',
	'/_app/x',
	'/..%2f..%2fpackage.json',
	'/%2e%2e/package.json',
	'/old.abc123.js.br',
	'/secrets.json',
	'/.env',
	'/x%00.js',
	'/%5c..%5cpackage.json',
	'/_app%2fimmutable%2fx',
	'/SERVICE-WORKER.JS',
	'/_system%2fconfig.json',
	'/auth/v1/%2e%2e/%2e%2e/_system/config',
	'/%5fsystem/config'
])('%s is not found', async (path) => {
	const response = await get(path);
	expect(response.status).toBe(404);
	expect(await response.text()).not.toContain('hallway');
});

test('hashed files are kept for ever, in the smallest form the browser takes', async () => {
	const plain = await get(asset, { 'accept-encoding': 'identity' });
	expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
	expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
	expect(plain.headers.get('content-encoding')).toBeNull();
	expect(plain.headers.get('vary')).toBe('accept-encoding');
	const brotli = await get(asset, { 'accept-encoding': 'gzip, deflate, br' });
	expect(brotli.headers.get('content-encoding')).toBe('br');
	expect(await brotli.text()).toBe(await plain.text());
	expect(brotliDecompressSync(readFileSync(join(fixtures, 'build', `${asset}.br`))).length).toBeGreaterThan(
		0
	);
	const gzip = await get(asset, { 'accept-encoding': 'br;q=0, gzip' });
	expect(gzip.headers.get('content-encoding')).toBe('gzip');
});

test('the shell, the service worker and the configuration are asked for each time, cheaply', async () => {
	for (const path of ['/', '/service-worker.js', '/manifest.webmanifest', '/config.json']) {
		expect((await get(path)).headers.get('cache-control')).toBe('no-cache');
	}
	const etag = (await get('/service-worker.js')).headers.get('etag') ?? '';
	const again = await get('/service-worker.js', { 'if-none-match': `W/"x", ${etag}` });
	expect(again.status).toBe(304);
});

test('HEAD says what GET would, without a body; other methods change nothing', async () => {
	const response = await get('/people', {}, 'HEAD');
	expect([response.status, await response.text()]).toEqual([200, '']);
	expect((await get('/people', {}, 'DELETE')).status).toBe(404);
});

test.each(['/', asset, '/config.json', '/missing.png', '/_system/config', '/auth/v1/settings'])(
	'%s carries the security headers',
	async (path) => {
		const { headers } = await get(path);
		for (const [name, value] of Object.entries(securityHeaders(inlineHashes(shell), null))) {
			expect([name, headers.get(name)]).toEqual([name, value]);
		}
	}
);

test('the policy lets exactly the inline script of the shell run', () => {
	const [, script] = /<script>([\s\S]*?)<\/script>/.exec(shell) ?? [];
	const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
	const policy = securityHeaders(inlineHashes(shell), null)['content-security-policy'];
	expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hash};`);
	expect(policy).not.toContain('unsafe-inline');
	expect(policy).not.toMatch(/'unsafe-eval'/);
	for (const part of [
		"frame-ancestors 'none'",
		"base-uri 'none'",
		"object-src 'none'",
		"require-trusted-types-for 'script'"
	]) {
		expect(policy).toContain(part);
	}
});

test('the style of Kit’s announcer is the one whose hash is allowed', () => {
	const kit = readFileSync(
		join(projectFolder, 'node_modules/@sveltejs/kit/src/core/sync/write_root.js'),
		'utf8'
	);
	expect(kit).toContain(`style="${announcerStyle}"`);
});

test('static hosts get the same policy from the same source', () => {
	const file = headersFile(shell, 'https://abc.supabase.co');
	const headers = securityHeaders(inlineHashes(shell), 'https://abc.supabase.co');
	for (const [name, value] of Object.entries(headers)) expect(file).toContain(`\n  ${name}: ${value}\n`);
	expect(file).toMatch(/\/_app\/immutable\/\*\n {2}cache-control: public, max-age=31536000, immutable\n$/);
});

test('npm run headers writes what a static host needs, and says so when there is no back end', () => {
	const build = join(temporaryFolder(), 'build');
	cpSync(join(fixtures, 'build'), build, { recursive: true });
	const run = (env: Record<string, string>) =>
		spawnSync(process.execPath, ['src/server/write-headers.ts'], {
			cwd: projectFolder,
			encoding: 'utf8',
			env: { PATH: process.env.PATH, HALLWAY_BUILD: build, ...env }
		});
	const without = run({});
	expect([without.status, without.stderr]).toEqual([
		1,
		expect.stringContaining('SUPABASE_URL and SUPABASE_KEY')
	]);
	const done = run({ SUPABASE_URL: 'https://abc.supabase.co', SUPABASE_KEY: 'sb_publishable_x' });
	expect(done.status).toBe(0);
	expect(readFileSync(join(build, '_headers'), 'utf8')).toContain(
		"connect-src 'self' https://abc.supabase.co"
	);
	expect(readFileSync(join(build, '_redirects'), 'utf8')).toBe('/*  /index.html  200\n');
	expect(JSON.parse(readFileSync(join(build, 'config.json'), 'utf8'))).toMatchObject({
		backend: { url: 'https://abc.supabase.co', key: 'sb_publishable_x' },
		nudges: 'none'
	});
});

test('who runs the installation is in config.json', async () => {
	expect(await (await get('/config.json')).json()).toEqual({
		protocol: 1,
		backend: { url: '/', key: server.key },
		installation: { name: 'Verein für Begegnung 東京', contact: 'hello@example.test' },
		mail: false,
		rewriting: false,
		demo: false,
		nudges: 'sse'
	});
});

test('the policy on permissions names only what Chromium knows, else every page logs an error', () => {
	const policy = securityHeaders(inlineHashes(shell), null)['permissions-policy'];
	const names = policy.split(', ').map((entry) => entry.split('=')[0]);
	expect(names).not.toContain('web-share');
	expect(names).not.toContain('bluetooth');
	expect(names).toContain('camera');
});

test('healthz answers', async () => {
	expect(await (await get('/healthz')).json()).toEqual({ ok: true, backend: 'pglite' });
});
