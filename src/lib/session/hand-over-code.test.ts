import { expect, test } from 'vitest';
import { formatHandOverCode, readHandOverCode, timeLeft } from './hand-over-code.ts';

test('a code is read however it was typed or copied', () => {
	for (const typed of ['abcde-fghjk', ' ABCDE FGHJK ', 'abcdefghjk', formatHandOverCode('abcdefghjk')]) {
		expect(readHandOverCode(typed)).toEqual({ ok: true, value: 'abcdefghjk' });
	}
	expect(readHandOverCode('o1l23 45678')).toEqual({ ok: true, value: '0112345678' });
});

test('what is no code is said to be none', () => {
	for (const typed of ['', 'abcde-fghj', 'abcde-fghjkm', 'abcde-fghju'])
		expect(readHandOverCode(typed).ok).toBe(false);
});

test('the time left counts down to the second and ends', () => {
	const now = new Date('2026-11-22T09:30:00.000Z');
	expect(timeLeft('2026-11-22T09:40:02.000Z', now)).toBe('10:00');
	expect(timeLeft('2026-11-22T09:30:08.100Z', now)).toBe('0:09');
	expect(timeLeft('2026-11-22T09:30:00.000Z', now)).toBeNull();
});
