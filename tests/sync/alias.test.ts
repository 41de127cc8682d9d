import { expect, test } from 'vitest';
import { draftOf, keepDraft } from '../../src/lib/db/drafts.ts';
import { FakeServer } from './fake-server.ts';
import { Phone } from './phone.ts';

test('half-typed texts about two contacts that turn out to be one are both kept', async () => {
	const server = new FakeServer();
	const [ada, bo, tablet] = ['ada', 'bo', 'bo'].map((person, i) => new Phone(server.as(person), i + 1));
	for (const phone of [ada, bo, tablet]) {
		await phone.introduce({ name: phone === ada ? 'Ada' : 'Bo' });
		await phone.drain();
	}
	const { db } = ada.local;
	const first = await ada.scan(bo);
	const second = await ada.scan(tablet, 'Bo');
	await keepDraft(`note/${first.contactId}`, 'likes tea', db);
	await keepDraft(`note/${second.contactId}`, 'has a boat', db);
	await ada.settle();

	expect(draftOf(`note/${first.contactId}`, db)).toBe('likes tea\n\nhas a boat');
	expect(draftOf(`note/${second.contactId}`, db)).toBeNull();
});
