import { expect, test } from 'vitest';
import { Arrangement, type Shown } from './arrangement.ts';
import { figuresOf } from './figures.ts';

const people = (many: number) =>
	Array.from({ length: many }, (_, at) => ({ id: `id ${at}`, name: `P${at}` }));
const ring = (many: number): Shown => ({
	people: people(many),
	exchanges: Array.from({ length: many - 1 }, (_, at) => [at, at + 1, at * 10, 1] as const),
	freshFrom: 100
});

test('everybody finds a place of their own, at rest, and the same one every time', () => {
	const [one, other] = [new Arrangement(), new Arrangement()];
	for (const each of [one, other]) {
		each.take(ring(60));
		each.settle();
		expect(each.isMoving).toBe(false);
	}
	expect(one.spots).toEqual(other.spots);
	for (const [at, { x, y }] of one.spots.entries()) {
		expect(Number.isFinite(x + y)).toBe(true);
		for (const next of one.spots.slice(at + 1))
			expect(Math.hypot(next.x - x, next.y - y)).toBeGreaterThan(0.3);
	}
});

test('who comes moves the others little; who is gone is forgotten with every line', () => {
	const arrangement = new Arrangement();
	arrangement.take(ring(30));
	arrangement.settle();
	const before = new Map(arrangement.spots.map(({ id, x, y }) => [id, { x, y }]));
	const width = Math.max(...arrangement.spots.map(({ x }) => Math.abs(x)));
	arrangement.take(ring(31));
	expect(arrangement.isMoving).toBe(true);
	arrangement.settle();
	for (const { id, x, y } of arrangement.spots) {
		const was = before.get(id);
		if (was) expect(Math.hypot(was.x - x, was.y - y)).toBeLessThan(width);
	}
	arrangement.take({ people: people(2), exchanges: [], freshFrom: 0 });
	expect(arrangement.spots.map(({ id }) => id)).toEqual(['id 0', 'id 1']);
	expect(arrangement.lines).toEqual([]);
});

test('a name that is taken back is gone with the next picture', () => {
	const arrangement = new Arrangement();
	arrangement.take({ people: [{ id: 'a', name: 'Ada' }], exchanges: [], freshFrom: 0 });
	arrangement.take({ people: [{ id: 'a' }], exchanges: [], freshFrom: 0 });
	expect(arrangement.spots[0]?.name).toBeNull();
});

test('a day of pictures leaves no more behind than the last one, however large', () => {
	const arrangement = new Arrangement();
	for (let turn = 0; turn < 50; turn++) {
		const shown = ring(2000);
		arrangement.take({
			...shown,
			people: shown.people.map(({ id, name }) => ({ id: `${turn} ${id}`, name }))
		});
		arrangement.step();
	}
	expect(arrangement.spots.length).toBe(300);
	expect(arrangement.lines.length).toBeLessThan(300);
});

test('the figures are those of everybody, or of the picture where that shows more', () => {
	const event = {
		id: 'e',
		name: 'E',
		place: '',
		startsAt: '2026-11-22T18:00:00.000Z',
		endsAt: null,
		timeZone: 'UTC'
	};
	const picture = {
		event,
		asOf: '2026-11-22T19:00:00.000Z',
		attendees: 0,
		lastQuarter: 0,
		people: people(3)
	};
	expect(
		figuresOf({
			...picture,
			exchanges: [
				[0, 1, 2600, 1],
				[1, 2, 2800, 1]
			]
		})
	).toEqual({ here: 3, lately: 1 });
	expect(figuresOf({ ...picture, attendees: 45, lastQuarter: 10, exchanges: [] })).toEqual({
		here: 45,
		lately: 10
	});
});
