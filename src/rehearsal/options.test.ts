import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('only the list is needed', () => {
	expect(readOptions(['--contacts', 'list.txt'])).toEqual({
		ok: true,
		value: {
			...{ contacts: 'list.txt', url: null, offline: 0.2, speed: null, seed: 1, exportTo: null },
			...{ event: null, links: null, alone: 0, agree: null }
		}
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
	['--event', 'ABCD-EFGH', '--event and --links need --url: the event is on a server'],
	['--links', 'links.csv', '--event and --links need --url: the event is on a server'],
	['--alone', 'some', '--alone must be a whole number'],
	['--agree', '2', '--agree must be a share from 0 to 1'],
	['--export', '', '--export FILE must end in .json, .graphml or .csv']
])('%s %s is refused in words', (name, value, words) => {
	expect(readOptions(['--contacts', 'a', name, value])).toMatchObject({ ok: false, problem: words });
});

test('an event that is there already comes by its link or by those of everybody', () => {
	const args = ['--contacts=a', '--url=http://localhost:1', '--alone=4', '--agree=.75'];
	expect(readOptions([...args, '--event=ABCD-EFGH'])).toMatchObject({
		value: { event: 'ABCD-EFGH', links: null, alone: 4, agree: 0.75 }
	});
	expect(readOptions([...args, '--links=links.csv'])).toMatchObject({ value: { links: 'links.csv' } });
	expect(readOptions([...args, '--event=ABCD-EFGH', '--links=links.csv'])).toMatchObject({ ok: false });
	const own = ['--contacts=a', '--url=http://localhost:1', '--export=graph.json'];
	expect(readOptions([...own, '--event=ABCD-EFGH'])).toMatchObject({ ok: false });
	expect(readOptions([...own, '--agree=1'])).toMatchObject({ ok: false });
	expect(readOptions(own)).toMatchObject({ value: { agree: 1 } });
});

test('an option that does not exist is named', () => {
	expect(readOptions(['--contacts', 'a', '--sped', '2'])).toMatchObject({
		problem: expect.stringContaining('--sped')
	});
});
