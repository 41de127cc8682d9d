import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Result, ok, problem } from '../../core/result.ts';
import type { GraphProblem, WallPicture } from '../../remote/graph.ts';
import { Wall } from './wall.svelte.ts';

const event = {
	id: 'e',
	name: 'E',
	place: '',
	startsAt: '2026-11-22T18:00:00.000Z',
	endsAt: null,
	timeZone: 'UTC'
};
const pictureOf = (...names: string[]): WallPicture => ({
	event,
	asOf: '2026-11-22T19:00:00.000Z',
	attendees: 5,
	lastQuarter: 0,
	people: names.map((name) => ({ id: `id of ${name}`, name })),
	exchanges: []
});
const minutesMs = 60_000;

let answer: Result<WallPicture, GraphProblem>;
let asked: number;
let kept: Map<string, string>;
let page: EventTarget;
let leaving: AbortController;

beforeEach(() => {
	vi.useFakeTimers();
	[answer, asked, kept, page, leaving] = [
		ok(pictureOf('Ada')),
		0,
		new Map(),
		new EventTarget(),
		new AbortController()
	];
	vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
	vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => {
	leaving.abort();
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

function newWall(): Wall {
	const ask = async () => {
		asked++;
		return answer;
	};
	const storage = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key)
	};
	return new Wall({ eventId: 'e', ask, everyMs: 30_000, kept: storage });
}

async function running(): Promise<Wall> {
	const wall = newWall();
	void wall.run(leaving.signal);
	await vi.advanceTimersByTimeAsync(0);
	return wall;
}

test('it asks every half minute, a little apart from other screens, and for a day', async () => {
	const wall = await running();
	expect(wall.picture?.people).toHaveLength(1);
	await vi.advanceTimersByTimeAsync(24 * 60 * minutesMs);
	expect(asked).toBeGreaterThan(24 * 60 * 1.7);
	expect(asked).toBeLessThanOrEqual(24 * 60 * 2 + 1);
	expect(kept.size).toBe(1);
	leaving.abort();
	const before = asked;
	await vi.advanceTimersByTimeAsync(10 * minutesMs);
	expect(asked).toBe(before);
});

test('who takes consent back is gone within a minute', async () => {
	const wall = await running();
	answer = ok(pictureOf());
	await vi.advanceTimersByTimeAsync(minutesMs);
	expect(wall.picture?.people).toEqual([]);
	expect([...kept.values()].join()).not.toContain('Ada');
});

test('without a network the picture lasts an hour, also over a reload; then it is forgotten', async () => {
	const wall = await running();
	answer = problem('offline');
	await vi.advanceTimersByTimeAsync(59 * minutesMs);
	expect(wall.problem).toBe('offline');
	expect(wall.picture?.people).toHaveLength(1);
	expect(newWall().picture?.people).toHaveLength(1);
	await vi.advanceTimersByTimeAsync(3 * minutesMs);
	expect(wall.picture).toBeNull();
	expect(kept.size).toBe(0);
	expect(newWall().picture).toBeNull();
});

test('it asks at once when the network is back', async () => {
	answer = problem('offline');
	const wall = await running();
	answer = ok(pictureOf('Ada'));
	page.dispatchEvent(new Event('online'));
	await vi.advanceTimersByTimeAsync(0);
	expect(wall.problem).toBeNull();
	expect(wall.picture?.people).toHaveLength(1);
});

test.each(['not-organizer', 'signed-out'] as const)(
	'%s: everything is forgotten at once, and it goes on if that was an error',
	async (why) => {
		const wall = await running();
		answer = problem(why);
		await vi.advanceTimersByTimeAsync(minutesMs);
		expect(wall.picture).toBeNull();
		expect(kept.size).toBe(0);
		answer = ok(pictureOf('Ada'));
		await vi.advanceTimersByTimeAsync(minutesMs);
		expect(wall.picture?.people).toHaveLength(1);
	}
);

test("an event that was made just now is waited for; one that is somebody else's is told after a minute", async () => {
	answer = problem('signed-out');
	const wall = await running();
	await vi.advanceTimersByTimeAsync(minutesMs / 2);
	expect(wall.hasEnded).toBe(false);
	expect(asked).toBeGreaterThan(8);
	await vi.advanceTimersByTimeAsync(minutesMs);
	expect(wall.hasEnded).toBe(true);
	answer = ok(pictureOf('Ada'));
	await vi.advanceTimersByTimeAsync(minutesMs);
	expect(wall.hasEnded).toBe(false);
});

test('what was kept by another version, or is damaged, is no picture', () => {
	for (const text of [
		'{',
		'null',
		'{"cameAt": 1}',
		JSON.stringify({ cameAt: Date.now(), picture: { people: 3 } })
	]) {
		kept.set('hallway-wall-e', text);
		expect(newWall().picture).toBeNull();
	}
});
