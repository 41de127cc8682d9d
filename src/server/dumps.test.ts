import { expect, test } from 'vitest';
import { dumpName, dumpsToRemove, readDumpName } from './dumps.ts';

const holding = { people: 132, exchanges: 410 };
const dumpAt = (time: string) => {
	const dump = readDumpName('/dumps', dumpName(new Date(time), holding));
	if (dump === null) throw new Error(`no dump of ${time}`);
	return dump;
};

test('a dump is named after its time and what it holds, and the name can be read back', () => {
	const name = dumpName(new Date('2026-11-22T06:30:05.123Z'), holding);
	expect(name).toBe('hallway-20261122T063005Z-132-people-410-exchanges.tar.gz');
	expect(readDumpName('/dumps', name)).toEqual({
		file: name,
		path: `/dumps/${name}`,
		takenAt: new Date('2026-11-22T06:30:05Z'),
		...holding
	});
	expect(readDumpName('/dumps', '.unfinished')).toBeNull();
	expect(readDumpName('/dumps', 'secrets.json')).toBeNull();
});

test('kept are the newest of each hour for a day and the newest of each day for a week', () => {
	const now = new Date('2026-11-22T12:00:00Z');
	const everyTenMinutes = Array.from({ length: 6 * 24 * 10 }, (_, i) =>
		dumpAt(new Date(now.getTime() - i * 600_000).toISOString())
	);
	const removed = new Set(dumpsToRemove(everyTenMinutes, now).map(({ file }) => file));
	const kept = everyTenMinutes
		.filter(({ file }) => !removed.has(file))
		.map(({ takenAt }) => takenAt.toISOString());
	// The three newest; one an hour; one a day.
	expect(kept.slice(0, 4)).toEqual([
		'2026-11-22T12:00:00.000Z',
		'2026-11-22T11:50:00.000Z',
		'2026-11-22T11:40:00.000Z',
		'2026-11-22T10:50:00.000Z'
	]);
	expect(kept.slice(-6).map((time) => time.slice(0, 16))).toEqual(
		['20', '19', '18', '17', '16', '15'].map((day) => `2026-11-${day}T23:50`)
	);
	// 25 hours are touched by 24, and the third newest is not the newest of its hour.
	expect(kept).toHaveLength(26 + 6);
	// Done step by step, as the server does, no day is skipped.
	expect(
		dumpsToRemove(
			everyTenMinutes.filter(({ file }) => !removed.has(file)),
			now
		)
	).toEqual([]);
});

test('the newest three stay however old they are', () => {
	const old = [
		'2020-01-03T00:00:00Z',
		'2020-01-02T00:00:00Z',
		'2020-01-01T00:00:00Z',
		'2019-12-31T00:00:00Z'
	].map(dumpAt);
	expect(dumpsToRemove(old, new Date('2026-11-22T12:00:00Z'))).toEqual([old[3]]);
});
