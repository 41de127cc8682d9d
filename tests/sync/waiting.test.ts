import { expect, test } from 'vitest';
import { overwriteGetLocale } from '../../src/lib/paraglide/runtime.js';
import type { Pending } from '../../src/lib/sync/sync.svelte.ts';
import { type Names, sentenceOf, whatInWords, whyInWords } from '../../src/lib/sync/words.ts';
import { forgetPerson } from '../../src/lib/sync/forget-person.ts';
import { FakeServer } from './fake-server.ts';
import { Phone } from './phone.ts';

overwriteGetLocale(() => 'en');

/** What the list in the settings says about each thing that is not with the server. */
function listOf({ tables, state }: Phone): string[] {
	const names: Names = {
		person: (id) => tables.contacts.get(id)?.card.name ?? null,
		event: (id) => tables.events.get(id)?.name ?? null
	};
	const isInReach = state.reach !== 'offline';
	const why = (pending: Pending) =>
		whyInWords(pending, { isBehind: state.behind.has(pending.id), isInReach });
	return state.pending.map((pending) => `${whatInWords(pending, names)}: ${why(pending)}`);
}

async function adaAndBo() {
	const server = new FakeServer();
	const [ada, bo] = [new Phone(server.as('ada'), 1), new Phone(server.as('bo'), 2)];
	await bo.introduce({ name: 'Bo' });
	await ada.introduce({ name: 'Ada' });
	await ada.drain();
	return { server, ada, bo };
}

test('the list names whom each thing is about and why it waits', async () => {
	const { ada, bo } = await adaAndBo();
	ada.state.reach = 'offline';
	const { contactId } = await ada.scan(bo, 'Bo');
	await ada.note(contactId, 'likes tea');
	expect(listOf(ada)).toEqual([
		'Scan of Bo: Waiting for the network',
		'Note on Bo: Waits for something before it'
	]);
	ada.state.reach = 'reached';
	await ada.drain();
	expect(listOf(ada)).toEqual([
		'Scan of Bo: Waiting for the other person’s phone to be online',
		'Note on Bo: Waits for something before it'
	]);
	expect(sentenceOf(ada.state.status)).toBe('1 on the way');
});

test.each([
	['slow_down', /a little later/],
	['busy', /was busy/],
	['internal', /had a problem/],
	['too_many_held', /Too many scans/],
	['unheard_of', /had a problem/]
])('what the server puts off with %s says so and is sent by itself', async (code, words) => {
	const { ada, bo } = await adaAndBo();
	const { push } = ada.network;
	ada.network.push = async (batch) => {
		const answers = batch.mutations.map(({ id }) => ({ id, answer: 'retry' as const, code, result: null }));
		return { ok: true, value: { serverNow: new Date(ada.nowMs).toISOString(), answers } };
	};
	await bo.drain();
	await ada.scan(bo, 'Bo');
	await ada.drain();
	expect(listOf(ada)[0]).toMatch(words);
	ada.network.push = push;
	await ada.settle();
	expect(ada.state.status).toEqual({ state: 'safe' });
});

test('a server that is one version older keeps what it does not know waiting, says so, and gets it after its update', async () => {
	const { server, ada, bo } = await adaAndBo();
	server.unknownKinds = ['exchange_cards'];
	await bo.drain();
	await ada.scan(bo, 'Bo');
	await ada.drain();
	expect(listOf(ada)).toEqual([
		'Scan of Bo: The server is older than this app. Kept, and sent after its update'
	]);
	server.unknownKinds = [];
	await ada.settle();
	expect([ada.state.status, ada.people]).toEqual([{ state: 'safe' }, [['Bo', '']]]);
});

test('hundreds that wait are all listed', async () => {
	const { ada } = await adaAndBo();
	for (let i = 0; i < 300; i++) await ada.scan(new Phone(ada.server, 3 + i), `Person ${i}`);
	expect(listOf(ada)).toHaveLength(300);
	expect(listOf(ada)[299]).toBe('Scan of Person 299: On its way');
	expect(ada.state.status).toEqual({ state: 'waiting', count: 300 });
});

test('who went on as a new guest is not told that everything is safe, until somebody is met again', async () => {
	const { ada, bo } = await adaAndBo();
	await bo.drain();
	const { contactId } = await ada.scan(bo, 'Bo');
	await ada.settle();
	const other = new FakeServer();
	Object.assign(ada, { network: new Phone(other.as('new'), 1).network });
	await forgetPerson(ada.local);
	await ada.introduce({ name: 'Ada' });
	await ada.settle();
	expect(ada.state.status).toEqual({ state: 'only-here', count: 1 });
	expect(sentenceOf(ada.state.status)).toBe('One person is on this phone only');
	expect(ada.state.onlyHere).toEqual([contactId]);
	// The server brings the same row after all.
	const { pull } = ada.network;
	ada.network.pull = async (cursor) => {
		const answer = await pull.call(ada.network, cursor);
		if (answer.ok) answer.value.rows.contacts = [ada.tables.contacts.get(contactId)];
		return answer;
	};
	await ada.settle();
	expect(ada.state.status).toEqual({ state: 'safe' });
});
