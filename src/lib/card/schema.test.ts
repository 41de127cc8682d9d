import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { isBlank } from '../core/text.ts';
import { fields } from './fields.ts';
import { saveProfile } from './mutations.ts';
import { cardSchema, profileSchema } from './schema.ts';

const naughty: string[] = createRequire(import.meta.url)('big-list-of-naughty-strings');
const texts = fields.filter((field) => !('entries' in field));
const lists = fields.filter((field) => 'entries' in field);

test.each(fields)('$id takes any text up to its limit and gives it back as typed', (field) => {
	const { id, limit } = field;
	const any = fc.string({ unit: 'binary', maxLength: limit }).filter((text) => !isBlank(text));
	const typed = naughty.map((text) => [...text].slice(0, limit).join('')).filter((text) => !isBlank(text));
	const check = (text: string) => {
		const value = 'entries' in field ? [text] : text;
		expect(v.parse(profileSchema, { name: 'x', [id]: value })[id]).toEqual(value);
	};
	for (const text of [...typed, ' x\u00a0', '\ufeffx', '\r\nx\n', 'e\u0301', '😀'.repeat(limit)]) check(text);
	fc.assert(fc.property(any, check), { numRuns: 200 });
});

test.each(['', ' ', '\t\n', '\u00a0\u3000\u2028', '\u0085\ufeff'])('%j counts as empty', (blank) => {
	const card = Object.fromEntries([
		...texts.map(({ id }) => [id, blank]),
		...lists.map(({ id }) => [id, [blank]])
	]);
	expect(v.parse(cardSchema, card)).toEqual({});
	expect(saveProfile.problems({ profile: { name: blank } })).toEqual([
		{ path: 'profile.name', problem: 'missing' }
	]);
});

test('an entry said twice is said once; blank ones do not count; others are told apart by every byte', () => {
	const interests = [' tea', 'tea', ' ', 'Tea', 'tea', '', 'té', 'te\u0301'];
	expect(v.parse(cardSchema, { interests })).toEqual({
		interests: [' tea', 'tea', 'Tea', 'té', 'te\u0301']
	});
	const full = Array.from({ length: 12 }, (_, i) => ` ${i} `);
	expect(v.parse(cardSchema, { interests: [...full, full[0], ' '] })).toEqual({ interests: full });
	expect(saveProfile.problems({ profile: { name: 'x', interests: [...full, '12'] } })).toEqual([
		{ path: 'profile.interests', problem: 'too-many' }
	]);
});

test('white space counts towards the limit', () => {
	const pronouns = ' '.repeat(41);
	expect(saveProfile.problems({ profile: { name: 'x', pronouns } })).toEqual([
		{ path: 'profile.pronouns', problem: 'too-long' }
	]);
});
