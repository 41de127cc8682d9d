import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPostgres, sqlTest, sqlTestNames } from './engines.ts';
import { mutation, Phone } from './phone.ts';

// Two accounts become one while everybody around them goes on: nothing is lost, nothing waits in a circle.
let database: Awaited<ReturnType<typeof openPostgres>>;
let sql: postgres.Sql;

beforeAll(async () => {
	database = await openPostgres();
	for (const name of sqlTestNames.filter((name) => name.startsWith('000_')))
		await database.exec(sqlTest(name));
	sql = postgres(database.url, { max: 40, onnotice() {} });
});
afterAll(async () => {
	await sql?.end();
	await database?.close();
});
beforeEach(async () => {
	await sql`delete from auth.users`;
});

async function people(count: number): Promise<Phone[]> {
	const phones = Array.from({ length: count }, () => new Phone(sql));
	for (const phone of phones) {
		await phone.signUp();
		await phone.push([phone.addKey, phone.saveProfile('Ada')]);
	}
	return phones;
}

interface Taken {
	readonly personId: string;
	readonly merged: boolean;
}

const offer = async (phone: Phone) => (await phone.call<{ secret: string }>('offer_account', 'merge')).secret;
const take = (phone: Phone, secret: string) => phone.call<Taken | null>('take_account', secret);
const personOf = async (phone: Phone) => (await phone.pull()).personId;

/** What is wrong with the whole database, after all scheduled work: '' for nothing. */
async function wrong(): Promise<string> {
	const [{ said }] = await sql<{ said: string }[]>`select tests.wrong() as said`;
	return said;
}

/** Runs the scheduled work over and over beside something else, as the server does. */
async function withScheduledWork<Value>(work: Promise<Value>): Promise<Value> {
	let done = false;
	const ended = work.finally(() => (done = true));
	const scheduled = (async () => {
		while (!done) {
			await sql`select hallway.fan_out_cards(), hallway.settle_held()`;
			await delay(5);
		}
	})();
	const [value] = await Promise.all([ended, scheduled]);
	return value;
}

test('people scan both accounts while one becomes the other: every scan arrives', async () => {
	const [guest, account, ...others] = await people(24);
	for (const other of others.slice(0, 11)) await other.push([other.scan(guest), other.scan(account)]);
	const secret = await offer(guest);
	const pushed = others.map(async (other) => {
		const answers = [];
		for (const scanned of [guest, account, guest])
			answers.push(...(await other.pushUntilAnswered([other.scan(scanned), other.saveProfile('Bo')])));
		return answers;
	});
	const [taken, ...answers] = await withScheduledWork(
		Promise.all([delay(30).then(() => take(account, secret)), ...pushed])
	);

	expect(taken).toMatchObject({ personId: account.personId, merged: true });
	expect(new Set(answers.flat().map(({ answer }) => answer))).toEqual(new Set(['applied']));
	expect(await wrong()).toBe('');
	expect((await account.pull()).rows.contacts).toHaveLength(others.length);
	for (const other of others) {
		const { rows } = await other.pull();
		expect(rows.contacts).toHaveLength(1);
		expect(rows.exchanges.map(({ meetings }) => meetings?.length)).toEqual([1]);
	}
});

test('the guest’s phone pushes while it becomes somebody else: nothing is lost, nothing is done twice', async () => {
	const [guest, account, ...others] = await people(14);
	const secret = await offer(guest);
	const batches = others.map((other, n) => {
		const scan = guest.scan(other);
		const { contactId } = scan.input as { contactId: string };
		return [scan, mutation('save_note', { contactId, text: `note ${n}` })];
	});
	const pushing = (async () => {
		for (const batch of batches)
			for (const { answer } of [
				...(await guest.pushUntilAnswered(batch)),
				...(await guest.pushUntilAnswered(batch))
			])
				expect(['applied', 'already_applied']).toContain(answer);
	})();
	const taken = delay(40).then(() => take(account, secret));
	await withScheduledWork(Promise.all([pushing, taken]));

	expect(await taken).toMatchObject({ personId: account.personId, merged: true });
	expect(await wrong()).toBe('');
	const { rows, personId } = await guest.pull();
	expect(personId).toBe(account.personId);
	expect(rows.exchanges).toHaveLength(others.length);
	expect(rows.notes).toHaveLength(others.length);
});

test('merges that cross end as one person, whichever comes first', async () => {
	for (let round = 0; round < 8; round++) {
		const [first, second, third, ...others] = await people(8);
		for (const other of others) await other.push([other.scan(first), other.scan(second), other.scan(third)]);
		const secrets = [await offer(first), await offer(second), await offer(third)];
		// Round and round: each becomes the next one, all in the same instant.
		const taken = await Promise.all([
			take(second, secrets[0]),
			take(third, secrets[1]),
			...(round % 2 ? [take(first, secrets[2])] : [])
		]);
		expect(taken.every((each) => each !== null)).toBe(true);
		const ids = new Set(await Promise.all([first, second, third].map(personOf)));
		expect(ids.size).toBe(1);
		expect(await wrong()).toBe('');
		for (const other of others) expect((await other.pull()).rows.contacts).toHaveLength(1);
	}
});

test('two pairs who all met each other become two people in the same instant', async () => {
	for (let round = 0; round < 8; round++) {
		const [ada, adaOld, bo, boOld] = await people(4);
		for (const one of [ada, adaOld])
			for (const other of [bo, boOld]) {
				await one.push([one.scan(other)]);
				if (round % 2) await other.push([other.scan(one)]);
			}
		const [adaSecret, boSecret] = [await offer(adaOld), await offer(boOld)];
		await withScheduledWork(Promise.all([take(ada, adaSecret), take(bo, boSecret)]));
		expect(await wrong()).toBe('');
		for (const phone of [ada, adaOld, bo, boOld]) {
			const { rows } = await phone.pull();
			expect(rows.contacts).toHaveLength(1);
			expect(rows.exchanges.map(({ meetings }) => meetings?.length)).toEqual([1]);
		}
	}
});

test('one offer is taken by one of many, once, however often they try', async () => {
	const [guest, ...takers] = await people(8);
	const secret = await offer(guest);
	const taken = await Promise.all([...takers, ...takers].map((taker) => take(taker, secret)));
	const won = taken.filter((each) => each !== null);
	expect(won).toHaveLength(2);
	expect(won[0]).toEqual(won[1]);
	expect(await personOf(guest)).toBe(won[0].personId);
	expect(await wrong()).toBe('');
});

test('a new phone pushes for the first time while it is taken in: one person, with everything', async () => {
	const [account, other] = await people(2);
	for (let round = 0; round < 10; round++) {
		const fresh = await new Phone(sql).signUp();
		const secret = await offer(account);
		const scan = fresh.scan(other);
		const [, answers] = await Promise.all([
			take(fresh, secret),
			delay(round % 5).then(() => fresh.pushUntilAnswered([fresh.addKey, scan]))
		]);
		expect(answers.map(({ answer }) => answer)).toEqual(['applied', 'applied']);
		expect(await personOf(fresh)).toBe(await personOf(account));
	}
	expect(await wrong()).toBe('');
	expect((await other.pull()).rows.contacts).toHaveLength(1);
});

test('the sign-ins of a person vanish in the same instant: so does the person', async () => {
	const [account] = await people(1);
	const phones = await Promise.all(Array.from({ length: 6 }, () => new Phone(sql).signUp()));
	for (const phone of phones) await take(phone, await offer(account));
	await Promise.all(
		[account, ...phones].map(({ personId }) => sql`delete from auth.users where id = ${personId}`)
	);
	const [{ left }] = await sql`select count(*)::int as left from hallway.feeds`;
	expect(left).toBe(0);
});
