import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBlank } from '../../src/lib/core/text.ts';
import { type Database, openPglite, openPostgres, sqlTest } from './engines.ts';

// The list has no U+0000 and no lone surrogates: those are cleaned at entry, because Postgres cannot hold them.
const naughty: string[] = createRequire(import.meta.url)('big-list-of-naughty-strings');
// What programs like to tidy away: white space at the ends, line ends, marks that are not seen, letters taken apart.
const tidied = [
	...[
		' x\t',
		'\u00a0x\u3000',
		'\ufeffx',
		'\u200f\u05d0\u200e',
		'\r\nx\rx\n',
		'\u0085x\u2028',
		'e\u0301',
		'\u00e9',
		'ﬁ'
	],
	...['👩‍👩‍👧‍👦', 'x\u200d', '\u200b', '\u202ex', '\\u0020x\\', '$1 %s', '\u0001', '\uffff', '😀'.repeat(100)]
];
const texts = [...naughty, ...tidied].filter((text) => !isBlank(text));
const names = texts.filter((text) => [...text].length <= 100);

describe.each([
	['PGlite', openPglite],
	['Postgres', openPostgres]
] as const)('on %s', (_, open) => {
	let database: Database;
	beforeAll(async () => {
		database = await open();
		await database.exec(sqlTest('000_helpers.test.sql'));
		await database.exec(`select tests.add_person('Ada'), tests.add_person('Bob')`);
		await database.exec(`select tests.scan('Bob', 'Ada')`);
	});
	afterAll(() => database?.close());

	test(`${names.length} naughty strings in a card reach the other phone byte for byte`, async () => {
		for (const name of names) {
			const entry = [...name].slice(0, 60).join('');
			const interests = isBlank(entry)
				? ['tea', ' tea']
				: [entry, `${[...entry].slice(0, 59).join('')} `, 'tea'];
			const profile = {
				name,
				headline: `${name} `,
				pitch: `\n${name}\t`,
				interests: [...new Set(interests)]
			};
			const [person, contact] = await said(
				['Ada', 'save_profile', { profile }],
				`select r -> 'profile' from tests.rows('Ada', 'profiles') r`,
				`select r -> 'card' from tests.rows('Bob', 'contacts') r`
			);
			expect(person).toEqual(profile);
			expect(contact).toEqual(profile);
		}
	});

	test('naughty strings as notes come back byte for byte, also what is only white space', async () => {
		const [contactId] = await said(null, `select r -> 'id' from tests.rows('Bob', 'contacts') r`);
		let was = '';
		for (const text of [...texts, ' ', '\u3000\n']) {
			const rows = await said(
				['Bob', 'save_note', { contactId, text, was }],
				`select r -> 'text' from tests.rows('Bob', 'notes') r`
			);
			expect(rows).toEqual([text]);
			was = text;
		}
	});

	test('naughty strings as names of events and places do too', async () => {
		const [eventId] = await said(null, `select to_jsonb(tests.add_event('Ada', 'aaaa1111', 'Bob'))`);
		const when = { startsAt: '2026-11-22T09:00:00.000Z', endsAt: null, timeZone: 'UTC' };
		// Other columns, the same way in: a sample will do.
		for (const name of [...names.filter((_, at) => at % 8 === 0), ...tidied]) {
			const [row] = await said(
				['Ada', 'edit_event', { eventId, name, place: ` ${name}`, ...when }],
				`select r from tests.rows('Bob', 'events') r`
			);
			expect(row).toMatchObject({ name, place: ` ${name}` });
		}
	});

	/** Pushes, sees that it was applied, and gives the one JSON value of each query. */
	async function said(push: [name: string, kind: string, input: object] | null, ...queries: string[]) {
		if (push) {
			const [name, kind, input] = push;
			const json = JSON.stringify(input);
			const [[row]] = await database.exec(
				`select tests.said(tests.push('${name}', '${kind}', $input$${json}$input$)) as said`
			);
			expect(row.said, json).toBe('applied');
		}
		const values: unknown[] = [];
		for (const query of queries) {
			const [[row]] = await database.exec(query);
			values.push(Object.values(row)[0]);
		}
		return values;
	}
});
