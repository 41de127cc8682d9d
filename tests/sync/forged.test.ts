import { expect, test } from 'vitest';
import { mutations } from '../../src/lib/background.ts';
import { toHex } from '../../src/lib/core/bytes.ts';
import { Db } from '../../src/lib/db/db.svelte.ts';
import { codeBytes } from '../../src/lib/exchange/code/code.ts';
import { makeKey } from '../../src/lib/core/key.ts';
import { exchangeCards, newExchange } from '../../src/lib/exchange/mutations.ts';
import { registryOf } from '../../src/lib/sync/apply.ts';
import { mutateIn } from '../../src/lib/sync/mutate.ts';

const now = new Date('2026-11-22T09:30:00.000Z');

test('a forged code with the key id of somebody confirmed changes nothing that is known of them', async () => {
	const local = { db: new Db('test'), registry: registryOf(mutations) };
	const card = { name: 'Bo', headline: 'Engineer' };
	const key = makeKey(new Uint8Array(16).fill(1));
	const bytes = toHex(codeBytes({ eventRef: '0000000000', key, card, timeStep: 1 }));
	const first = newExchange({ bytes, card });
	await mutateIn(local, exchangeCards, first, now);
	const [exchange] = local.db.tables.exchanges.all;
	await local.db.transact((tx) => {
		tx.put('exchanges', { ...exchange, confirmedAt: now.toISOString() });
		return Promise.resolve();
	});
	const forged = { bytes: bytes.slice(0, -2) + '00', card: { name: 'Not Bo', phone: '+1 900 555 0100' } };
	await mutateIn(local, exchangeCards, newExchange(forged), now);
	expect(local.db.tables.contacts.get(first.contactId)?.card).toEqual({
		name: 'Bo',
		headline: 'Engineer',
		phone: '+1 900 555 0100'
	});
});
