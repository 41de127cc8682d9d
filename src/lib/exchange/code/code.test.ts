import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { deflateSync } from 'fflate';
import fc from 'fast-check';
import QRCode from 'qrcode';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../core/bytes.ts';
import { codePoints, isBlank } from '../../core/text.ts';
import { type Profile, fields } from '../../card/fields.ts';
import { eventIdOf, eventRefOf, noEventRef } from '../../events/event-id.ts';
import { formatJoinCode, makeJoinCode } from '../../events/join-code.ts';
import { looksLikeCode, readCode, writeCode } from './code.ts';
import { dictionary1 } from './dictionary.ts';
import { type Key, keyIdOf, makeKey } from '../../core/key.ts';
import { shortCodeOf, signed } from './key.ts';

type Vector = {
	title: string;
	secret: string;
	keyId: string;
	joinCodeBytes: string | null;
	joinCode: string | null;
	joinCodeShown: string | null;
	eventId: string | null;
	eventRef: string;
	shortCode: string;
	timeStep: number | null;
	card: Profile;
	code: string;
	digits: string;
};

const vectors = JSON.parse(
	readFileSync(new URL('../../../../tests/fixtures/code-v1.json', import.meta.url), 'utf8')
) as Vector[];
// As long as the host the sizes are promised for: 24 characters.
const origin = 'https://hallway.example-conf.org';
const key = makeKey(bytes('00112233445566778899aabbccddeeff'));
const timeStep = 58_779_432;
const whiteSpace = [...'\t\u0085\u00a0\u1680\u2000\u2003\u2006\u200a\u2028\u202f\u205f\u3000\ufeff'];

describe('version 1 is frozen: printed badges are read for years', () => {
	test('the dictionary has not changed by one letter', () => {
		expect(toHex(sha256(dictionary1().bytes))).toBe(
			'6e3799c6deb96c716563999ed5e4679a1255e1920fc52e4a9a720774ed6be02f'
		);
	});

	test.each(vectors)('ids and short code: $title', (vector) => {
		expect(keyIdOf(vector.secret)).toBe(vector.keyId);
		expect(shortCodeOf(makeKey(bytes(vector.secret)), vector.eventRef)).toBe(vector.shortCode);
		expect(eventRefOf(vector.eventId)).toBe(vector.eventRef);
		if (vector.joinCodeBytes === null || vector.joinCode === null) return;
		expect(makeJoinCode(bytes(vector.joinCodeBytes))).toBe(vector.joinCode);
		expect(formatJoinCode(vector.joinCode)).toBe(vector.joinCodeShown);
		expect(eventIdOf(vector.joinCode)).toBe(vector.eventId);
	});

	test.each(vectors)('reading: $title', ({ digits, code, eventRef, keyId, timeStep, card }) => {
		expect(readCode(`${origin}/x#${digits}`, { origin })).toEqual({
			ok: true,
			value: { bytes: code, eventRef, keyId, timeStep, card }
		});
	});
});

describe('what is written is read', () => {
	const text = (limit: number) =>
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(limit, 40) });
	const profiles = fc.record(
		Object.fromEntries(
			fields.map((field) => {
				const entry = text(field.limit)
					.map((value) => [...value].slice(0, field.limit).join(''))
					.filter((value) => !isBlank(value));
				return [
					field.id,
					'entries' in field
						? fc
								.array(entry, { minLength: 1, maxLength: field.entries })
								.map((entries) => [...new Set(entries)])
						: entry
				];
			})
		),
		{ requiredKeys: ['name'] }
	) as fc.Arbitrary<unknown> as fc.Arbitrary<Profile>;

	test('any card, less the fields that were moved', () => {
		fc.assert(
			fc.property(profiles, (card) => {
				const { url, movedToAfter } = writeCode({ origin, eventRef: noEventRef, key, card, timeStep });
				const read = readCode(url, { origin });
				const kept = Object.fromEntries(
					Object.entries(card).filter(([id]) => !movedToAfter.some((moved) => moved === id))
				);
				expect(read.ok && { ...read.value.card, keyId: read.value.keyId }).toEqual({
					...kept,
					keyId: key.id
				});
				expect(QRCode.create(url, { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(12);
			}),
			{ numRuns: 150 }
		);
	});

	test('a name too long for any code is cut, and said to pass afterwards', () => {
		const name = [...Array(100).keys()].map((i) => String.fromCodePoint(0x20000 + 97 * i)).join('');
		const card = { name, headline: 'Archivist' };
		const { url, movedToAfter } = writeCode({ origin, eventRef: noEventRef, key, card, timeStep });
		const read = readCode(url, { origin });

		expect(movedToAfter).toEqual(['name', 'headline']);
		expect(read.ok && name.startsWith(read.value.card.name ?? '-')).toBe(true);
		expect(read.ok && codePoints(read.value.card.name ?? '')).toBeGreaterThan(40);
		expect(QRCode.create(url, { errorCorrectionLevel: 'M' }).version).toBe(12);
	});

	test.each([
		' Nia\u00a0',
		'\ufeffNia',
		'\u200fنيا\u200e',
		'e\u0301 \u00e9',
		'\tN\u200dia\r\n',
		'\u3000名\u2028',
		'𝔸'.repeat(9)
	])('%j is read as it was written, not a byte else', (text) => {
		const card = { name: text, pitch: text, interests: [text, `${text} `], email: text };
		const { url } = writeCode({ origin, eventRef: noEventRef, key, card, timeStep });
		const read = readCode(url, { origin });
		expect(read.ok && read.value.card).toEqual(card);
	});

	test('a name is not cut to white space', () => {
		const random = [sha256(Uint8Array.of(1)), sha256(Uint8Array.of(2)), sha256(Uint8Array.of(3))];
		const white = random.flatMap((bytes) => [...bytes].map((byte) => whiteSpace[byte % whiteSpace.length]));
		const name = `${white.join('')}Nia`;
		const far = `https://${'x'.repeat(178)}.example`;
		const { url } = writeCode({ origin: far, eventRef: noEventRef, key, card: { name }, timeStep });
		const read = readCode(url, { origin: far });
		expect(read.ok && read.value.card.name).toBe('Nia');
	});

	test('the pitch gives way before the ways to be reached', () => {
		const pitch = [...Array(300).keys()].map((i) => String.fromCodePoint(0x4e00 + 61 * i)).join('');
		const card = { name: 'Nia Holloway', pitch, email: 'nia@holloway.example', interests: ['maps'] };
		const { movedToAfter } = writeCode({ origin, eventRef: noEventRef, key, card, timeStep });
		expect(movedToAfter).toEqual(['pitch']);
	});

	test('a printed badge has no time', () => {
		const { url } = writeCode({ origin, eventRef: noEventRef, key, card: { name: 'Nia' }, timeStep: null });
		const read = readCode(url, { origin });
		expect(read.ok && read.value.timeStep).toBeNull();
	});
});

describe('what is not a code of ours', () => {
	const { url } = writeCode({ origin, eventRef: noEventRef, key, card: { name: 'Nia' }, timeStep });
	const digits = url.split('#')[1];

	test.each([
		['', 'not-hallway'],
		['https://elsewhere.example/x#123', 'not-hallway'],
		['WIFI:S:guest;T:WPA;P:12345678;;', 'not-hallway'],
		[`${origin}/join/ABCDEFGH`, 'not-hallway'],
		[`https://other.example/x#${digits}`, 'other-installation'],
		[`${origin}/x#${digits.slice(0, -1)}`, 'damaged'],
		[`${origin}/x#0`, 'damaged'],
		[`${origin}/x#${BigInt('0x0121ff').toString()}`, 'newer-app'],
		[`${origin}/x#${BigInt('0x0118ff').toString()}`, 'newer-app']
	])('%s is %s', (text, expected) => {
		expect(readCode(text, { origin })).toEqual({ ok: false, problem: expected });
	});

	test('the scheme, a closing slash and surrounding space do not matter', () => {
		expect(readCode(` http://HALLWAY.example-conf.org/x/#${digits}\n`, { origin }).ok).toBe(true);
	});

	test('the prefix test agrees', () => {
		expect(looksLikeCode(url, origin)).toBe(true);
		expect(looksLikeCode(url, 'https://other.example')).toBe(false);
		expect(looksLikeCode('https://a.example', origin)).toBe(false);
	});
});

describe('hostile input', () => {
	test('no text throws', () => {
		const almost = fc.bigInt({ min: 0n, max: 1n << 2400n }).map((digits) => `${origin}/x#${digits}`);
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.webUrl(), almost), (text) => {
				expect(typeof readCode(text, { origin }).ok).toBe('boolean');
			}),
			{ numRuns: 500 }
		);
	});

	test('no bytes behind a right header throw, deflated or not', () => {
		const body = fc.uint8Array({ minLength: 1, maxLength: 400 });
		fc.assert(
			fc.property(body, fc.boolean(), (bytes, isDeflated) => {
				expect(typeof readCode(urlOf(bytes, isDeflated), { origin }).ok).toBe('boolean');
			}),
			{ numRuns: 500 }
		);
	});

	test('a decompression bomb is damaged', () => {
		const bomb = deflateSync(new Uint8Array(2_000_000), { level: 9 });
		expect(readCode(urlOf(bomb, true), { origin })).toEqual({ ok: false, problem: 'damaged' });
	});

	test('an endless text is turned away before it is parsed', () => {
		expect(readCode(`${origin}/x#${'9'.repeat(5_000_000)}`, { origin })).toEqual({
			ok: false,
			problem: 'not-hallway'
		});
	});

	test('invalid UTF-8, zero characters and too long texts are cleaned', () => {
		const name = [0xc0, 0x41, 0x00, 0xed, 0xa0, 0x80, ...Array<number>(120).fill(0x42)];
		const read = readCode(urlOf(Uint8Array.of(1, name.length, ...name), false), { origin });
		expect(read.ok && read.value.card.name).toBe('\uFFFDA\uFFFD\uFFFD\uFFFD' + 'B'.repeat(95));
	});

	test('unknown tags are skipped, repeated texts and surplus entries left out', () => {
		const entry = (tag: number, letter: string) => [tag, 1, letter.charCodeAt(0)];
		const body = [
			...entry(99, 'z'),
			...entry(1, 'a'),
			...entry(1, 'b'),
			...[...'aabcdefghijklmnop'].flatMap((letter) => entry(6, letter))
		];
		const read = readCode(urlOf(Uint8Array.from(body), false), { origin });
		expect(read.ok && read.value.card).toEqual({ name: 'a', interests: [...'abcdefghijkl'] });
	});

	test('a card without a name is damaged', () => {
		expect(readCode(urlOf(Uint8Array.of(1, 1, 0x20), false), { origin }).ok).toBe(false);
	});
});

function urlOf(body: Uint8Array, isDeflated: boolean): string {
	const head = [isDeflated ? 0x12 : 0x10, 0, 0, 0, 0, 0, ...bytes(key.id)];
	const code = signed(Uint8Array.from([...head, ...body]), key satisfies Key);
	return `${origin}/x#${BigInt(`0x01${toHex(code)}`)}`;
}

function bytes(hex: string): Uint8Array {
	const read = fromHex(hex);
	if (!read) throw new Error('not hex');
	return read;
}
