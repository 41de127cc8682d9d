import { expect, test } from 'vitest';
import { forgetPerson } from '../../src/lib/sync/forget-person.ts';
import { FakeServer } from './fake-server.ts';
import { Phone } from './phone.ts';

async function adaWhoMetBo() {
	const server = new FakeServer();
	const [ada, bo] = [new Phone(server.as('ada'), 1), new Phone(server.as('bo'), 2)];
	await bo.introduce({ name: 'Bo' });
	await bo.drain();
	await ada.introduce({ name: 'Ada' });
	await ada.drain();
	const { contactId } = await ada.scan(bo, 'Bo');
	await ada.note(contactId, 'likes tea');
	return ada;
}

/** As after "go on as a new guest": another server, which knows nothing of the person before. */
async function goOnAsNewGuest(ada: Phone) {
	const server = new FakeServer();
	Object.assign(ada, { network: new Phone(server.as('new'), 1).network });
	await forgetPerson(ada.local);
	await ada.introduce({ name: 'Ada' });
	return server;
}

test('people who are on this device only stay there when its person is merged into another', async () => {
	const ada = await adaWhoMetBo();
	await ada.settle();
	const server = await goOnAsNewGuest(ada);
	await ada.settle();
	ada.network.pull = (cursor) => server.as('kept').pull(cursor);
	expect(await ada.drain()).toBeNull();
	expect(ada.tables.meta.get('personId')?.value).toBe('kept');
	expect(ada.tables.meta.get('anew')).toBeUndefined();
	expect(ada.people).toEqual([['Bo', 'likes tea']]);
});

test('a scan that was sent and never came back is not lost with the person it was sent for', async () => {
	const ada = await adaWhoMetBo();
	ada.network.pull = async () => ({ ok: false, problem: 'offline' });
	await ada.settle();
	expect(ada.state.status).toEqual({ state: 'safe' });
	await goOnAsNewGuest(ada);
	expect(ada.people).toEqual([['Bo', 'likes tea']]);
	expect(ada.state.pending.map(({ kind }) => kind)).toContain('exchange_cards');
});
