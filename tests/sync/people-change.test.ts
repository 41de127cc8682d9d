import { expect, test } from 'vitest';
import { forgetPerson } from '../../src/lib/sync/forget-person.ts';
import { FakeServer } from './fake-server.ts';
import { Phone } from './phone.ts';

test('a device that meets the session of another person sends nothing under that name', async () => {
	const server = new FakeServer();
	const ada = new Phone(server.as('ada'), 1);
	await ada.introduce({ name: 'Ada' });
	await ada.drain();
	const count = server.arrived.length;
	await ada.scan(new Phone(server.as('bo'), 2), 'Bo');
	ada.network.signIn = async () => ({ ok: true, value: { userId: 'somebody else' } });
	expect(await ada.drain()).toBe('other-person');
	expect(server.arrived).toHaveLength(count);
	expect(ada.state.status).toEqual({ state: 'waiting', count: 1 });
});

test('rows of somebody who signed in during a drain are not mixed with those of the person before', async () => {
	const server = new FakeServer();
	const ada = new Phone(server.as('ada'), 1);
	const bo = new Phone(server.as('bo'), 2);
	await bo.introduce({ name: 'Bo' });
	await bo.drain();
	await ada.introduce({ name: 'Ada' });
	await ada.drain();
	const cursor = ada.tables.meta.get('cursor');
	const asBo = new Phone(server.as('bo'), 1).network;
	ada.network.pull = async (after) => {
		ada.network.signIn = asBo.signIn;
		return asBo.pull(after);
	};
	expect(await ada.drain()).toBe('other-person');
	expect(ada.tables.profiles.get('me')?.profile.name).toBe('Ada');
	expect([ada.tables.meta.get('personId')?.value, ada.tables.meta.get('cursor')]).toEqual(['ada', cursor]);
});

test('after the server lost everybody the device goes on as somebody new, with what it had queued', async () => {
	const server = new FakeServer();
	const ada = new Phone(server.as('ada'), 1);
	await ada.introduce({ name: 'Ada' });
	await ada.drain();
	const bo = new Phone(server.as('bo'), 2);
	const scan = await ada.scan(bo, 'Bo');
	await ada.note(scan.contactId, 'likes tea');
	await ada.drain();

	const fresh = new FakeServer();
	const anew = new Phone(fresh.as('ada again'), 1);
	Object.assign(ada, { network: anew.network });
	expect(await ada.drain()).toBe('other-person');
	await forgetPerson(ada.local);
	const boAgain = new Phone(fresh.as('bo'), 2);
	await boAgain.introduce({ name: 'Bo' });
	await boAgain.drain();
	await ada.settle();
	expect(fresh.namesHeldBy('ada again')).toEqual(['Bo']);
	expect(ada.people).toEqual([['Bo', 'likes tea']]);
	expect(ada.state.status).toEqual({ state: 'safe' });
});

test('an answer that arrives after the device went on as somebody new does not count for them', async () => {
	const server = new FakeServer();
	const bo = new Phone(server.as('bo'), 2);
	await bo.introduce({ name: 'Bo' });
	await bo.drain();
	const ada = new Phone(server.as('ada'), 1);
	await ada.introduce({ name: 'Ada' });
	await ada.drain();
	await ada.scan(bo);
	const { push } = ada.network;
	ada.network.push = async (batch) => {
		const answer = await push.call(ada.network, batch);
		await forgetPerson(ada.local);
		return answer;
	};
	await ada.drain();
	const anew = new Phone(server.as('ada again'), 1, ada.local.db);
	await anew.settle();
	expect(server.namesHeldBy('ada again')).toEqual(['Bo']);
});
