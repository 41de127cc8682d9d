import blns from 'big-list-of-naughty-strings';
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { suggestedMapping } from './mapping.ts';
import { parseTable } from './parse.ts';
import { planOf } from './plan.ts';
import { readSheet } from './read.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cell = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.constantFrom(...blns.filter((text) => !/[\0\uD800-\uDFFF]/.test(text))),
	fc.constantFrom(
		'a;b',
		'a,b',
		'a|b',
		'a\tb',
		'"',
		'""',
		'two\nlines',
		'two\r\nlines',
		"'",
		' ',
		'=1+1',
		'\\'
	)
);
const headers = ['Name', 'Email', 'Company', 'Job title', 'Notes', 'Ticket type'];

const table = fc
	.integer({ min: 1, max: headers.length })
	.chain((width) =>
		fc
			.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 })
			.map((rows) => [headers.slice(0, width), ...rows])
	);
type Dialect = { delimiter: string; newline: string; quotes: boolean; encoding: string; hasEnd: boolean };
const dialect: fc.Arbitrary<Dialect> = fc.record({
	delimiter: fc.constantFrom(',', ';', '\t', '|'),
	newline: fc.constantFrom('\n', '\r\n', '\r'),
	quotes: fc.boolean(),
	encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'),
	hasEnd: fc.boolean()
});

function written(rows: string[][], { delimiter, newline, quotes, encoding, hasEnd }: Dialect) {
	const text = Papa.unparse(rows, { delimiter, newline, quotes }) + (hasEnd ? newline : '');
	if (encoding === 'utf-8') return utf8(text);
	if (encoding === 'utf-8-bom') return utf8('\uFEFF' + text);
	const units = Uint8Array.from(
		[...`\uFEFF${text}`].flatMap((letter) =>
			letter.split('').flatMap((unit) => [unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8])
		)
	);
	return encoding === 'utf-16le' ? units : units.map((_, at) => units[at ^ 1]);
}

/** Line ends in a cell come out as one kind; empty rows at the end are none. */
function plain(rows: readonly (readonly string[])[]): string[][] {
	const made = rows.map((row) => row.map((text) => text.replace(/\r\n?/g, '\n')));
	const last = made.findLastIndex((row) => row.some((text) => text.trim() !== ''));
	return made.slice(0, last + 1);
}

test('any table written in any dialect comes back equal', () => {
	fc.assert(
		fc.property(table, dialect, (rows, how) => {
			fc.pre(rows.slice(1).some((row) => row.some((text) => text.trim() !== '')));
			const sheet = readSheet(written(rows, how));
			if (!sheet.ok) {
				expect(['prose', 'binary']).toContain(sheet.problem);
				return;
			}
			expect(plain(sheet.value.rows)).toEqual(plain(rows));
			expect(sheet.value.names).toEqual(rows[0]);
		}),
		{ numRuns: 500 }
	);
});

test('letters of Western spreadsheets come back, from Windows and from a Mac', () => {
	const text = 'Name;Firma\nJörg Müßig;Bäckerei Öz\nZoë d’Été;Café\nIñigo Łuç;x\n';
	const windows = Uint8Array.from(
		[...'Name;Firma\nJ\u00f6rg M\u00fc\u00dfig;B\u00e4ckerei \u00d6z\n'].map((letter) => letter.charCodeAt(0))
	);
	expect(rowsOf(windows)[1]).toEqual(['Jörg Müßig', 'Bäckerei Öz']);
	const mac = Uint8Array.from(
		[...'Name;Firma\nJ\u009arg M\u009f\u00a7ig;B\u008ackerei \u0085z\n'].map((letter) => letter.charCodeAt(0))
	);
	expect(rowsOf(mac)[1]).toEqual(['Jörg Müßig', 'Bäckerei Öz']);
	expect(rowsOf(utf8(text))[2]).toEqual(['Zoë d’Été', 'Café']);
	// Cut in the middle of its last letter, it is still UTF-8.
	expect(rowsOf(utf8(text + 'Jürgen Groß;Ü').slice(0, -1))[1]).toEqual(['Jörg Müßig', 'Bäckerei Öz']);
});

test.each([
	['"sep=;" as Excel writes it', 'sep=;\nName;Email\nAnna;a@x.org', ';'],
	['commas in quoted names', '"Name";"Email"\n"Doe, John, Jr.";"a@x.org"', ';'],
	['a single column of names with commas', 'Name\nDoe, John\nRoe, Jane', 'none'],
	['a single column', 'Anna Müller\nBen Ode', 'none'],
	['tabs with commas in cells', 'Name\tCompany\nAnna\tA, B, C\nBen\tD, E, F', '\t']
])('the delimiter of %s', (_, text, delimiter) => {
	expect(parseTable(text).delimiter).toBe(delimiter);
});

test('a quotation mark that is never closed does not swallow the rest of the list', () => {
	const { rows, openQuotes } = parseTable('Name,Email\n"Anna Müller,a@x.org\nBen Ode,b@x.org\n');
	expect(rows).toEqual([
		['Name', 'Email'],
		['Anna Müller', 'a@x.org'],
		['Ben Ode', 'b@x.org']
	]);
	expect(openQuotes).toEqual([2]);
});

test('hostile cells come out as the text they are', () => {
	const hostile = blns.filter(
		(text) => text.trim() !== '' && [...text].length <= 90 && !/[\0\uD800-\uDFFF]/.test(text)
	);
	const rows = [
		['Name', 'Company', 'Ticket ID'],
		...hostile.map((text, nth) => [`Anna ${text}`, `Co ${text}`, `T${nth}`])
	];
	const sheet = readSheet(utf8(Papa.unparse(rows)));
	if (!sheet.ok) throw new Error(sheet.problem);
	const planned = planOf(sheet.value, suggestedMapping(sheet.value.names, sheet.value.rows.slice(1)));
	const line = (text: string) => text.replace(/[\s\u0085]+/gu, ' ').trim();
	expect(planned.map(({ name }) => name)).toEqual(hostile.map((text) => line(`Anna ${text}`)));
	expect(planned.map(({ organisation }) => organisation)).toEqual(hostile.map((text) => line(`Co ${text}`)));
	expect(planned.every(({ outcome }) => outcome === 'new')).toBe(true);
});

test.each([
	['empty', ''],
	['empty', '\uFEFF \n\n'],
	['pdf', '%PDF-1.7\n%âãÏÓ'],
	['excel', 'PK\u0003\u0004........[Content_Types].xml......xl/workbook.xml'],
	['open-document', 'PK\u0003\u0004....mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK'],
	['numbers', 'PK\u0003\u0004....Index/Document.iwa'],
	['archive', 'PK\u0003\u0004....photo.jpg'],
	['web-page', '\n<!DOCTYPE html><html><body>Sign in</body></html>'],
	['web-page', '<?xml version="1.0"?><Workbook/>'],
	['json', '[{"name":"Anna"}]'],
	['vcard', 'BEGIN:VCARD\nFN:Anna\nEND:VCARD'],
	['calendar', 'BEGIN:VCALENDAR\n'],
	['no-rows', 'Name,Email\n\n,,\n'],
	[
		'prose',
		'Dear attendees, we are so glad that all of you have come to this place today, thank you.\nIt is a pleasure to see that so many of you could find the time to be here with us.'
	]
])('what is no list is said to be %s', (kind, text) => {
	expect(readSheet(utf8(text))).toEqual({ ok: false, problem: kind });
});

test.each([
	['image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
	['image', [0xff, 0xd8, 0xff, 0xe0]],
	['excel', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
	['binary', Array.from({ length: 900 }, (_, at) => (at * 7) % 32)]
])('a file of bytes is said to be %s', (kind, bytes) => {
	expect(readSheet(Uint8Array.from(bytes))).toEqual({ ok: false, problem: kind });
});

test('anything at all is read or refused, and never throws', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
			const sheet = readSheet(bytes);
			if (sheet.ok)
				planOf(sheet.value, suggestedMapping(sheet.value.names, sheet.value.rows.slice(sheet.value.from)));
			expect(typeof sheet.ok).toBe('boolean');
		}),
		{ numRuns: 300 }
	);
});

test('200 columns are searched for the few that matter; 501 are too many', () => {
	const wide = (width: number) => {
		const names = Array.from({ length: width }, (_, at) => (at === 150 ? 'Full name' : `Question ${at}`));
		return utf8(
			`${names.join(',')}\n${names.map((_, at) => (at === 150 ? 'Anna Müller' : 'x')).join(',')}\n`
		);
	};
	const sheet = readSheet(wide(200));
	if (!sheet.ok) throw new Error(sheet.problem);
	expect(planOf(sheet.value, suggestedMapping(sheet.value.names, sheet.value.rows.slice(1)))[0].name).toBe(
		'Anna Müller'
	);
	expect(readSheet(wide(501))).toEqual({ ok: false, problem: 'too-wide' });
});

function rowsOf(bytes: Uint8Array): readonly (readonly string[])[] {
	const sheet = readSheet(bytes);
	if (!sheet.ok) throw new Error(sheet.problem);
	return sheet.value.rows;
}
