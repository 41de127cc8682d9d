import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('only the list is needed', () => {
	expect(readOptions(['--contacts', 'list.txt'])).toEqual({
		ok: true,
		value: { contacts: 'list.txt', url: null, offline: 0.2, speed: null, seed: 1, exportTo: null }
	});
});

test('everything can be given, and of a URL the origin counts', () => {
	const args = [
		'--contacts=a',
		'--url',
		'https://hall.example/e/X',
		'--offline=.5',
		'--speed=60',
		'--seed=7'
	];
	expect(readOptions(args)).toMatchObject({
		value: { url: 'https://hall.example', offline: 0.5, speed: 60, seed: 7 }
	});
});

test.each([
	['--offline', '1.1', '--offline must be a share from 0 to 1'],
	['--offline', 'half', '--offline must be a share from 0 to 1'],
	['--speed', '0', '--speed must be a number above 0'],
	['--seed', '1.5', '--seed must be a whole number'],
	['--url', 'hall.example', '--url must begin with http:// or https://'],
	['--url', 'https://a b', '--url is no address'],
	['--export', 'graph.png', '--export FILE must end in .json, .graphml or .csv'],
	['--export', '', '--export FILE must end in .json, .graphml or .csv']
])('%s %s is refused in words', (name, value, words) => {
	expect(readOptions(['--contacts', 'a', name, value])).toMatchObject({ ok: false, problem: words });
});

test('an option that does not exist is named', () => {
	expect(readOptions(['--contacts', 'a', '--sped', '2'])).toMatchObject({
		problem: expect.stringContaining('--sped')
	});
});
