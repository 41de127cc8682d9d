import { describe, expect, test } from 'vitest';
import type { OutboxRow } from '../db/rows.ts';
import { afterServerUpdateMs, backoffMs, batchLimits, nextDueInMs, readyBatch } from './queue.ts';

const nowMs = Date.parse('2026-11-22T09:30:00.000Z');

function entry(seq: number, part: Partial<OutboxRow>): OutboxRow {
	return {
		...{ id: `m${seq}`, seq, kind: 'x', input: {}, wire: {}, happenedAt: '2026-11-22T09:30:00.000Z' },
		...{ writes: [], reads: [], progress: { state: 'waiting', code: null }, wasTried: false },
		...{ attempts: 0, notBefore: 0, ...part }
	};
}

const ready = (...queue: OutboxRow[]) => readyBatch(queue, nowMs).map(({ seq }) => seq);

describe('what can be sent now', () => {
	test('is in the order of entry, however it is stored', () => {
		expect(ready(entry(3, {}), entry(1, {}), entry(2, {}))).toEqual([1, 2, 3]);
	});

	test.each([
		['a write behind a write', { writes: ['a'] }, { writes: ['a'] }, [1]],
		['a read behind a write', { writes: ['a'] }, { reads: ['a'] }, [1]],
		['a write behind a read', { reads: ['a'] }, { writes: ['a'] }, [1]],
		['not a read behind a read', { reads: ['a'] }, { reads: ['a'] }, [1, 2]],
		['not what has nothing to do with it', { writes: ['a'] }, { writes: ['b'], reads: ['c'] }, [1, 2]]
	])('%s waits for its answer', (_, earlier, later, sent) => {
		expect(ready(entry(1, earlier), entry(2, later))).toEqual(sent);
	});

	test.each([
		['held', { state: 'held' }],
		['refused', { state: 'refused', code: 'own_code' }]
	] as const)('what builds on something %s waits with it', (_, progress) => {
		expect(ready(entry(1, { writes: ['a'], progress }), entry(2, { reads: ['a'] }), entry(3, {}))).toEqual([
			3
		]);
	});

	test('what builds on something that the server has goes', () => {
		expect(
			ready(entry(1, { writes: ['a'], progress: { state: 'sent' } }), entry(2, { writes: ['a'] }))
		).toEqual([2]);
	});

	test('a held scan can be undone, since the server finds it by its meeting, but its contact is not there yet', () => {
		const scan = entry(1, { writes: ['contact:c', 'meeting:m'], progress: { state: 'held' } });
		expect(ready(scan, entry(2, { writes: ['meeting:m'] }), entry(3, { writes: ['contact:c'] }))).toEqual([
			2
		]);
	});

	test('what was put off keeps those back that build on it, and nobody else', () => {
		const later = { notBefore: nowMs + 1_000 };
		expect(ready(entry(1, { writes: ['a'], ...later }), entry(2, { writes: ['a'] }), entry(3, {}))).toEqual([
			3
		]);
	});

	test('is at most fifty, and no more bytes than a push may have, but always at least one', () => {
		const many = Array.from({ length: 70 }, (_, at) => entry(at + 1, {}));
		expect(readyBatch(many, nowMs)).toHaveLength(batchLimits.mutations);
		expect(readyBatch(many, nowMs, 7)).toHaveLength(7);
		// Bytes, not characters.
		const large = { wire: { text: 'ä'.repeat(batchLimits.bytes / 4) } };
		expect(ready(entry(1, large), entry(2, large))).toEqual([1]);
		expect(ready(entry(1, { wire: { text: 'x'.repeat(batchLimits.bytes + 1) } }))).toEqual([1]);
	});
});

describe('when something is due', () => {
	test('the next one says it; what is with the server, or refused, never is by itself', () => {
		expect(nextDueInMs([], nowMs)).toBeNull();
		expect(nextDueInMs([entry(1, { progress: { state: 'held' } })], nowMs)).toBeNull();
		const queue = [entry(1, { notBefore: nowMs + 5_000 }), entry(2, { notBefore: nowMs + 3_000 })];
		expect(nextDueInMs(queue, nowMs)).toBe(3_000);
		expect(nextDueInMs([...queue, entry(3, { notBefore: nowMs - 1 })], nowMs)).toBe(0);
	});

	test('what waits longer than anything ever does was put off by a clock that is right again: it goes now', () => {
		expect(nextDueInMs([entry(1, { notBefore: nowMs + afterServerUpdateMs })], nowMs)).toBe(
			afterServerUpdateMs
		);
		expect(nextDueInMs([entry(1, { notBefore: nowMs + afterServerUpdateMs + 1 })], nowMs)).toBe(0);
	});
});

test('a failure doubles the wait up to five minutes, half of it by chance', () => {
	expect([1, 2, 3, 4].map((failures) => backoffMs(failures, 0))).toEqual([500, 1_000, 2_000, 4_000]);
	expect([1, 2, 3].map((failures) => backoffMs(failures, 0.5))).toEqual([750, 1_500, 3_000]);
	expect([9, 10, 100, 1_000_000].map((failures) => backoffMs(failures, 0))).toEqual([
		...[128_000, 150_000, 150_000, 150_000]
	]);
	expect(backoffMs(100, 0.999_999)).toBeLessThan(300_001);
});
