import { afterAll, beforeAll, expect, test } from 'vitest';
import { fields } from '../../src/lib/card/fields.ts';
import { settingsByDefault, sharingOf } from '../../src/lib/card/visible.ts';
import { endOf, graceMs } from '../../src/lib/events/current.ts';
import { type Database, openPglite } from './engines.ts';

// Rules that stand in TypeScript and in SQL, since a phone without a network must know them as well.
let database: Database;
beforeAll(async () => {
	database = await openPglite();
});
afterAll(() => database?.close());

test('phone and server know the same fields with the same limits, in the same order', async () => {
	const [rows] = await database.exec(
		'select f as id, l.length, l.entries from unnest(hallway.fields()) f, hallway.field_limits(f) l'
	);
	expect(rows).toEqual(
		fields.map((field) => ({
			id: field.id,
			length: field.limit,
			entries: 'entries' in field ? field.entries : null
		}))
	);
});

test('what nobody decided about goes to the same place on both sides', async () => {
	const [[{ sharing, asks_first }]] = await database.exec(
		'select s.* from hallway.settings_of(gen_random_uuid(), null) s'
	);
	const onPhone = fields.map(({ id }) => [id, sharingOf(id, settingsByDefault)]);
	expect({ ...Object.fromEntries(fields.map(({ id }) => [id, 'private'])), ...Object(sharing) }).toEqual(
		Object.fromEntries(onPhone)
	);
	expect(asks_first).toBe(settingsByDefault.asksFirst);
});

test.each([
	['with an end', '2026-11-22T12:00:00.000Z'],
	['without an end', null]
])('an exchange counts to an event %s equally long on both sides', async (_, endsAt) => {
	const startsAt = '2026-11-22T09:30:00.000Z';
	const event = JSON.stringify({ starts_at: startsAt, ends_at: endsAt });
	const [[{ until }]] = await database.exec(
		`select hallway.iso(hallway.counts_until(jsonb_populate_record(null::hallway.events, '${event}'))) as until`
	);
	const times = { startsAt, endsAt, joinedAt: startsAt, leftAt: null };
	expect(until).toBe(new Date(endOf(times).getTime() + graceMs).toISOString());
});
