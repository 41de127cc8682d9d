import { expect, test, vi } from 'vitest';
import { keepDraft } from '../../src/lib/db/drafts.ts';
import { clearDevice, unsentOf } from '../../src/lib/sync/sign-out.ts';
import { FakeServer } from './fake-server.ts';
import { Phone } from './phone.ts';

async function adaWithBo(): Promise<Phone> {
	const server = new FakeServer();
	const [ada, bo] = [new Phone(server.as('ada'), 1), new Phone(server.as('bo'), 2)];
	for (const [phone, name] of [
		[ada, 'Ada'],
		[bo, 'Bo']
	] as const) {
		await phone.introduce({ name });
		await phone.drain();
	}
	await ada.scan(bo);
	await ada.drain();
	return ada;
}

test('what would be lost is what the server does not have: waiting and refused, not what it holds', async () => {
	const ada = await adaWithBo();
	expect(unsentOf(ada.local.db)).toEqual([]);
	await ada.scan(new Phone(ada.server, 3), 'Cleo');
	await ada.drain();
	expect(ada.state.pending.map(({ progress }) => progress.state)).toEqual(['held']);
	expect(unsentOf(ada.local.db)).toEqual([]);
	await ada.note(ada.tables.contacts.all[0].id, 'likes tea');
	expect(unsentOf(ada.local.db).map(({ kind }) => kind)).toEqual(['save_note']);
});

test('a sign-out leaves nothing of the person, and nothing of theirs is stored afterwards', async () => {
	const ada = await adaWithBo();
	const [contact] = ada.tables.contacts.all;
	await ada.local.db.transact(async (tx) => tx.put('meta', { id: 'config', value: { mail: true } }));
	await keepDraft(`note/${contact.id}`, 'half-ty', ada.local.db);
	const { onLeft } = ada.local.db;
	ada.local.db.onLeft = vi.fn(onLeft);
	// A page that is on its way meanwhile.
	ada.network.beforePullArrives = async () => {
		expect((await clearDevice(ada.local.db)).ok).toBe(true);
	};
	await ada.drain();

	const { meta, ...rest } = ada.tables;
	expect(Object.values(rest).map((table) => table.size)).toEqual(Object.keys(rest).map(() => 0));
	expect(meta.all.map(({ id }) => id).sort()).toEqual(['config', 'life']);
	// The note's field loses the focus when its screen goes.
	await expect(ada.note(contact.id, 'half-typed')).rejects.toThrow('storage-failed');
	expect(await keepDraft(`note/${contact.id}`, 'half-typed', ada.local.db)).toMatchObject({ ok: false });
	expect([ada.tables.outbox.size, ada.tables.drafts.size]).toEqual([0, 0]);
	expect(ada.local.db.storage).toEqual({ state: 'left' });
	expect(ada.local.db.onLeft).toHaveBeenCalledTimes(1);
});
