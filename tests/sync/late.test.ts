import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mutations } from '../../src/lib/background.ts';
import { type Result, ok, problem } from '../../src/lib/core/result.ts';
import { Db } from '../../src/lib/db/db.svelte.ts';
import { Late } from '../../src/lib/db/late.ts';
import type { Rows, TableName } from '../../src/lib/db/rows.ts';
import { MemoryStorage, type Storage, type WriteProblem, allRows } from '../../src/lib/db/storage.ts';
import { tablesInMemory } from '../../src/lib/db/tables.ts';
import { type LateMutation, takeInLate } from '../../src/lib/db/take-in.ts';
import type { Tx } from '../../src/lib/db/tx.ts';
import { undoExchange } from '../../src/lib/exchange/mutations.ts';
import { savePreferences, setGoal } from '../../src/lib/goals/mutations.ts';
import { markPerson } from '../../src/lib/people/conversation/mutations.ts';
import { saveNote } from '../../src/lib/people/mutations.ts';
import { inOrder, registryOf } from '../../src/lib/sync/apply.ts';
import { takeIn } from '../../src/lib/sync/take-in.ts';
import { FakeServer } from './fake-server.ts';
import { localStore } from './local-store.ts';
import { Phone } from './phone.ts';

// What somebody does in the moment in which a page goes: nothing of it is lost, and nothing is done twice.

/** A tab's database, whose writes come to nothing for as long as `held` says; what it has on its way is left behind. */
class TabDb extends Db {
	held: Promise<Result<null, WriteProblem>> = Promise.resolve(ok(null));

	constructor() {
		super('test');
		this.late = new Late({ ...home(this), storedOf: () => null, isSameLife: () => true });
	}

	override async transact<Value>(work: (tx: Tx) => Promise<Value>): Promise<Result<Value, WriteProblem>> {
		const free = await this.held;
		return free.ok ? super.transact(work) : free;
	}
}

const home = ({ tables }: Db) => ({ name: 'test', life: tables.meta.get('life')?.value });
const never = new Promise<never>(() => undefined);

let server: FakeServer;
let db: TabDb;
let ada: Phone;
beforeEach(() => {
	vi.stubGlobal('localStorage', localStore());
	server = new FakeServer();
	db = new TabDb();
	ada = new Phone(server.as('ada'), 1, db);
});
afterEach(() => void vi.unstubAllGlobals());

const left = () => Object.entries(localStorage).filter(([place]) => place.startsWith('test-late/'));
const queue = () => inOrder(ada.tables.outbox.all);
const kinds = () => queue().map(({ kind }) => kind);

/** Does these in the moment in which the page goes; none of it is stored. */
function leave(...doings: (() => Promise<unknown>)[]): void {
	db.held = never;
	for (const does of doings) void does();
	db.late?.go();
	comeBack();
}

/** The next page, with nothing on its way. */
function comeBack(): void {
	db.held = Promise.resolve(ok(null));
	db.late = new Late({ ...home(db), storedOf: () => null, isSameLife: () => true });
}

const mutationsOf = (known: typeof mutations) => async () => (tx: Tx, late: LateMutation) =>
	takeIn(tx, { db, registry: registryOf(known) }, late);

/** Another tab, or the next to open, of a version that knows these mutations. */
function open(known = mutationsOf(mutations)): Promise<unknown> {
	const transact: Storage['transact'] = async (work) => {
		const done = await db.transact(work);
		return done.ok ? ok({ value: done.value, changes: [] }) : done;
	};
	const load = async () =>
		allRows(<Name extends TableName>(table: Name) => [...db.tables[table].all] as Rows[Name][]);
	return takeInLate({ load, transact }, home(db), { tables: db.tables, mutations: known });
}

const quiet = () => ada.tables.preferences.get('me')?.quiet;
const goalId = '00000000-0000-8000-8000-000000000001';
const goal = { goalId, eventId: null, kind: 'own', target: 1, text: 'rest', tickedAt: null } as const;

test('it is done by the next page, at its time, in its order, and once', async () => {
	const bo = new Phone(server.as('bo'), 2);
	await bo.introduce({ name: 'Bo' });
	await bo.drain();
	const at = ada.nowMs;
	leave(
		() => ada.scan(bo),
		() => ada.do(setGoal, goal)
	);
	const [[place, text]] = left();
	await open();
	expect(kinds()).toEqual(['exchange_cards', 'set_goal']);
	expect(queue().map(({ happenedAt }) => Date.parse(happenedAt) - at)).toEqual([1_000, 2_000]);
	expect(queue().map(({ id }) => id)).toEqual(JSON.parse(text).map(({ id }: { id: string }) => id));
	expect([ada.people, ada.tables.goals.size, left()]).toEqual([[['Bo', '']], 1, []]);

	// Another page finds the same, before or after the server has heard of it.
	for (const settle of [async () => undefined, () => ada.settle()]) {
		await settle();
		const waiting = kinds();
		localStorage.setItem(place, text);
		await open();
		expect([kinds(), ada.tables.exchanges.all[0].meetings.length, left()]).toEqual([waiting, 1, []]);
	}
	expect(server.namesHeldBy('ada')).toEqual(['Bo']);
});

test('what is built on it comes after it', async () => {
	const bo = new Phone(server.as('bo'), 2);
	await bo.introduce({ name: 'Bo' });
	const scan = await ada.scan(bo);
	leave(
		() => ada.do(undoExchange, { meetingId: scan.meetingId }),
		() => ada.do(savePreferences, { quiet: true })
	);
	await open();
	expect([kinds(), ada.people, quiet()]).toEqual([['save_preferences'], [], true]);
});

test('what was stored after all is not done again, also if it was replaced or taken back since', async () => {
	const bo = new Phone(server.as('bo'), 2);
	await bo.introduce({ name: 'Bo' });
	const [doing, scanning] = [ada.do(savePreferences, { quiet: true }), ada.scan(bo)];
	db.late?.go();
	const [[place, text]] = left();
	await doing;
	const { meetingId } = await scanning;
	// As soon as it is stored there is nothing left; a page that was gone by then could not say so.
	expect(left()).toEqual([]);
	localStorage.setItem(place, text);

	await ada.do(savePreferences, { quiet: false });
	await ada.do(undoExchange, { meetingId });
	await open();
	expect([quiet(), ada.people, kinds(), left()]).toEqual([false, [], ['save_preferences'], []]);
});

test('a page that comes back finds it done by the tab that took it in, whatever has become of it', async () => {
	let goOn = () => undefined as void;
	db.held = new Promise((resolve) => (goOn = () => resolve(ok(null))));
	const { late } = db;
	const doing = ada.do(savePreferences, { quiet: true });
	late?.go();
	const { held } = db;
	db.held = Promise.resolve(ok(null));
	await open();
	expect(quiet()).toBe(true);
	await ada.do(savePreferences, { quiet: false });

	db.held = held;
	late?.stay();
	goOn();
	await doing;
	expect([quiet(), kinds(), left()]).toEqual([false, ['save_preferences'], []]);
	// From here on it is a page like any other.
	db.held = never;
	void ada.do(savePreferences, { quiet: true });
	expect(left()).toEqual([]);
});

test('what another tab has done since stands; where both can be, both are', async () => {
	const bo = new Phone(server.as('bo'), 2);
	await bo.introduce({ name: 'Bo' });
	const { contactId } = await ada.scan(bo);
	leave(
		() => ada.do(savePreferences, { quiet: true }),
		() => ada.do(markPerson, { contactId, eventId: null, worth: true }),
		() => ada.do(saveNote, { contactId, text: 'rows', was: '' })
	);
	await ada.do(savePreferences, { quiet: false });
	await ada.do(markPerson, { contactId, eventId: null, thank: true });
	await ada.do(saveNote, { contactId, text: 'sings', was: '' });
	await open();
	expect(quiet()).toBe(false);
	expect(ada.tables.marks.all).toMatchObject([{ worth: true, thank: true }]);
	expect(ada.people[0][1].split('\n\n').sort()).toEqual(['rows', 'sings']);
	expect(kinds().filter((kind) => kind === 'save_preferences' || kind === 'mark_person')).toHaveLength(2);
});

test('whoever comes after a sign-out gets nothing of it, and it is forgotten', async () => {
	leave(() => ada.do(setGoal, goal));
	const storage = new MemoryStorage();
	await storage.transact(async (tx) => tx.put('meta', { id: 'life', value: 'another' }));
	await takeInLate(
		storage,
		{ name: 'test', life: 'another' },
		{ tables: tablesInMemory(), mutations: mutationsOf(mutations) }
	);
	expect([(await storage.load()).outbox, left()]).toEqual([[], []]);
});

test('while there is no room it waits', async () => {
	leave(() => ada.do(setGoal, goal));
	db.held = Promise.resolve(problem('storage-full'));
	await open();
	expect([ada.tables.goals.size, left().length]).toEqual([0, 1]);
	db.held = Promise.resolve(ok(null));
	await open();
	expect([ada.tables.goals.size, left()]).toEqual([1, []]);
});

test('what could not be stored, and was said so, is not done later', async () => {
	db.held = Promise.resolve(problem('storage-full'));
	const doing = ada.do(setGoal, goal);
	db.late?.go();
	expect(left()).toHaveLength(1);
	await expect(doing).rejects.toThrow('storage-full');
	expect(left()).toEqual([]);
});

test('what this version does not know waits for one that does, and what comes after it as well', async () => {
	leave(
		() => ada.do(savePreferences, { quiet: true }),
		() => ada.do(setGoal, goal)
	);
	await open(mutationsOf([setGoal]));
	expect([kinds(), left().length]).toEqual([[], 1]);
	await open(mutationsOf([savePreferences]));
	expect(kinds()).toEqual(['save_preferences']);
	await open();
	expect([kinds(), left()]).toEqual([['save_preferences', 'set_goal'], []]);

	leave(() => ada.do(setGoal, { ...goal, text: 'walk' }));
	const [[place, text]] = left();
	localStorage.setItem(place, text.replace('"own"', '"of a later version"'));
	await open();
	expect([ada.tables.goals.all[0].text, left().length]).toEqual(['rest', 1]);
	// The version that knows it had stored it after all.
	localStorage.setItem(place, text);
	await open();
	localStorage.setItem(place, text);
	await open(mutationsOf([]));
	expect([ada.tables.goals.all[0].text, left()]).toEqual(['walk', []]);
});

test('where nothing of it can be loaded, what was typed is taken in and the rest waits', async () => {
	leave(() => ada.do(setGoal, goal));
	localStorage.setItem('test-late/first/x', '[{"id":"note/bo","text":"rows","stored":null}]');
	await open(() => Promise.reject(new Error('no network')));
	expect([ada.tables.drafts.all[0]?.text, kinds(), left().length]).toEqual(['rows', [], 1]);
	await open();
	expect(kinds()).toEqual(['set_goal']);
});
