import { expect, test } from 'vitest';
import { seededRandom } from '../server/demo/random.ts';
import { type PlannedMeeting } from './meetings.ts';
import { type Act, planOf } from './plan.ts';

const hour = 3_600;
const meetings: PlannedMeeting[] = Array.from({ length: 300 }, (_, i) => ({
	seconds: i * 120,
	one: i % 10,
	other: (i + 1 + (i % 7)) % 10,
	isFirst: i < 20
})).filter(({ one, other }) => one !== other);
const plan = (offline: number, seed = 1) =>
	planOf(meetings, { people: 10, offline, random: seededRandom(seed) });

test('the same seed makes the same plan, another one another', () => {
	expect(plan(0.5)).toEqual(plan(0.5));
	expect(plan(0.5, 2)).not.toEqual(plan(0.5));
});

test('everybody arrives before they meet anybody, and every meeting is scanned', () => {
	const { acts } = plan(0.5);
	const here = new Set<number>();
	for (const act of acts) {
		if (act.kind === 'arrive') here.add(act.who);
		if (act.kind === 'scan') expect(here.has(act.who) && here.has(act.whom)).toBe(true);
	}
	expect(here.size).toBe(10);
	expect(acts.filter(({ kind }) => kind === 'scan').length).toBeGreaterThanOrEqual(meetings.length);
});

test('the share of people without a network is about what was asked for', () => {
	expect(offlineShare(plan(0).acts)).toBe(0);
	expect(offlineShare(plan(1).acts)).toBeCloseTo(1, 1);
	expect(offlineShare(plan(0.3).acts)).toBeGreaterThan(0.15);
	expect(offlineShare(plan(0.3).acts)).toBeLessThan(0.45);
});

test('a scan without a network knows how long it waits for one', () => {
	const late = plan(0.5).acts.filter((act) => act.kind === 'scan' && act.lateSeconds > 0);
	expect(late.length).toBeGreaterThan(20);
	expect(plan(0).acts.some((act) => act.kind === 'scan' && act.lateSeconds > 0)).toBe(false);
});

test('a pair that meets all the time stays below what the server takes in a day', () => {
	const often = Array.from({ length: 200 }, (_, i) => ({
		seconds: i * hour,
		one: 0,
		other: 1,
		isFirst: i === 0
	}));
	const { acts, skipped } = planOf(often, { people: 2, offline: 0, random: seededRandom(1) });
	const scansBy = (who: number) => acts.filter((act) => act.kind === 'scan' && act.who === who).length;
	expect([scansBy(0), scansBy(1)]).toEqual([55, 55]);
	expect(skipped).toBeGreaterThan(80);
});

/** The share of all persons' time that they were offline. */
function offlineShare(acts: readonly Act[]): number {
	const since = new Map<number, number>();
	let total = 0;
	let off = 0;
	const end = acts.at(-1)?.seconds ?? 0;
	for (const { kind, who, seconds } of acts) {
		if (kind === 'arrive') total += end - seconds;
		if (kind === 'offline') since.set(who, seconds);
		if (kind === 'online') off += seconds - (since.get(who) ?? seconds);
	}
	return off / total;
}
