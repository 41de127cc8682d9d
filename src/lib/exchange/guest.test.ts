import { expect, test } from 'vitest';
import { timeStepOf } from '../core/clock.ts';
import { guestCard, isFresh } from './guest.ts';

test('a name is enough', () => {
	expect(guestCard({ name: ' Ana ', headline: '', reach: ' ' })).toEqual({
		ok: true,
		value: { profile: { name: 'Ana' }, sharing: {} }
	});
	expect(guestCard({ name: '  ', headline: 'x', reach: '' })).toEqual({ ok: false, problem: 'no-name' });
});

test.each([
	['ana@example.org', { email: 'ana@example.org' }, { email: 'after' }],
	['+49 30 123456', { phone: '+49 30 123456' }, { phone: 'after' }]
])('%s is told apart and passes with the exchange', (reach, way, sharing) => {
	expect(guestCard({ name: 'Ana', headline: 'Climate data', reach })).toEqual({
		ok: true,
		value: { profile: { name: 'Ana', headline: 'Climate data', ...way }, sharing }
	});
});

test.each(['ana@', 'call me', 'javascript:alert(1)'])('%s is no way to be reached', (reach) => {
	expect(guestCard({ name: 'Ana', headline: '', reach })).toEqual({ ok: false, problem: 'odd-reach' });
});

test('only a code shown within the last ten minutes is fresh; a badge never is', () => {
	const now = new Date('2026-11-22T09:30:00.000Z');
	const at = (minutes: number) => ({ timeStep: timeStepOf(new Date(now.getTime() + minutes * 60_000)) });
	expect(isFresh(at(0), now)).toBe(true);
	expect(isFresh(at(-9), now)).toBe(true);
	expect(isFresh(at(-11), now)).toBe(false);
	expect(isFresh(at(11), now)).toBe(false);
	expect(isFresh({ timeStep: null }, now)).toBe(false);
});
