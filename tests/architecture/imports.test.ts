import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

// Who may import whom (docs: ARCHITECTURE.md): a folder may import its own files and those of lower layers.
const layers = [
	['core'],
	['ui', 'device', 'db', 'remote'],
	['sync'],
	['session', 'card', 'events'],
	['exchange'],
	['people'],
	['goals', 'graph', 'attendees'],
	['follow-ups'],
	['background.ts'],
	['app.ts'],
	['routes', 'service-worker', 'app.html', 'app.d.ts']
];
// The rehearsal plays the app and its server against each other: it may import everything, and nobody imports it.
const isFree = (file: string) => /^(server|rehearsal)\//.test(file);
// Pure vocabulary that lower layers speak as well.
const vocabulary = new Set(['lib/card/fields.ts', 'lib/events/join-code.ts', 'lib/events/event-id.ts']);

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.(ts|svelte)$/.test(file) && !file.includes('paraglide'))
	.map((file) => file.replaceAll('\\', '/'));

const imports = files.flatMap((file) =>
	[...readFileSync(join(source, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
		([, target]) => ({ file, target: resolve(file, target) })
	)
);

test('a folder imports only from its own layer or lower ones, and never from a sibling folder of its layer', () => {
	const wrong = imports.filter(({ file, target }) => {
		if (isFree(file) || !target.startsWith('.')) return false;
		// Only tests reach out of src, for fixtures; a screen may read the version of the release.
		if (target.startsWith('./..')) return !file.endsWith('.test.ts') && target !== './../package.json';
		const [from, to] = [placeOf(file), placeOf(target.slice(2))];
		if (from === to || to === 'paraglide' || vocabulary.has(target.slice(2))) return false;
		return levelOf(to) >= levelOf(from) && !file.endsWith('.test.ts');
	});
	expect(wrong).toEqual([]);
});

test('the app never imports the server, and the server imports only pure modules of the app', () => {
	const wrong = imports.filter(({ file, target }) => {
		const isServer = file.startsWith('server/');
		if (!isServer) return target.startsWith('./server/') && !file.startsWith('rehearsal/');
		return (
			target.startsWith('./') && !target.startsWith('./server/') && /\.svelte|\/(db|remote|ui)\//.test(target)
		);
	});
	expect(wrong).toEqual([]);
});

test('only db opens IndexedDB, only remote knows supabase-js, only device touches the camera', () => {
	const owners: [pattern: RegExp, owner: string][] = [
		[/from 'idb'|indexedDB\.open/, 'lib/db/'],
		[/@supabase\/supabase-js/, 'lib/remote/'],
		[/getUserMedia|html5-qrcode|zxing-wasm/, 'lib/device/']
	];
	const wrong = files.filter((file) => {
		if (file.startsWith('server/') || file.endsWith('.test.ts')) return false;
		const text = readFileSync(join(source, file), 'utf8');
		return owners.some(([pattern, owner]) => pattern.test(text) && !file.startsWith(owner));
	});
	expect(wrong).toEqual([]);
});

/** The path of the imported file below src, starting with `./`; package names stay as they are. */
function resolve(file: string, target: string): string {
	if (target.startsWith('$lib/')) return `./lib/${target.slice('$lib/'.length)}`;
	if (!target.startsWith('.')) return target;
	return `./${relative(source, normalize(join(source, dirname(file), target))).replaceAll('\\', '/')}`;
}

function placeOf(path: string): string {
	const [top, second] = path.split('/');
	return top === 'lib' ? second : top;
}

function levelOf(place: string): number {
	const level = layers.findIndex((layer) => layer.includes(place));
	if (level === -1)
		throw new Error(`src/**/${place} stands in no layer: name it in this test and in ARCHITECTURE.md`);
	return level;
}
