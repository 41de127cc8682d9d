import { expect, test } from 'vitest';
import { soften } from './soften.ts';

function grey(width: number, values: number[]) {
	return {
		data: Uint8ClampedArray.from(values.flatMap((v) => [v, v, v, 255])),
		width,
		height: values.length / width
	};
}
const values = (bytes: Uint8ClampedArray) => [...bytes].filter((_, i) => i % 4 === 0);

test('an even picture stays as it is, its edges too', () => {
	expect(values(soften(grey(3, Array<number>(12).fill(200))))).toEqual(Array(12).fill(200));
});

test('a single speck is spread over its neighbours and nearly gone', () => {
	const picture = Array<number>(49).fill(0);
	picture[24] = 255;
	const softened = values(soften(grey(7, picture)));
	expect(softened[24]).toBe(Math.round((255 * 36) / 256));
	expect(softened[23]).toBe(softened[17]);
	expect(softened[0]).toBe(0);
});

test('the edge between a dark and a light half stays in its place', () => {
	const row = [0, 0, 0, 0, 240, 240, 240, 240];
	const softened = values(soften(grey(8, [...row, ...row, ...row])));
	expect(softened[3]).toBeLessThan(120);
	expect(softened[4]).toBeGreaterThan(120);
});
