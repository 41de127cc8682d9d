import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveProfile } from '../../src/lib/card/mutations.ts';
import { draftOf, keepDraft } from '../../src/lib/db/drafts.ts';
import { undoExchange } from '../../src/lib/exchange/mutations.ts';
import { People } from '../../src/lib/people/people.svelte.ts';
import { Account } from '../../src/lib/sync/account.ts';
import { type Database, openPglite } from '../database/engines.ts';
import { Phone } from './phone.ts';
import { deviceOn } from './sql-accounts.ts';

// The phones of accounts.test.ts against the real functions of supabase/migrations.
let database: Database;
type Device = Phone<ReturnType<typeof deviceOn>>;

beforeAll(async () => {
	database = await openPglite();
}, 120_000);
afterAll(() => database?.close());

let seed = 0;
function blank(): Device {
	const phone = new Phone(deviceOn(database), ++seed);
	// Real clocks: the server takes live codes of the last ten minutes only.
	phone.nowMs = Date.now();
	return phone;
}

async function guest(name: string): Promise<Device> {
	const phone = blank();
	await phone.introduce({ name });
	expect(await phone.drain()).toBeNull();
	return phone;
}

function accountOf(phone: Device): Account {
	const { local, server } = phone;
	return new Account({ local, remote: server, send: async () => (await phone.drain()) === null });
}

const byMail = (phone: Device, email: string) => accountOf(phone).confirmCode({ email, digits: '123456' });
const names = (phone: Device) => phone.people.map(([name]) => name);

async function untilSafe(...phones: Device[]): Promise<void> {
	for (let i = 0; i < 3; i++) for (const phone of phones) expect(await phone.drain()).toBeNull();
	for (const phone of phones) expect(phone.state.status).toEqual({ state: 'safe' });
}

test('a guest signs in to an older account: one contact each, notes joined, both phones and the third person agree', async () => {
	const [bo, cleo] = [await guest('Bo'), await guest('Cleo')];
	const [old, young] = [await guest('Ada'), await guest('A.')];
	const oldScan = await old.scan(bo);
	await old.note(oldScan.contactId, 'met at the tide');
	await untilSafe(old);
	expect(await byMail(old, 'ada@example.org')).toEqual({ ok: true, value: null });
	const youngScan = await young.scan(bo);
	await young.note(youngScan.contactId, 'owes me a tea');
	await young.scan(cleo);
	await young.scan(old);
	await untilSafe(young);
	await keepDraft(`note/${youngScan.contactId}`, 'half-ty', young.local.db);
	expect(await byMail(young, 'ada@example.org')).toEqual({ ok: true, value: null });

	expect(young.tables.meta.get('joined')?.value).toMatchObject({
		merged: true,
		doubles: 1,
		notes: 1,
		metYourself: true
	});
	await untilSafe(young, old, bo, cleo);
	expect(names(young)).toEqual(['Bo', 'Cleo']);
	expect(young.people[0][1].split('\n\n').sort()).toEqual(['met at the tide', 'owes me a tea']);
	expect(old.people).toEqual(young.people);
	expect([names(bo), names(cleo)]).toEqual([['Ada'], ['Ada']]);
	expect(draftOf(`note/${oldScan.contactId}`, young.local.db)).toBe('half-ty');
	expect([young.tables.meta.get('anew'), young.tables.shadows.size]).toEqual([undefined, 0]);
	expect(young.tables.profiles.get('me')?.profile.name).toBe('Ada');

	// Codes of both phones are one person's, and both queues go on.
	await bo.scan(young);
	await cleo.scan(old);
	await young.do(undoExchange, { meetingId: youngScan.meetingId });
	await untilSafe(young, old, bo, cleo);
	expect([names(bo), names(cleo)]).toEqual([['Ada'], ['Ada']]);
});

test('what waits while two accounts become one is sent afterwards, under ids that have become others', async () => {
	const bo = await guest('Bo');
	const old = await guest('Eve');
	await old.scan(bo);
	await byMail(old, 'eve@example.org');
	const young = await guest('E.');
	const scan = await young.scan(bo);
	await untilSafe(young);
	const stranger = blank();
	await stranger.introduce({ name: 'Dan' });
	// Held: nobody knows Dan yet; and a note that waits for it.
	const held = await young.scan(stranger, 'Dan');
	await young.note(held.contactId, 'in the dark');
	await young.drain();
	// Nothing comes together before all was said; what could not be sent costs nothing, and the same digits go on.
	young.network.cuts = ['before'];
	await young.note(scan.contactId, 'not sent yet');
	expect(await byMail(young, 'eve@example.org')).toEqual({ ok: false, problem: 'offline' });
	expect(await byMail(young, 'eve@example.org')).toEqual({ ok: true, value: null });
	expect(young.state.refused).toEqual([]);
	await stranger.drain();
	await untilSafe(young, old, stranger);
	expect(young.people).toEqual([
		['Bo', 'not sent yet'],
		['Dan', 'in the dark']
	]);
	expect(old.people).toEqual(young.people);
	expect(names(stranger)).toEqual(['Eve']);
});

test('an address that nobody used keeps the account; another one cannot take it over', async () => {
	const bo = await guest('Bo');
	const ada = await guest('Fay');
	await ada.scan(bo);
	await untilSafe(ada);
	await byMail(ada, 'fay@example.org');
	expect(ada.tables.meta.get('email')?.value).toBe('fay@example.org');
	expect(ada.tables.meta.get('joined')?.value).toMatchObject({ kept: true, merged: false });
	// Once more is no harm.
	expect(await byMail(ada, 'fay@example.org')).toEqual({ ok: true, value: null });

	const other = await guest('Gil');
	await byMail(other, 'gil@example.org');
	expect(await byMail(ada, 'gil@example.org')).toEqual({ ok: false, problem: 'kept' });
	await untilSafe(ada, other);
	expect([names(ada), names(other)]).toEqual([['Bo'], []]);
	expect(ada.tables.meta.get('email')?.value).toBe('fay@example.org');

	const second = blank();
	expect(await byMail(second, 'fay@example.org')).toEqual({ ok: true, value: null });
	expect(names(second)).toEqual(['Bo']);
	await second.do(saveProfile, { profile: { name: 'Fay Reed' } });
	await untilSafe(second, ada);
	expect(ada.tables.profiles.get('me')?.profile.name).toBe('Fay Reed');
});

test('a hand-over brings the account to an empty phone and to a used one, once', async () => {
	const [bo, cleo] = [await guest('Bo'), await guest('Cleo')];
	const ada = await guest('Hal');
	await ada.scan(bo);
	const offer = await accountOf(ada).handOver();
	const code = offer.ok ? offer.value.code : '';
	const app = blank();
	expect(await accountOf(app).lookAt('aaaaaaaaaa')).toEqual({ ok: false, problem: 'wrong-code' });
	expect(await accountOf(app).lookAt(code)).toMatchObject({ ok: true, value: { name: 'Hal', contacts: 1 } });
	expect(await accountOf(app).takeOver(code)).toEqual({ ok: true, value: null });
	expect(names(app)).toEqual(['Bo']);
	// Who tried a wrong code and then uses an address is nobody else for it.
	const late = blank();
	expect(await accountOf(late).takeOver('aaaaaaaaaa')).toEqual({ ok: false, problem: 'wrong-code' });
	await late.drain();
	await byMail(late, 'late@example.org');
	expect(late.tables.meta.get('joined')?.value).toMatchObject({ merged: false, kept: false });
	expect(await accountOf(blank()).takeOver(code)).toEqual({ ok: false, problem: 'wrong-code' });

	const used = await guest('H.');
	await used.scan(cleo);
	const next = await accountOf(app).handOver();
	await accountOf(used).takeOver(next.ok ? next.value.code : '');
	await untilSafe(used, app, ada);
	for (const phone of [used, app, ada]) expect(names(phone)).toEqual(['Bo', 'Cleo']);
	expect(used.tables.profiles.get('me')?.profile.name).toBe('Hal');
});

test('a lost phone is signed out from elsewhere: it gets nothing more and loses nothing, and goes on when its owner has it back', async () => {
	const bo = await guest('Bo');
	const lost = await guest('Hal');
	const scan = await lost.scan(bo);
	await untilSafe(lost);
	await byMail(lost, 'hal@example.org');
	const laptop = blank();
	await byMail(laptop, 'hal@example.org');
	await laptop.introduce({ name: 'Hal' });
	await untilSafe(laptop);
	const found = await accountOf(laptop).devices();
	expect(found).toMatchObject({
		ok: true,
		value: { devices: [{ isThis: true, email: 'hal@example.org' }, { isThis: false }] }
	});
	await lost.note(scan.contactId, 'typed before I lost it');
	expect(await accountOf(laptop).leaveElsewhere([])).toMatchObject({
		ok: true,
		value: { ended: 1, revoked: 1 }
	});
	expect(await lost.drain()).toBe('signed-out');
	expect(lost.people).toEqual([['Bo', 'typed before I lost it']]);
	await untilSafe(laptop);
	expect(laptop.people).toEqual([['Bo', '']]);
	// A photo of the code that it showed is worth nothing.
	const cleo = await guest('Cleo');
	await cleo.scan(lost);
	await cleo.drain();
	expect(cleo.state.refused).toMatchObject([{ progress: { code: 'code_not_genuine' } }]);

	expect(await byMail(lost, 'hal@example.org')).toEqual({ ok: true, value: null });
	await untilSafe(lost, laptop);
	expect(laptop.people).toEqual([['Bo', 'typed before I lost it']]);
	// The next code it shows is made with another key.
	expect(lost.tables.meta.get('deviceKey')).toBeUndefined();
});

test('a guest who was signed out from elsewhere comes back by a code of the other device, and nobody else’s', async () => {
	const bo = await guest('Bo');
	const lost = await guest('Ivy');
	const scan = await lost.scan(bo);
	await untilSafe(lost);
	const tablet = blank();
	const code = await accountOf(lost).handOver();
	if (!code.ok) throw new Error(code.problem);
	await accountOf(tablet).takeOver(code.value.code);
	await untilSafe(tablet);
	await accountOf(tablet).leaveElsewhere([]);
	await lost.note(scan.contactId, 'waits');
	expect(await lost.drain()).toBe('signed-out');

	const others = await accountOf(bo).handOver();
	if (!others.ok) throw new Error(others.problem);
	expect(await accountOf(lost).takeOver(others.value.code)).toEqual({ ok: false, problem: 'signed-out' });
	expect(lost.people).toEqual([['Bo', 'waits']]);
	const back = await accountOf(tablet).handOver();
	if (!back.ok) throw new Error(back.problem);
	expect(await accountOf(lost).takeOver(back.value.code)).toEqual({ ok: true, value: null });
	await untilSafe(lost, tablet);
	expect(tablet.people).toEqual([['Bo', 'waits']]);
	expect(lost.tables.meta.get('deviceKey')).toBeUndefined();
});

test('a tab that dies before it hears what the merging changed: what is half typed and what waits follow by pull', async () => {
	const [bo, cleo] = [await guest('Bo'), await guest('Cleo')];
	const [old, young] = [await guest('Ada'), await guest('A.')];
	const oldScan = await old.scan(bo);
	await old.scan(cleo);
	await byMail(old, 'ada.l@example.org');
	const youngScan = await young.scan(bo);
	await young.scan(cleo);
	await untilSafe(young, old, cleo);
	// Cleo half types about one of the two whom she takes for two.
	const aOfCleo = cleo.tables.contacts.all.find(({ card }) => card.name === 'A.')?.id ?? '';
	await keepDraft(`note/${aOfCleo}`, 'about A.', cleo.local.db);
	await keepDraft(`note/${youngScan.contactId}`, 'half-ty', young.local.db);
	await young.note(youngScan.contactId, 'not sent yet');

	const proof = await young.server.confirmCode({ email: 'ada.l@example.org', digits: '123456' });
	const offer = await young.server.offerMerge();
	if (!proof.ok || !offer.ok) throw new Error('no proof');
	expect(await proof.value.takeAccount(offer.value.secret)).toMatchObject({
		ok: true,
		value: { merged: true }
	});

	await untilSafe(young, old, cleo);
	expect(draftOf(`note/${oldScan.contactId}`, young.local.db)).toBe('half-ty');
	expect(young.people).toEqual([
		['Bo', 'not sent yet'],
		['Cleo', '']
	]);
	expect(new People(young.local.db).realId(youngScan.contactId)).toBe(oldScan.contactId);
	const [adaOfCleo] = cleo.tables.contacts.all;
	expect(cleo.people).toEqual([['Ada', '']]);
	expect(cleo.tables.drafts.all).toEqual([{ id: `note/${adaOfCleo.id}`, text: 'about A.' }]);
	expect([young.tables.meta.get('anew'), young.tables.shadows.size]).toEqual([undefined, 0]);
});
