import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { localStore } from '../../../tests/sync/local-store.ts';
import { aliasKey } from './alias.ts';
import { Late } from './late.ts';
import { MemoryStorage, type Storage } from './storage.ts';
import { type Tables, fillEach, tablesInMemory } from './tables.ts';
import { takeInLate, withLate } from './take-in.ts';

const key = 'note/bo';
const home = { name: 'test', life: 'one' };

let storage: MemoryStorage;
beforeEach(async () => {
	storage = new MemoryStorage();
	await live(home.life);
	vi.stubGlobal('localStorage', localStore());
});
afterEach(() => void vi.unstubAllGlobals());

const left = () => Object.keys(localStorage);

async function drafts(): Promise<Record<string, string>> {
	const { drafts } = await storage.load();
	return Object.fromEntries(drafts.map(({ id, text }) => [id, text]));
}

function live(life: string) {
	return storage.transact(async (tx) => tx.put('meta', { id: 'life', value: life }));
}

/** What a tab shows that has just opened. */
async function opened() {
	const tables = tablesInMemory();
	fillEach(tables, await storage.load());
	return tables;
}

/** What the next one to open does about it. */
async function takeIn(from: Storage = storage, life = home.life, tables?: Tables) {
	tables ??= await opened();
	const mutations = () => Promise.reject(new Error('there is no mutation'));
	return takeInLate(from, { ...home, life }, { tables, mutations });
}

function store(id: string, text: string) {
	return storage.transact(async (tx) => tx.put('drafts', { id, text }));
}

const typed = (text: string) => ({ id: key, text });

/** A tab of that life in which these were typed and nothing was stored any more before it went. */
function gone(
	typed: readonly (readonly [id: string, text: string])[],
	life: unknown = home.life,
	stored = ''
) {
	const tab = new Late({ ...home, life, storedOf: () => stored || null, isSameLife: () => true });
	for (const [id, text] of typed) tab.begin({ id, text });
	tab.go();
	return tab;
}

test('the next one to open finds every letter, once', async () => {
	gone([
		[key, 'likes t'],
		[key, 'likes te'],
		['profile', '{"name":"Ada"}']
	]);
	expect(await takeIn()).toHaveLength(2);
	expect(await drafts()).toEqual({ [key]: 'likes te', profile: '{"name":"Ada"}' });
	expect(left()).toEqual([]);
	await storage.transact(async (tx) => tx.delete('drafts', key));
	expect(await takeIn()).toEqual([]);
	expect(await drafts()).toEqual({ profile: '{"name":"Ada"}' });
});

test('what the database got after all, in part or whole, is gone on with; what was emptied is empty', async () => {
	const typed = [
		[key, 'likes t'],
		[key, 'likes te']
	] as const;
	for (const stored of ['likes', 'likes t', 'likes te']) {
		gone(typed, home.life, 'likes');
		await store(key, stored);
		await takeIn();
		expect(await drafts()).toEqual({ [key]: 'likes te' });
	}
	gone([[key, '']], home.life, 'likes te');
	await takeIn();
	expect(await drafts()).toEqual({});
});

test('a draft that another tab has typed since stays', async () => {
	gone([[key, 'likes te']], home.life, 'likes');
	await store(key, 'likes boats');
	expect(await takeIn()).toEqual([]);
	expect([await drafts(), left()]).toEqual([{ [key]: 'likes boats' }, []]);
});

test('what a tab stored after all before it went, and told nobody, is shown by the one that stays open', async () => {
	await store('profile', '{"name":"A"}');
	const tables = await opened();
	gone([
		[key, 'likes te'],
		['profile', '']
	]);
	await storage.transact(async (tx) => {
		tx.put('drafts', typed('likes te'));
		tx.delete('drafts', 'profile');
	});
	expect(await takeIn(storage, home.life, tables)).toEqual([
		{ table: 'drafts', id: 'profile', row: undefined },
		{ table: 'drafts', id: key, row: typed('likes te') }
	]);
});

test('who turned out to be somebody known takes it along, behind what was typed there', async () => {
	await storage.transact(async (tx) => tx.put('meta', { id: aliasKey('bo'), value: 'robert' }));
	gone([[key, 'likes te']]);
	await takeIn();
	expect(await drafts()).toEqual({ 'note/robert': 'likes te' });

	gone([[key, 'has a b']]);
	await takeIn();
	expect(await drafts()).toEqual({ 'note/robert': 'likes te\n\nhas a b' });

	// Its beginning had been moved there already.
	gone([[key, 'has a boat']], home.life, 'has a b');
	await takeIn();
	expect(await drafts()).toEqual({ 'note/robert': 'likes te\n\nhas a boat' });
	expect(withLate('likes te\n\nhas a boat', { text: '', seen: ['has a boat'] }, true)).toBe('likes te');
});

test('another life gets nothing, and nothing of the one before stays', async () => {
	gone([[key, 'of the person before']]);
	// Signed out while this tab was opening: nothing of it goes to whoever is next.
	await live('two');
	expect(await takeIn()).toEqual([]);
	expect(left()).toHaveLength(1);
	gone([[key, 'from before any sign-out']], undefined);
	localStorage.setItem('test-late/two/x', JSON.stringify([{ id: key, text: 'mine', stored: null }]));
	localStorage.setItem('other', 'nobody else’s');
	await takeIn(storage, 'two');
	expect([await drafts(), left()]).toEqual([{ [key]: 'mine' }, ['other']]);
});

test('a tab whose person has signed out leaves nothing', () => {
	let isSameLife = true;
	const tab = new Late({ ...home, storedOf: () => null, isSameLife: () => isSameLife });
	tab.begin({ id: key, text: 'likes te' });
	tab.go();
	expect(left()).toHaveLength(1);
	isSameLife = false;
	tab.go();
	expect(left()).toEqual([]);
});

test('what is stored after all is left no longer, and what is typed while the page goes is left as well', async () => {
	const tab = gone([]);
	const [a, ab] = [typed('a'), typed('ab')];
	for (const draft of [a, ab]) tab.begin(draft);
	tab.end(a, true);
	expect(left()).toHaveLength(1);
	tab.end(ab, true);
	expect(left()).toEqual([]);
	tab.begin(typed('abc'));
	expect(left()).toHaveLength(1);
	tab.stay();
	tab.begin(typed('abcd'));
	await takeIn();
	expect(await drafts()).toEqual({ [key]: 'abc' });
});

test('what there was no room for in the database waits for some', async () => {
	const tab = new Late({ ...home, storedOf: () => null, isSameLife: () => true });
	const texts = ['a', 'ab', 'abc'].map(typed);
	for (const draft of texts) tab.begin(draft);
	for (const draft of texts) tab.end(draft, false);
	tab.go();
	const full = { transact: async () => ({ ok: false, problem: 'storage-full' }) as const };
	expect(await takeIn(Object.assign(new MemoryStorage(), full))).toEqual([]);
	await takeIn();
	expect(await drafts()).toEqual({ [key]: 'abc' });
});

test.each([
	['gives no such storage', () => vi.stubGlobal('localStorage', undefined)],
	['has no room', () => vi.stubGlobal('localStorage', localStore(10))]
])('a browser that %s loses what it lost before, and says nothing', async (_how, change) => {
	change();
	gone([[key, 'likes te']]);
	expect(await takeIn()).toEqual([]);
});

test('what is not ours in its place is left out', async () => {
	localStorage.setItem('test-late/one/x', '{"half');
	gone([[key, 'likes te']]);
	await takeIn();
	expect([await drafts(), left()]).toEqual([{ [key]: 'likes te' }, []]);
});
