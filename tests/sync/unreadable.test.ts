import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { rowSchemaVersion, rowSchemas } from '../../src/lib/sync/row-schemas.ts';
import { FakeServer } from './fake-server.ts';
import { Phone } from './phone.ts';

// One line per version of the schemas; a change to them without a new version fails below.
const fingerprints: Record<number, string> = {
	1: '947000ff7de413dd',
	2: '051766c2bb137101',
	3: '1a66357892ed635e',
	4: '1607ec846da58356'
};

test('what the rows of the server may look like never changes without a new version', () => {
	const described = JSON.stringify(rowSchemas, (_, value) =>
		typeof value === 'function' ? undefined : value
	);
	expect(described).toContain('keyIds');
	expect(createHash('sha256').update(described).digest('hex').slice(0, 16)).toBe(
		fingerprints[rowSchemaVersion]
	);
});

test('a row that this version cannot read is fetched again by the next version that can', async () => {
	const server = new FakeServer();
	const [ada, bo] = [new Phone(server.as('ada'), 1), new Phone(server.as('bo'), 2)];
	await bo.introduce({ name: 'Bo' });
	await bo.drain();
	await ada.introduce({ name: 'Ada' });
	await ada.scan(bo, 'Bo');
	const { pull } = ada.network;
	ada.network.pull = async (cursor) => {
		const answer = await pull.call(ada.network, cursor);
		if (answer.ok) {
			const { exchanges = [] } = answer.value.rows;
			answer.value.rows.exchanges = exchanges.map((row) => ({ ...Object(row), via: 'telepathy' }));
		}
		return answer;
	};
	await ada.settle();
	expect(ada.tables.exchanges.all).toEqual([]);
	expect(ada.tables.meta.get('skipped')?.value).toBe(rowSchemaVersion);

	ada.network.pull = pull;
	await ada.settle();
	expect(ada.tables.exchanges.all).toEqual([]);
	// As after an update of the app.
	await ada.local.db.transact(async (tx) => tx.put('meta', { id: 'skipped', value: rowSchemaVersion - 1 }));
	await ada.settle();
	expect(ada.tables.exchanges.all).toHaveLength(1);
	expect(ada.people).toEqual([['Bo', '']]);
	expect([ada.tables.meta.get('skipped'), ada.tables.meta.get('anew')]).toEqual([undefined, undefined]);
});

test('tables and keys of a newer server are left out, remembered, and cost nothing else', async () => {
	const server = new FakeServer();
	const [ada, bo] = [new Phone(server.as('ada'), 1), new Phone(server.as('bo'), 2)];
	await bo.introduce({ name: 'Bo' });
	await bo.drain();
	await ada.introduce({ name: 'Ada' });
	await ada.scan(bo, 'Bo');
	const { pull } = ada.network;
	ada.network.pull = async (cursor) => {
		const answer = await pull.call(ada.network, cursor);
		if (!answer.ok) return answer;
		const rows: Record<string, unknown[]> = { goals: [{ id: 'x' }] };
		for (const [table, each] of Object.entries(answer.value.rows))
			rows[table] = each.map((row) => ({ ...Object(row), mood: 'new' }));
		return { ...answer, value: { ...answer.value, rows } };
	};
	await ada.settle();
	expect(ada.people).toEqual([['Bo', '']]);
	expect(ada.state.status).toEqual({ state: 'safe' });
	expect(JSON.stringify(ada.tables.contacts.all)).not.toContain('mood');
	expect(ada.tables.meta.get('skipped')?.value).toBe(rowSchemaVersion);
});
