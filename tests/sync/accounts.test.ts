import { beforeEach, expect, test } from 'vitest';
import { draftOf, keepDraft } from '../../src/lib/db/drafts.ts';
import type { AccountRemote } from '../../src/lib/remote/remote.ts';
import { Account } from '../../src/lib/sync/account.ts';
import { AddressJoin, takeOver } from '../../src/lib/sync/join.ts';
import { unsentOf } from '../../src/lib/sync/sign-out.ts';
import { FakeAccounts } from './fake-accounts.ts';
import { Phone } from './phone.ts';

let accounts: FakeAccounts;
let bo: Phone;
let cleo: Phone;

beforeEach(async () => {
	accounts = new FakeAccounts();
	bo = new Phone(accounts.server.as('bo'), 2);
	cleo = new Phone(accounts.server.as('cleo'), 3);
	for (const [phone, name] of [
		[bo, 'Bo'],
		[cleo, 'Cleo']
	] as const) {
		await phone.introduce({ name });
		await phone.drain();
	}
});

type Device = Phone<ReturnType<FakeAccounts['device']>>;

async function guest(seed: number): Promise<Device> {
	const phone = new Phone(accounts.device(null), seed);
	await phone.introduce({ name: 'Ada' });
	await phone.settle();
	return phone;
}

function joiningOf(phone: Device, remote: AccountRemote = phone.server) {
	return { local: phone.local, remote, send: async () => (await phone.drain()) === null };
}

/** The digits from the mail are typed on this phone. */
async function proven(phone: Device, email = 'ada@example.org') {
	const proof = await phone.server.confirmCode({ email, digits: '123456' });
	if (!proof.ok) throw new Error(proof.problem);
	return new AddressJoin(joiningOf(phone), { email, proven: proof.value });
}

test('on an empty phone digits are asked for as a guest, whose code nobody else can use up; what was signed in stays', async () => {
	const askedBy: (string | null)[] = [];
	const asking = (phone: Device) => {
		phone.server.askForCode = async () => {
			askedBy.push(phone.server.user);
			return { ok: true, value: null };
		};
		return new Account(joiningOf(phone)).askForCode('ada@example.org');
	};
	const empty: Device = new Phone(accounts.device(null), 12);
	await asking(empty);
	expect(askedBy).toEqual([expect.stringMatching(/^guest/)]);
	expect(await (await proven(empty)).run()).toEqual({ ok: true, value: null });
	expect(empty.tables.meta.get('userId')?.value).toBe('user of ada@example.org');
	// Ended by the server: a new guest there would be somebody else than the one whose things are here.
	const ended = await guest(13);
	ended.server.user = null;
	await asking(ended);
	expect(askedBy[1]).toBeNull();
});

test('an address that nobody used keeps the account, and a second phone with it has everything', async () => {
	const ada = await guest(10);
	const scan = await ada.scan(bo);
	await ada.note(scan.contactId, 'likes tea');
	expect(await (await proven(ada)).run()).toEqual({ ok: true, value: null });
	expect(ada.tables.meta.get('email')?.value).toBe('ada@example.org');
	expect(ada.people).toEqual([['Bo', 'likes tea']]);

	const second: Device = new Phone(accounts.device(null), 11);
	await (await proven(second)).run();
	expect(second.people).toEqual([['Bo', 'likes tea']]);
	expect(second.tables.meta.get('joined')?.value).toMatchObject({ merged: false, contacts: 0 });
	await second.scan(cleo);
	await second.settle();
	await ada.settle();
	expect(ada.people.map(([name]) => name)).toEqual(['Bo', 'Cleo']);
});

/** An older account that knows Bo, and a guest's phone that knows Bo and Cleo. */
async function twoAccounts(): Promise<[old: Device, young: Device]> {
	const [old, young] = [await guest(10), await guest(11)];
	await old.scan(bo);
	await old.settle();
	await (await proven(old)).run();
	await young.scan(bo);
	await young.scan(cleo);
	await young.settle();
	return [old, young];
}

test('a guest becomes the older account: half-typed notes and what waits go with the contacts', async () => {
	const [old, young] = await twoAccounts();
	const oldBo = old.tables.contacts.all[0].id;
	const youngBo = young.tables.contacts.all.find(({ card }) => card.name === 'Bo')?.id ?? '';
	await keepDraft(`note/${youngBo}`, 'half-ty', young.local.db);
	// Typed while it joins: queued under the id from before.
	const { send, ...rest } = joiningOf(young);
	const proof = await young.server.confirmCode({ email: 'ada@example.org', digits: '123456' });
	if (!proof.ok) throw new Error(proof.problem);
	let sends = 0;
	const slow = new AddressJoin(
		{
			...rest,
			send: async () => {
				const sent = await send();
				if (sends++ === 0) await young.note(youngBo, 'owes me a tea');
				return sent;
			}
		},
		{ email: 'ada@example.org', proven: proof.value }
	);
	expect(await slow.run()).toEqual({ ok: true, value: null });
	await young.settle();

	expect(young.people).toEqual([
		['Bo', 'owes me a tea'],
		['Cleo', '']
	]);
	expect(young.tables.contacts.get(oldBo)?.card.name).toBe('Bo');
	expect(draftOf(`note/${oldBo}`, young.local.db)).toBe('half-ty');
	expect([young.tables.shadows.size, unsentOf(young.local.db).length]).toEqual([0, 0]);
	expect(young.tables.meta.get('deviceKey')?.value).toMatchObject({ id: young.key.id });
	await old.settle();
	expect(old.people).toEqual(young.people);
});

test('a lost answer of the server is asked for again, with the same secret', async () => {
	const [, young] = await twoAccounts();
	accounts.cuts = 2;
	expect(await (await proven(young)).run()).toEqual({ ok: true, value: null });
	expect(young.people).toHaveLength(2);
	expect(young.tables.meta.get('joined')?.value).toMatchObject({ merged: true });
});

test('a tab that dies after the server joined them finds the joined person at its next start', async () => {
	const [, young] = await twoAccounts();
	accounts.cuts = 9;
	expect(await (await proven(young)).run()).toEqual({ ok: false, problem: 'offline' });
	const guestUser = young.server.user;
	expect(await young.drain()).toBeNull();
	expect(young.server.user).toBe(guestUser);
	expect(young.people.map(([name]) => name)).toEqual(['Bo', 'Cleo']);
	expect(young.tables.meta.get('email')?.value).toBe('ada@example.org');
	// Typing a new code afterwards ends where it should have.
	await (await proven(young)).run();
	expect(young.server.user).toBe('user of ada@example.org');
});

test('a tab that dies while it takes the new sign-in finds it at its next start, whichever half was stored', async () => {
	for (const isStored of [false, true]) {
		const phone: Device = new Phone(accounts.device(null), isStored ? 20 : 21);
		const { adopt } = phone.server;
		phone.server.adopt = async (tokens) => {
			if (isStored) await adopt(tokens);
			throw new Error('the tab died');
		};
		await expect((await proven(phone)).run()).rejects.toThrow('the tab died');
		expect(await phone.drain()).toBeNull();
		expect(phone.tables.meta.get('userId')?.value).toBe(isStored ? 'user of ada@example.org' : undefined);

		const [, young] = await twoAccounts();
		young.server.adopt = async (tokens) => {
			if (isStored) young.server.user = tokens.access_token;
			throw new Error('the tab died');
		};
		await expect((await proven(young)).run()).rejects.toThrow('the tab died');
		expect(await young.drain()).toBeNull();
		expect(young.people).toHaveLength(2);
		expect(young.tables.meta.get('userId')?.value).toBe(young.server.user);
	}
});

test('a sign-in that cannot be taken over at once is taken over by trying again, and still says what came together', async () => {
	const [, young] = await twoAccounts();
	const joining = await proven(young);
	accounts.failsToAdopt = true;
	expect(await joining.run()).toEqual({ ok: false, problem: 'offline' });
	accounts.failsToAdopt = false;
	expect(await joining.run()).toEqual({ ok: true, value: null });
	expect(young.server.user).toBe('user of ada@example.org');
	expect(young.tables.meta.get('joined')?.value).toMatchObject({ merged: true });
});

test('a page that was asked for before the merge and arrives after it is not stored', async () => {
	const [old] = await twoAccounts();
	const phone: Device = new Phone(accounts.device(null), 30);
	await phone.introduce({ name: 'Ada' });
	await phone.scan(cleo);
	// Another tab of the same phone asks for its first page, from the beginning.
	const tab = new Phone(phone.server, 30, phone.local.db);
	tab.network.beforePullArrives = async () => {
		tab.network.beforePullArrives = async () => undefined;
		await phone.drain();
		const proof = await phone.server.confirmCode({ email: 'ada@example.org', digits: '123456' });
		if (!proof.ok) throw new Error(proof.problem);
		// Joined, and nothing fetched since: the beginning is where the new copy begins as well.
		let sends = 0;
		const joining = { ...joiningOf(phone), send: async () => sends++ === 0 };
		await new AddressJoin(joining, { email: 'ada@example.org', proven: proof.value }).run();
	};
	await tab.drain();
	expect(phone.tables.meta.get('personId')?.value).toBe(old.tables.meta.get('personId')?.value);
	await phone.settle();
	expect(phone.people.map(([name]) => name)).toEqual(['Bo', 'Cleo']);
});

test('while the joined person is fetched anew, page by page, nobody vanishes from the screen', async () => {
	const [old, young] = await twoAccounts();
	for (let i = 0; i < 12; i++) {
		const other = new Phone(accounts.server.as(`p${i}`), 40 + i);
		await other.introduce({ name: `P${i}` });
		await other.drain();
		await old.scan(other);
	}
	await old.settle();
	accounts.server.pageSize = 5;
	const seen: number[] = [];
	young.network.beforePullArrives = async () => void seen.push(young.people.length);
	await (await proven(young)).run();
	expect(seen.length).toBeGreaterThan(4);
	expect(Math.min(...seen)).toBeGreaterThanOrEqual(2);
	expect(young.people).toHaveLength(14);
	expect(young.tables.meta.get('anew')).toBeUndefined();
});

test('a copy made anew that was interrupted is begun again and ends without what is no longer mine', async () => {
	const [, young] = await twoAccounts();
	accounts.server.pageSize = 2;
	const youngBo = young.tables.contacts.all.find(({ card }) => card.name === 'Bo')?.id ?? '';
	let pages = 0;
	const { pull } = young.network;
	young.network.pull = (cursor) =>
		++pages === 3 ? Promise.resolve({ ok: false, problem: 'offline' }) : pull.call(young.network, cursor);
	await (await proven(young)).run();
	expect(young.tables.meta.get('anew')?.value).toBe(true);
	expect(young.people.map(([name]) => name)).toEqual(['Bo', 'Cleo']);
	expect(await young.drain()).toBeNull();
	expect(young.tables.contacts.get(youngBo)).toBeUndefined();
	expect(young.people.map(([name]) => name)).toEqual(['Bo', 'Cleo']);
});

test('a hand-over brings the account to an empty phone, and what a used phone has goes into it', async () => {
	const ada = await guest(10);
	await ada.scan(bo);
	await ada.settle();
	const codeOf = async () => {
		const offer = await ada.server.offerHandOver();
		return offer.ok ? offer.value.code : '';
	};
	const installed: Device = new Phone(accounts.device(null), 11);
	expect(await takeOver(joiningOf(installed), 'nonsense')).toEqual({ ok: false, problem: 'wrong-code' });
	expect(await takeOver(joiningOf(installed), await codeOf())).toEqual({ ok: true, value: null });
	expect(installed.people).toEqual([['Bo', '']]);

	const used = await guest(12);
	await used.scan(cleo);
	await takeOver(joiningOf(used), await codeOf());
	await ada.settle();
	expect([used.people, ada.people].map((people) => people.map(([name]) => name))).toEqual(
		Array(2).fill(['Bo', 'Cleo'])
	);
});
