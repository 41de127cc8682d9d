import { createRequire } from 'node:module';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgres } from './engines.ts';
import { mutation, Phone } from './phone.ts';

// The list has no U+0000 and no lone surrogates: those are cleaned at entry, because Postgres cannot hold them.
const naughty: string[] = createRequire(import.meta.url)('big-list-of-naughty-strings');
const names = naughty.filter((text) => text !== '' && [...text].length <= 100);

let database: Awaited<ReturnType<typeof openPostgres>>;
let sql: postgres.Sql;
let one: Phone;
let other: Phone;

beforeAll(async () => {
	database = await openPostgres();
	sql = postgres(database.url, { max: 1, onnotice() {} });
	[one, other] = [await new Phone(sql).signUp(), await new Phone(sql).signUp()];
	for (const phone of [one, other]) await phone.push([phone.addKey, phone.saveProfile('Ada')]);
	await other.push([other.scan(one)]);
});
afterAll(async () => {
	await sql?.end();
	await database?.close();
});

test(`${names.length} naughty strings as names reach the other phone byte for byte`, async () => {
	for (const name of names) {
		const [{ answer }] = await one.push([
			mutation('save_profile', { profile: { name, interests: [name.slice(0, 20).toWellFormed()] } })
		]);
		expect(answer).toBe('applied');
		const [contact] = (await other.pull()).rows.contacts;
		expect(contact).toMatchObject({ card: { name } });
	}
});

test('naughty strings as notes come back byte for byte', async () => {
	const [contact] = (await other.pull()).rows.contacts;
	for (const text of naughty.filter((each) => each !== '')) {
		const [{ answer }] = await other.push([mutation('save_note', { contactId: contact.id, text })]);
		expect(answer).toBe('applied');
		expect((await other.pull()).rows.notes).toMatchObject([{ text }]);
	}
});
