import { expect, test } from 'vitest';
import { type Candidate, type Label, type Round, carried, placedLabels } from './labels.ts';

const lineHeight = 14;
const phone = { width: 358, height: 376 };

test('in a crowd no name touches another, any circle or the edge, and nobody’s place goes to somebody less important', () => {
	const crowd = crowdIn(phone, 120);
	const labels = placedLabels({ candidates: crowd, shapes: crowd, size: phone, lineHeight, most: Infinity });
	expect(labels.length).toBeGreaterThan(10);
	const important = placedLabels({
		...{ candidates: crowd.slice(0, 60), shapes: crowd, size: phone, lineHeight },
		most: Infinity
	});
	expect(labels.filter(({ i }) => i < 60)).toEqual(important);
	expectApart(labels, crowd);
	for (const { left, top, width } of labels) {
		expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
		expect(left + width).toBeLessThanOrEqual(phone.width);
		expect(top + lineHeight).toBeLessThanOrEqual(phone.height);
	}
});

test('nearer, every name of those in sight that was hidden comes', () => {
	const crowd = crowdIn(phone, 120);
	const shownAt = (zoom: number) => {
		const near = crowd.map((each) => ({ ...each, x: each.x * zoom, y: each.y * zoom }));
		const size = { width: phone.width * zoom, height: phone.height * zoom };
		return placedLabels({ candidates: near, shapes: near, size, lineHeight, most: Infinity });
	};
	const counts = [1, 2, 4, 16].map((zoom) => shownAt(zoom).length);
	expect(counts).toEqual([...counts].sort((a, b) => a - b));
	expect(counts[0]).toBeLessThan(120);
	expect(counts[3]).toBe(120);
});

test('a name goes above where there is no room below, and beside where there is neither', () => {
	const size = { width: 300, height: 300 };
	const who: Candidate = { i: 0, x: 150, y: 150, radius: 10, width: 60, rank: 0 };
	const [below, above] = [
		{ x: 150, y: 172, radius: 10 },
		{ x: 150, y: 128, radius: 10 }
	];
	const place = (...others: Round[]) =>
		placedLabels({ candidates: [who], shapes: [who, ...others], size, lineHeight })[0];
	expect(place()).toMatchObject({ left: 120, top: 163 });
	expect(place(below)).toMatchObject({ left: 120, top: 123 });
	expect(place(below, above)).toMatchObject({ left: 163, top: 143 });
});

test('at the edge a name moves inwards; who is out of sight has none', () => {
	const at = (x: number): Candidate => ({ i: 0, x, y: 100, radius: 5, width: 90, rank: 0 });
	const place = (x: number) =>
		placedLabels({ candidates: [at(x)], shapes: [at(x)], size: phone, lineHeight });
	expect(place(6)).toMatchObject([{ left: 4, top: 108 }]);
	expect(place(-1)).toEqual([]);
});

test('whoever is looked at has a name even where there is no room', () => {
	const ring = Array.from({ length: 12 }, (_, k) => ({
		x: 150 + 20 * Math.cos((k * Math.PI) / 6),
		y: 150 + 20 * Math.sin((k * Math.PI) / 6),
		radius: 12
	}));
	const who = { i: 3, x: 150, y: 150, radius: 8, width: 80, rank: 0 };
	const labels = (mustShow: boolean) =>
		placedLabels({ candidates: [{ ...who, mustShow }], shapes: [who, ...ring], size: phone, lineHeight });
	expect(labels(false)).toEqual([]);
	expect(labels(true)).toMatchObject([{ i: 3 }]);
});

test('a name goes with its shape: it stays at the same side and as far from the outline, however near one goes', () => {
	const crowd = crowdIn(phone, 120);
	const labels = placedLabels({ candidates: crowd, shapes: crowd, size: phone, lineHeight, most: Infinity });
	for (const label of labels) {
		const shape = crowd[label.i];
		expect(carried(label, { ...shape, x: shape.x + 40, y: shape.y - 25 })).toEqual({
			left: expect.closeTo(label.left + 40),
			top: expect.closeTo(label.top - 25)
		});
		const near = { x: 1000, y: 1000, radius: shape.radius * 3 };
		const away = distanceOf({ ...label, ...carried(label, near) }, near) - near.radius;
		if (label.side.includes(0)) expect(away).toBeCloseTo(distanceOf(label, shape) - shape.radius);
		else expect(away).toBeGreaterThan(0);
	}
	expect(new Set(labels.map(({ side }) => side.join())).size).toBeGreaterThan(3);
});

test('there are never more names than asked for, the most important ones', () => {
	const crowd = crowdIn({ width: 2_000, height: 2_000 }, 60);
	const size = { width: 2_000, height: 2_000 };
	const labels = placedLabels({ candidates: crowd, shapes: crowd, size, lineHeight, most: 5 });
	expect(labels.map(({ i }) => i)).toEqual([0, 1, 2, 3, 4]);
});

/** The same crowd each time: the lower the number, the more important. */
function crowdIn({ width, height }: typeof phone, count: number): Candidate[] {
	return Array.from({ length: count }, (_, i) => ({
		i,
		x: 8 + ((i * 0.618034 * width) % (width - 16)),
		y: 8 + ((i * 0.754878 * height) % (height - 16)),
		radius: 4 + (i % 6),
		width: 30 + ((i * 37) % 90),
		rank: i
	}));
}

/** Measured here by comparing each with each, without any of the shortcuts that placing takes. */
function expectApart(labels: readonly Label[], shapes: readonly Round[]): void {
	for (const [k, one] of labels.entries()) {
		for (const other of labels.slice(0, k)) {
			const isBeside = one.left + one.width <= other.left || other.left + other.width <= one.left;
			expect(isBeside || Math.abs(one.top - other.top) >= lineHeight).toBe(true);
		}
		for (const { x, y, radius } of shapes) {
			expect(distanceOf(one, { x, y })).toBeGreaterThanOrEqual(radius);
		}
	}
}

/** From a point to the nearest of a name. */
function distanceOf(
	{ left, top, width }: Pick<Label, 'left' | 'top' | 'width'>,
	{ x, y }: { x: number; y: number }
): number {
	const [dx, dy] = [
		x - Math.max(left, Math.min(x, left + width)),
		y - Math.max(top, Math.min(y, top + lineHeight))
	];
	return Math.hypot(dx, dy);
}
