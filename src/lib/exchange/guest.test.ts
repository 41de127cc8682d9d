import { expect, test } from 'vitest';
import { guestCard } from './guest.ts';

test('a name is enough', () => {
	expect(guestCard({ name: 'Ana', headline: '\u00a0', reach: ' ' })).toEqual({
		ok: true,
		value: { profile: { name: 'Ana' }, sharing: {} }
	});
	expect(guestCard({ name: ' \u3000', headline: 'x', reach: '' })).toEqual({ ok: false, problem: 'no-name' });
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

test('every field is given as typed', () => {
	const [name, headline, reach] = [' Ana\t', '\ufeffx\u200f ', ' Ana Ruiz <ana@example.org> '];
	expect(guestCard({ name, headline, reach })).toEqual({
		ok: true,
		value: { profile: { name, headline, email: reach }, sharing: { email: 'after' } }
	});
});

test('nothing is cut: what is too long is said to be', () => {
	const fits = { name: '𝔸'.repeat(100), headline: '𝔸'.repeat(120), reach: '' };
	expect(guestCard(fits)).toMatchObject({ ok: true, value: { profile: { name: fits.name } } });
	expect(guestCard({ ...fits, name: `${fits.name} ` })).toMatchObject({ problem: 'long-name' });
	expect(guestCard({ ...fits, headline: `${fits.headline} ` })).toMatchObject({ problem: 'long-headline' });
	expect(guestCard({ ...fits, reach: `+49 30 1${' '.repeat(40)}2` })).toMatchObject({ problem: 'odd-reach' });
});

test.each(['ana@', 'call me', 'javascript:alert(1)'])('%s is no way to be reached', (reach) => {
	expect(guestCard({ name: 'Ana', headline: '', reach })).toEqual({ ok: false, problem: 'odd-reach' });
});
