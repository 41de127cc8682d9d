import { existsSync, readFileSync, readdirSync } from 'node:fs';
import blns from 'big-list-of-naughty-strings';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { Clerk } from './clerk.ts';
import { AttendeeList, type Planned } from './list.ts';
import type { Mapping } from './mapping.ts';
import { mergeCsv } from './merge.ts';
import { readSheet } from './read.ts';

const shared = new URL('../../../../../shared/data/', import.meta.url);

function listOf(text: string): AttendeeList {
	const sheet = readSheet(new TextEncoder().encode(text));
	if (!sheet.ok) throw new Error(sheet.problem);
	return new AttendeeList(sheet.value);
}

function planned(
	list: AttendeeList,
	mapping: Mapping = list.opened.columns.map(({ field }) => field)
): Planned {
	const plan = list.plan(mapping, new Map(), 2);
	for (;;) {
		const step = plan.next();
		if (step.done) return step.value;
	}
}

const mixed = `Ticket ID,Name,Email,Status
T1,Anna A,a@x.org,paid
T2,Ben B,b@x.org,cancelled
T3,,c@x.org,paid
T4,Anna A,a@x.org,paid
T5,Dora D,not one,paid`;

test('every row is counted once, under what happens to it', () => {
	const { counts, words } = planned(listOf(mixed));
	expect(counts).toMatchObject({
		new: 2,
		cancelled: 1,
		skipped: 1,
		double: 1,
		invalid: 0,
		toSend: 4,
		withAddress: 1
	});
	expect(words.map(({ word, count, standing }) => [word, count, standing])).toEqual([
		['paid', 4, 'coming'],
		['cancelled', 1, 'cancelled']
	]);
});

test('what a screen is shown has no address in it, what is sent has no more than is needed', () => {
	const list = listOf(mixed);
	planned(list);
	expect(JSON.stringify(list.page(null, 0, 50))).not.toContain('@');
	expect(list.page('double', 0, 50)).toMatchObject({ total: 1, rows: [{ row: 5, of: 2 }] });
	expect(list.chunk(0).rows.map(({ key, name, email, status }) => [key, name, email, status])).toEqual([
		['t/T1', 'Anna A', 'a@x.org', 'invited'],
		['t/T2', '', '', 'cancelled'],
		['t/T3', '', '', 'cancelled'],
		['t/T5', 'Dora D', '', 'invited']
	]);
});

test('chunks are what the server takes, hold every row once, and no key twice', () => {
	const long = 'ß'.repeat(95);
	const rows = Array.from({ length: 3_000 }, (_, at) => `T${at},${long} ${at},${long},${long}`);
	const list = listOf(`Ticket ID,Name,Company,Job title\n${rows.join('\n')}`);
	planned(list);
	const keys: string[] = [];
	for (let next: number | null = 0; next !== null;) {
		const chunk = list.chunk(next);
		expect(chunk.rows.length).toBeLessThanOrEqual(500);
		expect(new TextEncoder().encode(JSON.stringify(chunk.rows)).length).toBeLessThan(200_000);
		keys.push(...chunk.rows.map(({ key }) => key));
		next = chunk.next;
	}
	expect(keys).toHaveLength(3_000);
	expect(new Set(keys).size).toBe(3_000);
});

test('whom the server knows is changed or the same; a correction of the columns forgets that', () => {
	const list = listOf(mixed);
	planned(list);
	list.note([
		['t/T1', 'same'],
		['t/T5', 'changed'],
		['t/T2', 'same']
	]);
	expect(list.result.counts).toMatchObject({ new: 0, same: 1, changed: 1, cancelled: 1 });
	expect(planned(list).counts).toMatchObject({ new: 2, same: 0, changed: 0 });
});

test('a mail merge has the own rows of those who are invited, and no cell that computes', () => {
	const list = listOf('Ticket ID,Name,Note\nT1,"Anna A","=1+1"\nT2,Ben B,@SUM(1)\nT3,Cid C,-5');
	planned(list);
	const links = new Map([
		['t/T1', 'https://x.org/e/ABCD#1'],
		['t/T3', 'https://x.org/e/ABCD#3']
	]);
	const text = list.merge(links, { name: 'Name', email: 'E-mail', link: 'Link' });
	expect(Papa.parse(text.slice(1).trimEnd()).data).toEqual([
		['Name', 'E-mail', 'Link', 'Ticket ID', 'Name', 'Note'],
		['Anna A', '', 'https://x.org/e/ABCD#1', 'T1', 'Anna A', "'=1+1"],
		['Cid C', '', 'https://x.org/e/ABCD#3', 'T3', 'Cid C', '-5']
	]);
});

test('no text becomes a formula in a mail merge', () => {
	const cells = [...blns, '=1+1', ' =1+1', '\t=1', '＝1', '+1+1', '-2+3', '@A1', '"=1"'];
	const file = new URL('bad-input/csv-injection-intruder.txt', shared);
	if (existsSync(file)) cells.push(...readFileSync(file, 'utf8').split('\n'));
	const read = Papa.parse<string[]>(
		mergeCsv(
			['x'],
			cells.map((cell) => [cell])
		).slice(1)
	).data;
	expect(
		read.filter(
			([cell]) => /^[\s"']*[=+\-@＝]/.test(cell) && !cell.startsWith("'") && Number.isNaN(Number(cell))
		)
	).toEqual([]);
});

test('headers that stand there again, and sums, are no words of a status', () => {
	const again = `${mixed}\nTicket ID,Name,Email,Status\nTotal,,,5`;
	expect(planned(listOf(again)).words.map(({ word, count }) => [word, count])).toEqual([
		['paid', 4],
		['cancelled', 1]
	]);
});

test('a clerk reads the same file again in other letters', () => {
	const clerk = new Clerk();
	const bytes = Uint8Array.from([...'Name\nJ\u00f6rg M\u00fcller\n'].map((letter) => letter.charCodeAt(0)));
	const ask = { bytes: bytes.buffer, choice: {} };
	expect(clerk.answer({ id: 1, kind: 'open', ask }, () => {})).toMatchObject({
		ok: true,
		value: { encoding: 'windows-1252' }
	});
	const again = { bytes: new ArrayBuffer(0), choice: { encoding: 'windows-1251', headerRow: null } as const };
	expect(clerk.answer({ id: 2, kind: 'open', ask: again }, () => {})).toMatchObject({
		ok: true,
		value: { people: 2, headerRow: null }
	});
});

const attendees = new URL('attendees/', shared);
test.skipIf(!existsSync(attendees))(
	'exports of others, where they are there: each names its people, or has none',
	() => {
		for (const file of readdirSync(attendees)) {
			const sheet = readSheet(readFileSync(new URL(file, attendees)));
			if (!sheet.ok) {
				expect([file, sheet.problem]).toEqual([file, 'no-rows']);
				continue;
			}
			const list = new AttendeeList(sheet.value);
			const { counts } = planned(list);
			expect(counts.new).toBeGreaterThan(0);
			expect(counts.invalid + counts.double).toBe(0);
		}
	}
);
