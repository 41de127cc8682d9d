import { expect, test, vi } from 'vitest';
import { Db } from '../../src/lib/db/db.svelte.ts';
import { lease } from '../../src/lib/sync/lock.ts';

test('without Web Locks only one tab drains at a time, and a tab that died gives its turn up by time', async () => {
	const db = new Db('lease');
	let nowMs = 0;
	const [one, other] = [lease(db, () => nowMs), lease(db, () => nowMs)];
	let finish = (): void => undefined;
	const first = one(() => new Promise<string>((resolve) => (finish = () => resolve('one'))));
	while (db.tables.meta.get('lease') === undefined) await Promise.resolve();
	expect(await other(async () => 'other')).toBeNull();

	nowMs += 7_000;
	expect(await other(async () => 'other')).toBe('other');
	finish();
	expect(await first).toBe('one');
	expect(await other(async () => 'other')).toBe('other');
	expect(db.tables.meta.get('lease')).toBeUndefined();
});

test('work that throws gives the turn back', async () => {
	const db = new Db('lease');
	const lock = lease(db);
	await expect(lock(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	expect(await lease(db)(async () => 'next')).toBe('next');
});

test('a long drain keeps its turn, by renewing it', async () => {
	vi.useFakeTimers();
	try {
		const db = new Db('lease');
		const [one, other] = [lease(db), lease(db)];
		let finish = (): void => undefined;
		const first = one(() => new Promise<string>((resolve) => (finish = () => resolve('one'))));
		await vi.advanceTimersByTimeAsync(30_000);
		expect(await other(async () => 'other')).toBeNull();
		finish();
		expect(await first).toBe('one');
	} finally {
		vi.useRealTimers();
	}
});
