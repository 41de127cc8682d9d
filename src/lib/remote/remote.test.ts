import * as v from 'valibot';
import { expect, test } from 'vitest';
import { eventReader } from './nudges.ts';
import { remoteProblemOf } from './problem.ts';
import { momentSchema } from './wire.ts';

test.each([
	['2026-11-22 09:30:00+00', '2026-11-22T09:30:00.000Z'],
	['2026-11-22 09:30:00.123456+00', '2026-11-22T09:30:00.123Z'],
	['2026-11-22 09:30:00+05:30', '2026-11-22T04:00:00.000Z'],
	['2026-11-22T09:30:00.000Z', '2026-11-22T09:30:00.000Z'],
	['2026-11-22T09:30:00-03', '2026-11-22T12:30:00.000Z']
])('a moment written as %s is %s', (written, moment) => {
	expect(v.parse(momentSchema, written)).toBe(moment);
});

test('what is no moment is not read as one', () => {
	expect(v.safeParse(momentSchema, 'yesterday').success).toBe(false);
});

test('a nudge is found however the stream is cut into pieces', () => {
	const stream =
		'event: ready\ndata: \n\n: still here\n\nevent: nudge\ndata: \n\nevent: nudge\r\ndata: \r\n\r\n';
	for (let size = 1; size <= stream.length; size++) {
		const isNudge = eventReader();
		let count = 0;
		for (let at = 0; at < stream.length; at += size) if (isNudge(stream.slice(at, at + size))) count++;
		expect(count).toBeGreaterThanOrEqual(1);
		expect(count).toBeLessThanOrEqual(2);
	}
	expect(eventReader()(': still here\n\nevent: ready\ndata: \n\n')).toBe(false);
});

test('a problem is told by its code, else by its status', () => {
	expect(remoteProblemOf(403, 'PT403')).toBe('other-person');
	expect(remoteProblemOf(403)).toBe('failed');
	expect(remoteProblemOf(0)).toBe('offline');
	expect(remoteProblemOf(503, 'PGRST002')).toBe('offline');
	expect(remoteProblemOf(426)).toBe('needs-update');
	expect(remoteProblemOf(500, 'XX000')).toBe('failed');
});
