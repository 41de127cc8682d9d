import { expect, test } from 'vitest';
import { Sightings } from './sightings.ts';

const isOurs = (text: string) => text.startsWith('ours');

test('a code of ours is reported at once, and once while it stays in view', () => {
	const sightings = new Sightings(isOurs);
	expect(sightings.see(['ours 1'], 0)).toBe('ours 1');
	expect(sightings.see(['ours 1'], 100)).toBeNull();
	expect(sightings.see([], 1_000)).toBeNull();
	expect(sightings.see(['ours 1'], 2_000)).toBeNull();
});

test('it is reported again after it left the view for two seconds', () => {
	const sightings = new Sightings(isOurs);
	sightings.see(['ours 1'], 0);
	sightings.see([], 1_000);
	expect(sightings.see(['ours 1'], 2_000)).toBe('ours 1');
});

test('of two of ours the one nearer to the middle counts, and the other when it is there', () => {
	const sightings = new Sightings(isOurs);
	expect(sightings.see(['ours 1', 'ours 2'], 0)).toBe('ours 1');
	expect(sightings.see(['ours 1', 'ours 2'], 100)).toBeNull();
	expect(sightings.see(['ours 2', 'ours 1'], 200)).toBe('ours 2');
});

test('a foreign code is reported when it stays, and never beside ours', () => {
	const alone = new Sightings(isOurs);
	expect(alone.see(['menu'], 0)).toBeNull();
	expect(alone.see(['menu'], 300)).toBeNull();
	expect(alone.see(['menu'], 500)).toBe('menu');
	expect(alone.see(['menu'], 600)).toBeNull();

	const beside = new Sightings(isOurs);
	beside.see(['menu'], 0);
	expect(beside.see(['menu', 'ours 1'], 500)).toBe('ours 1');
	expect(beside.see(['menu'], 600)).toBeNull();
});
