import { expect, test } from 'vitest';
import { seededRandom } from '../server/demo/random.ts';
import { cutsBy } from './cuts.ts';

test('one request in sixteen is cut, half of them before the server hears, the same ones for the same seed', () => {
	const cutsOf = (seed: number) => {
		const cuts = cutsBy(seededRandom(seed));
		return Array.from({ length: 320 }, () => cuts());
	};
	expect(cutsOf(1).filter((cut) => cut === 'before')).toHaveLength(10);
	expect(cutsOf(1).filter((cut) => cut === 'after')).toHaveLength(10);
	expect(cutsOf(1)).toEqual(cutsOf(1));
	expect(cutsOf(1)).not.toEqual(cutsOf(2));
});
