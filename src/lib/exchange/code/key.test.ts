import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatJoinCode, makeJoinCode, readJoinCode } from '../../events/join-code.ts';
import { makeKey } from '../../core/key.ts';
import { formatShortCode, readShortCode, shortCodeOf } from './key.ts';

const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('a short code is read however it is typed', () => {
	fc.assert(
		fc.property(secrets, (random) => {
			const code = shortCodeOf(makeKey(random), '0123456789');
			expect(readShortCode(formatShortCode(code))).toEqual({ ok: true, value: code });
			const typed = ` ${code.replaceAll('0', 'O').replaceAll('1', 'l').toUpperCase().split('').join(' ')}`;
			expect(readShortCode(typed)).toEqual({ ok: true, value: code });
		})
	);
});

test('two neighbours swapped are noticed', () => {
	fc.assert(
		fc.property(secrets, fc.integer({ min: 0, max: 5 }), (random, at) => {
			const code = shortCodeOf(makeKey(random), '0123456789');
			fc.pre(code[at] !== code[at + 1]);
			const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
			expect(readShortCode(swapped)).toEqual({ ok: false, problem: 'mistyped' });
		})
	);
});

test('the short code belongs to one event', () => {
	const key = makeKey(new Uint8Array(16));
	expect(shortCodeOf(key, '0000000000')).not.toBe(shortCodeOf(key, '0000000001'));
});

test('a join code survives being read out, typed and pasted', () => {
	const code = makeJoinCode(Uint8Array.of(0, 1, 2, 3, 250));
	expect(formatJoinCode(code)).toBe(`${code.slice(0, 4)}-${code.slice(4)}`.toUpperCase());
	for (const typed of [
		formatJoinCode(code),
		code.replaceAll('0', 'o'),
		` ${code.slice(0, 4)} – ${code.slice(4)}\n`
	]) {
		expect(readJoinCode(typed)).toEqual({ ok: true, value: code });
	}
});

test.each(['', 'abcd', 'abcd-efgh-jk', 'uuuu-uuuu', '💥💥💥💥', 'a'.repeat(10_000)])(
	'%s is no join code',
	(typed) => {
		expect(readJoinCode(typed)).toEqual({ ok: false, problem: 'not-a-join-code' });
	}
);
