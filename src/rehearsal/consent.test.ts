import { expect, test } from 'vitest';
import { consentsOf } from './consent.ts';

const saying = (people: number, share: number) => consentsOf(people, share).map(({ graph }) => graph);

test('the share agrees, evenly; of the others every second one is a dot', () => {
	expect(saying(8, 0.5)).toEqual(['dot', 'name', 'none', 'name', 'dot', 'name', 'none', 'name']);
	expect(saying(60, 0.75).filter((graph) => graph === 'name')).toHaveLength(45);
	expect(saying(60, 0.1).filter((graph) => graph === 'name')).toHaveLength(6);
});

test('everybody, or nobody by name', () => {
	expect(new Set(saying(7, 1))).toEqual(new Set(['name']));
	expect(saying(3, 0)).toEqual(['dot', 'none', 'dot']);
});

test('only who is there by name may be introduced', () => {
	for (const { graph, helped } of consentsOf(40, 0.3)) expect(helped).toBe(graph === 'name');
});
