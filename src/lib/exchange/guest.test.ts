import { expect, test } from 'vitest';
import { guestCard } from './guest.ts';

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
