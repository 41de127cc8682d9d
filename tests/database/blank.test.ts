import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBlank } from '../../src/lib/core/text.ts';
import { type Database, openPglite, openPostgres } from './engines.ts';

// What docs/protocol.md calls white space: Unicode's White_Space, and U+FEFF.
const listed = (
	'9 a b c d 20 85 a0 1680 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009 200a ' +
	'2028 2029 202f 205f 3000 feff'
)
	.split(' ')
	.map((hex) => parseInt(hex, 16));

// All but U+0000 and the surrogates, which no text here can hold.
const all = Array.from({ length: 0x10ffff }, (_, i) => i + 1).filter(
	(point) => point < 0xd800 || point > 0xdfff
);

test('the phone takes exactly the listed characters for white space, and what Unicode calls so is among them', () => {
	expect(all.filter((point) => isBlank(String.fromCodePoint(point)))).toEqual(listed);
	const unicode = all.filter((point) => /\p{White_Space}/u.test(String.fromCodePoint(point)));
	expect([...unicode, 0xfeff]).toEqual(listed);
});

describe.each([
	['PGlite', openPglite],
	['Postgres', openPostgres]
] as const)('on %s', (_, open) => {
	let database: Database;
	beforeAll(async () => {
		database = await open();
	});
	afterAll(() => database?.close());

	test('SQL takes the same for white space, of all code points', async () => {
		const [rows] = await database.exec(
			`select point from generate_series(1, 1114111) point
			where point not between 55296 and 57343 and hallway.is_blank(chr(point)) order by point`
		);
		expect(rows.map(({ point }) => point)).toEqual(listed);
	});

	test('white space is blank however much of it there is, and no more as soon as there is anything else', async () => {
		const white = String.fromCodePoint(...listed);
		const texts = ['', white, white + white, `${white}.`, `\u200b${white}`, `${white}\u200d${white}`];
		const asked = texts.map((text) => `hallway.is_blank($text$${text}$text$)`);
		const [[row]] = await database.exec(`select array[${asked.join()}] as blank`);
		expect(row.blank).toEqual(texts.map(isBlank));
		expect(row.blank).toEqual([true, true, true, false, false, false]);
	});
});
