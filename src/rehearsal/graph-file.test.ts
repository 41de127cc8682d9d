import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { preparedFolder, productMigrations } from '../../tests/server/prepared.ts';
import { removeFolders, startServer } from '../../tests/server/process.ts';
import { namesOf, renamed, whyUnwritable } from './graph-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'hallway-graph-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
	removeFolders();
});

/** Ids as they come: a formula, markup, what programs trip over, one that no card could hold. */
const ids = ['=1+1', '<b>&', '__proto__', 'é,;"', '-5', '0', '😀'.repeat(120), 'I'];

test(
	'what the organizer exports has the people, pairs and meetings of the list',
	{ timeout: 300_000 },
	async () => {
		const list = join(folder, 'list.txt');
		const pairs = ids.flatMap((id, i) => [
			[id, ids[(i + 1) % ids.length]],
			[id, ids[(i + 3) % ids.length]]
		]);
		const lines = pairs.map(([one, other], i) => `${i * 60} ${one} ${other}`);
		// The first pair meets again after an hour, which is another meeting.
		lines.push(`7200 ${pairs[0].join(' ')}`);
		writeFileSync(list, lines.join('\n'));
		const file = join(folder, 'graph.json');
		const server = await startServer({
			HALLWAY_DATA: await preparedFolder(productMigrations),
			HALLWAY_MIGRATIONS: productMigrations
		});
		const { status, said } = await run([
			'--contacts',
			list,
			'--url',
			server.url,
			'--offline',
			'0.3',
			'--speed',
			'2000',
			'--export',
			file
		]);
		expect(said).toContain(`${file}: 8 people, 16 exchanges`);
		expect(status).toBe(0);
		await server.stop();

		const read = JSON.parse(readFileSync(file, 'utf8'));
		expect(read.nodes.map(({ id }: { id: string }) => id).sort()).toEqual([...ids].sort());
		const pairOf = (a: string, b: string) => [a, b].sort().join(' ');
		const edges = new Map(
			read.edges.map(({ source, target, meetings }: { source: string; target: string; meetings: number }) => [
				pairOf(source, target),
				meetings
			])
		);
		const expected = new Map(pairs.map(([a, b], i) => [pairOf(a, b), i === 0 ? 2 : 1]));
		expect(edges).toEqual(expected);
		expect(read.metrics).toMatchObject({
			nodes: 8,
			edges: 16,
			components: 1,
			isolates: 0,
			bridges: 0,
			medianDegree: 4
		});
	}
);

test('a file that cannot be written, or of another kind, is named before anything begins', async () => {
	const list = join(folder, 'two.txt');
	writeFileSync(list, '0 a b');
	const nowhere = join(folder, 'missing', 'graph.json');
	expect(await run(['--contacts', list, '--export', nowhere])).toEqual({
		status: 1,
		said: expect.stringContaining(`${nowhere} cannot be written: `)
	});
	expect(await run(['--contacts', list, '--export', 'graph.png'])).toEqual({
		status: 2,
		said: expect.stringContaining('--export FILE must end in .json, .graphml or .csv')
	});
	expect(whyUnwritable(join(folder, 'new.json'))).toBeNull();
});

test('who cannot be called by the id of the list keeps another name, and everybody their own', () => {
	const names = namesOf([...ids, '\u200b', 'x'.repeat(101)]);
	expect(names.slice(0, 6)).toEqual(ids.slice(0, 6));
	expect(names.slice(6)).toEqual(['Rehearsal Guest 7', 'I', 'Rehearsal Guest 9', 'Rehearsal Guest 10']);
	expect(new Set(names).size).toBe(names.length);
});

test('ids and order are those of the list', () => {
	const person = (name: string) => ({
		id: `uuid of ${name}`,
		name,
		role: null,
		topics: [],
		isNew: null,
		joinedAt: null
	});
	const net = {
		topics: [],
		people: ['c', 'a', 'b'].map(person),
		links: [[0, 1, 5, 2] as [number, number, number, number]]
	};
	const own = renamed(
		net,
		new Map([
			['a', '1'],
			['b', '2'],
			['c', '3']
		])
	);
	expect(own.people.map(({ id }) => id)).toEqual(['1', '2', '3']);
	expect(own.links).toEqual([[0, 2, 5, 2]]);
});

/** As `npm run rehearse`. */
function run(args: string[]): Promise<{ status: number | null; said: string }> {
	const how = [
		'--disable-warning=ExperimentalWarning',
		'--import',
		'./src/rehearsal/runes.ts',
		'src/rehearsal/main.ts'
	];
	const child = spawn(process.execPath, [...how, ...args], { cwd: join(import.meta.dirname, '../..') });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
	return new Promise((resolve) => child.once('close', (status) => resolve({ status, said })));
}
