import { readFileSync } from 'node:fs';
import { parseVCards } from 'vcard4-ts';
import { expect, test } from 'vitest';
import type { Rows, TableName } from '../db/rows.ts';
import { Db } from '../db/db.svelte.ts';
import { overwriteGetLocale } from '../paraglide/runtime.js';
import { peopleFile, recordFile } from './record-files.ts';

overwriteGetLocale(() => 'en');
const now = new Date('2026-11-23T10:00:00.000Z');
const naughty: string[] = JSON.parse(
	readFileSync(
		new URL('../../../node_modules/big-list-of-naughty-strings/blns.json', import.meta.url),
		'utf8'
	)
).filter((name: string) => name.trim() !== '' && !name.includes('\0') && name.isWellFormed());

/** A phone as every version of the app may have left it (tests/fixtures). */
async function phoneOf(change: (db: Db) => Promise<unknown> = async () => undefined): Promise<Db> {
	const { stores } = JSON.parse(
		readFileSync(new URL('../../../tests/fixtures/local-v1.json', import.meta.url), 'utf8')
	) as { stores: { [Name in TableName]: Rows[Name][] } };
	const db = new Db('record');
	await db.transact(async (tx) => {
		for (const table of Object.keys(stores) as TableName[])
			for (const row of stores[table]) tx.write({ table, id: row.id, row });
	});
	await change(db);
	return db;
}

test('the record holds everything, also what waits, is held or was refused, and no secret', async () => {
	const db = await phoneOf();
	const file = recordFile({ now, app: 'test' }, db);
	expect(file.name).toBe('hallway-2026-11-23.json');
	const text = await file.text();
	const record = JSON.parse(text);
	expect(record).toMatchObject({ format: 'hallway-record', version: 1, exportedAt: now.toISOString() });
	for (const table of ['events', 'contacts', 'exchanges', 'notes', 'cards'] as const)
		expect(record[table], table).toEqual(db.tables[table].all);
	expect(record.profile).toEqual(db.tables.profiles.get('me')?.profile);
	expect(record.waiting.map(({ progress }: { progress: { state: string } }) => progress.state)).toEqual(
		expect.arrayContaining(['waiting', 'held', 'refused'])
	);
	expect(record.halfTyped).toEqual(db.tables.drafts.all);
	expect(record.onlyHere).toHaveLength(1);
	expect(text).not.toContain('01010101010101010101');
	expect(text).not.toContain('"secret"');
});

test('what was said, promised and marked is in it, also what is half-typed', async () => {
	const about = { contactId: 'c', eventId: null, madeAt: now.toISOString(), editedAt: now.toISOString() };
	const db = await phoneOf((db) =>
		db.transact(async (tx) => {
			tx.put('remarks', { id: 'r', ...about, kind: 'challenge', text: 'Loud rooms' });
			tx.put('promises', { id: 'p', ...about, by: 'me', text: 'Felt', dueOn: '2026-11-30', keptAt: null });
			tx.put('marks', {
				id: 'c/none',
				contactId: 'c',
				eventId: null,
				worth: true,
				deepen: false,
				thank: false
			});
			tx.put('relationships', { id: 'c', kind: 'mentor' });
			const touch = { kind: 'wrote', channel: 'email', subject: 'Felt', text: 'Dear C' } as const;
			tx.put('touches', { id: 't', ...about, happenedAt: about.madeAt, settles: [], ...touch });
			const answer = { contactId: 'c', kind: 'first', cause: 'none', doneAt: about.madeAt } as const;
			tx.put('followUpAnswers', { id: 'c/first/none', ...answer, snoozedUntil: null });
			const silent = { days: null, restingSince: null, language: null, address: null, channel: null };
			tx.put('correspondences', { id: 'c', every: 'quarter', ...silent });
			const day = { kind: 'own', month: 5, day: 1, year: 2020, text: 'Opened the shop' } as const;
			tx.put('milestones', { id: 'm', contactId: 'c', ...day, editedAt: about.editedAt });
			tx.put('preferences', { id: 'me', quiet: true });
			tx.put('voices', { id: 'me', voice: { tone: 'warm' }, editedAt: about.editedAt });
			tx.put('drafts', { id: 'said/c/none/topic/t', text: 'Ech' });
		})
	);
	const record = JSON.parse(await recordFile({ now, app: 'test' }, db).text());
	const words = ['remarks', 'promises', 'marks', 'relationships'] as const;
	expect(record.voice).toEqual({ tone: 'warm' });
	expect(record.preferences).toEqual({ quiet: true });
	for (const table of [...words, 'touches', 'followUpAnswers', 'correspondences', 'milestones'] as const)
		expect(record[table], table).toEqual(db.tables[table].all);
	expect(record.remarks).toContainEqual(expect.objectContaining({ text: 'Loud rooms' }));
	expect(record.promises).toContainEqual(expect.objectContaining({ dueOn: '2026-11-30' }));
	expect(record.halfTyped).toContainEqual({ id: 'said/c/none/topic/t', text: 'Ech' });
});

test('rows that this version cannot read are in it as they are', async () => {
	const db = await phoneOf();
	db.unreadable = {
		goals: [{ id: 'g', text: 'of a newer version' }],
		meta: [{ id: 'token', value: 'secret' }]
	};
	const record = JSON.parse(await recordFile({ now, app: 'test' }, db).text());
	expect(record.unreadable).toEqual({ goals: [{ id: 'g', text: 'of a newer version' }] });
});

test('one vCard for everybody, notes only where they are wanted', async () => {
	const db = await phoneOf();
	const wanted = { now, locale: 'en-GB', zone: 'Europe/Berlin' };
	const without = await peopleFile({ ...wanted, withNotes: false }, db).text();
	expect(without.match(/BEGIN:VCARD/g)).toHaveLength(db.tables.contacts.size);
	expect(without).not.toContain('coffee');
	const cards = parseVCards(await peopleFile({ ...wanted, withNotes: true }, db).text()).vCards ?? [];
	const bo = cards.find(({ FN }) => FN[0].value === 'Bo');
	expect(bo?.NOTE?.[0].value).toMatch(/^Likes coffee after all\n\nMet on /i);
});

test('five thousand people with naughty names are written and read back as they are', async () => {
	const contacts = Array.from({ length: 5_000 }, (_, at) => ({
		id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
		card: {
			name: naughty[at % naughty.length],
			headline: naughty[(at * 7) % naughty.length],
			interests: ['tea']
		},
		keyIds: [],
		blocked: false
	}));
	const db = await phoneOf((made) =>
		made.transact(async (tx) => contacts.forEach((row) => tx.put('contacts', row)))
	);
	const startedAt = performance.now();
	const record = JSON.parse(await recordFile({ now, app: 'test' }, db).text());
	const people = await peopleFile({ now, locale: 'en-GB', zone: 'UTC', withNotes: true }, db).text();
	console.info(`5,000 people: both files in ${Math.round(performance.now() - startedAt)} ms`);
	for (const row of contacts.slice(0, 600)) expect(record.contacts).toContainEqual(row);
	expect(people.match(/^BEGIN:VCARD\r$/gm)).toHaveLength(db.tables.contacts.size);
	expect(people.match(/^END:VCARD\r$/gm)).toHaveLength(db.tables.contacts.size);
});
