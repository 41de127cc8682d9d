import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowHeights, beginnings, partBetween, placesIn } from './long-list.ts';

const heights = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 200 });

test('the part between two distances is every row that reaches into it, and no other', () => {
	fc.assert(
		fc.property(heights, fc.integer({ min: -5_000, max: 60_000 }), fc.nat(3_000), (rows, from, length) => {
			const at = beginnings(rows);
			const to = from + length;
			const { begin, end } = partBetween(at, from, to);
			const expected = rows.map((_, nth) => nth).filter((nth) => at[nth + 1] > from && at[nth] < to);
			expect(expected.filter((nth) => nth < begin || nth >= end)).toEqual([]);
			// One that only touches the end may be there as well.
			expect(end - begin - expected.length).toBeLessThanOrEqual(1);
		})
	);
});

test('of a list above or below what is in sight there is nothing, and its gap is as high as all of it', () => {
	const at = beginnings([80, 80, 98]);
	expect([...at]).toEqual([0, 80, 160, 258]);
	expect(partBetween(at, -900, 0)).toEqual({ begin: 0, end: 0 });
	expect(partBetween(at, 258, 900)).toEqual({ begin: 3, end: 3 });
	expect(partBetween(beginnings([]), -900, 900)).toEqual({ begin: 0, end: 0 });
});

test.each([
	{ focused: -1, places: [4, 5, 6] },
	{ focused: 5, places: [4, 5, 6] },
	{ focused: 4, places: [3, 4, 5, 6] },
	{ focused: 0, places: [0, 1, 4, 5, 6] },
	{ focused: 9, places: [4, 5, 6, 8, 9] }
])('with the focus at $focused the rows $places are there', ({ focused, places }) => {
	expect(placesIn({ begin: 4, end: 7 }, focused, 10)).toEqual(places);
});

test('rows that nobody saw are taken to be as high as the first that was seen', () => {
	const rows = new RowHeights(80);
	expect(rows.of('ana')).toBe(80);
	rows.see('ana', 81, 390);
	expect([rows.of('ana'), rows.of('ben')]).toEqual([81, 81]);
	rows.see('cleo', 98, 390);
	expect([rows.of('ben'), rows.of('cleo'), rows.of('dora')]).toEqual([81, 98, 81]);
});

test('whoever shows them hears of a height that is other than it was taken to be, and of no other', () => {
	const rows = new RowHeights(80);
	const news = [
		['ana', 81, 390],
		['ben', 81, 390],
		['cleo', 98, 390],
		['cleo', 98.2, 390],
		['ben', 81, 844]
	] as const;
	const times = news.map(([id, height, width]) => {
		rows.see(id, height, width);
		return rows.timesNew;
	});
	expect(times).toEqual([1, 1, 2, 2, 3]);
});

test('in another width every row is seen anew', () => {
	const rows = new RowHeights(80);
	rows.see('ana', 98, 390);
	rows.see('ben', 81, 390);
	rows.see('ben', 70, 844);
	expect([rows.of('ana'), rows.of('ben')]).toEqual([70, 70]);
});
