import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgres } from './engines.ts';
import { type Mutation, Phone, mutation } from './phone.ts';

// Two devices of one person at the same moment, over connections of their own: what follows is there once.
type Opened = Awaited<ReturnType<typeof openPostgres>>;
let database: Opened;
let sql: postgres.Sql;
beforeAll(async () => {
	database = await openPostgres();
	sql = postgres(database.url, { max: 12, onnotice() {} });
});
afterAll(async () => {
	await sql?.end();
	await database?.close();
});

/** Another device of the same person: an outbox of its own. */
class OtherDevice extends Phone {
	override readonly personId: string;
	constructor(connections: postgres.Sql, of: Phone) {
		super(connections);
		this.personId = of.personId;
	}
}

async function meeting() {
	const [ada, bob] = await Promise.all([new Phone(sql).signUp(), new Phone(sql).signUp()]);
	for (const [phone, name] of [
		[ada, 'Ada'],
		[bob, 'Bob']
	] as const)
		await phone.push([phone.addKey, phone.saveProfile(name)]);
	const scan = ada.scan(bob);
	await ada.push([scan]);
	const { contactId } = scan.input as { contactId: string };
	return { ada, bob, contactId, tablet: new OtherDevice(sql, ada) };
}

const sent = (contactId: string, touchId: string): Mutation =>
	mutation('mark_sent', {
		...{ touchId, contactId, eventId: null, happenedAt: null, channel: 'sms' },
		...{ settles: ['first/none'], subject: '', text: 'Hello' }
	});
const done = (contactId: string): Mutation =>
	mutation('answer_follow_up', {
		...{ contactId, kind: 'first', cause: 'none', doneAt: new Date().toISOString(), snoozedUntil: null }
	});
const queueOf = (phone: Phone) =>
	sql<{ kind: string; settledBy: string | null }[]>`
		select kind, settled_by as "settledBy" from hallway.follow_ups where owner_id = ${phone.personId} order by kind`;

test('two devices that send and answer the same follow-up at once settle it once', async () => {
	for (let round = 0; round < 10; round++) {
		const { ada, tablet, contactId } = await meeting();
		const touchId = randomUUID();
		const answers = await Promise.all([
			ada.pushUntilAnswered([sent(contactId, touchId), done(contactId)]),
			tablet.pushUntilAnswered([done(contactId), sent(contactId, touchId)])
		]);
		expect(answers.flat().map(({ answer }) => answer)).toEqual(Array(4).fill('applied'));
		const queue = await queueOf(ada);
		expect(queue.map(({ kind }) => kind)).toEqual(['first', 'nudge']);
		expect(queue[0].settledBy).not.toBeNull();
		const { rows } = await ada.pull();
		expect([rows.touches.length, rows.followUpAnswers.length]).toEqual([1, 1]);
		expect((await tablet.pull()).rows).toEqual(rows);
	}
});

test('two messages for the same follow-up are two messages and one follow-up', async () => {
	const { ada, tablet, contactId } = await meeting();
	await Promise.all([
		ada.pushUntilAnswered([sent(contactId, randomUUID())]),
		tablet.pushUntilAnswered([sent(contactId, randomUUID())])
	]);
	expect((await ada.pull()).rows.touches).toHaveLength(2);
	expect((await queueOf(ada)).map(({ kind }) => kind)).toEqual(['first', 'nudge']);
});

test('many who scan one another at once leave one first follow-up for each pair and side', async () => {
	const phones = await Promise.all(Array.from({ length: 6 }, () => new Phone(sql).signUp()));
	for (const phone of phones) await phone.push([phone.addKey, phone.saveProfile('Guest')]);
	await Promise.all(
		phones.map((phone) =>
			phone.pushUntilAnswered(phones.filter((other) => other !== phone).map((other) => phone.scan(other)))
		)
	);
	for (const phone of phones)
		expect((await queueOf(phone)).map(({ kind }) => kind)).toEqual(Array(5).fill('first'));
	const [{ wrong }] = await sql<{ wrong: number }[]>`
		select count(*)::int as wrong from (
			(select * from hallway.follow_ups except
				select f.* from hallway.contacts c, hallway.follow_ups_of(array[c.owner_id], array[c.id]) f)
			union all
			(select f.* from hallway.contacts c, hallway.follow_ups_of(array[c.owner_id], array[c.id]) f
				except select * from hallway.follow_ups)) differing`;
	expect(wrong).toBe(0);
});

test('a queue that is renewed while the pair takes back what it gave is right in the end', async () => {
	for (let round = 0; round < 10; round++) {
		const { ada, bob, contactId } = await meeting();
		const { rows } = await bob.pull();
		const theirs = { contactId: rows.contacts[0].id, eventId: null };
		await Promise.all([
			ada.pushUntilAnswered([sent(contactId, randomUUID())]),
			bob.pushUntilAnswered([mutation('withdraw_exchange', theirs)])
		]);
		expect((await queueOf(ada)).map(({ kind }) => kind)).toEqual(['nudge']);
		expect(await queueOf(bob)).toHaveLength(0);
	}
});
