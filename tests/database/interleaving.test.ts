import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgres } from './engines.ts';
import { mutation, type Mutation, Phone, type Pulled } from './phone.ts';

// Pulls between transactions that take their time and end in another order than they began.
let database: Awaited<ReturnType<typeof openPostgres>>;
let sql: postgres.Sql;

const sqlTests = new URL('../../supabase/tests/', import.meta.url);

beforeAll(async () => {
	database = await openPostgres();
	for (const name of ['000_helpers.test.sql', '000_whole_database.test.sql']) {
		const [helpers] = readFileSync(new URL(name, sqlTests), 'utf8').split(/^commit;$/m);
		await database.exec(`${helpers} commit;`);
	}
	sql = postgres(database.url, { max: 60, onnotice() {} });
});
afterAll(async () => {
	await sql?.end();
	await database?.close();
});

/** What a phone knows that applies one pull after the other. */
class Knowledge {
	readonly rows = new Map<string, unknown>();
	readonly #phone: Phone;
	#cursor: object = {};

	constructor(phone: Phone) {
		this.#phone = phone;
	}

	async pull(): Promise<void> {
		for (let more = true; more;) {
			const pulled: Pulled & { more?: boolean; deleted?: readonly { table: string; id: string }[] } =
				await this.#phone.pull(this.#cursor);
			for (const { table, id } of pulled.deleted ?? []) this.rows.delete(`${table}/${id}`);
			for (const [table, rows] of Object.entries(pulled.rows)) {
				for (const row of rows) this.rows.set(`${table}/${row.id}`, row);
			}
			this.#cursor = pulled.cursor;
			more = pulled.more === true;
		}
	}

	/** The person of each contact is another one's, so a scan's own ids are enough to do something with it. */
	ids(table: string): string[] {
		return [...this.rows.keys()].flatMap((key) =>
			key.startsWith(`${table}/`) ? [key.slice(table.length + 1)] : []
		);
	}
}

/** Numbers between 0 and 1, the same in every run (mulberry32). */
function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function whatever(phone: Phone, others: readonly Phone[], known: Knowledge, next: () => number): Mutation {
	const one = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(next() * items.length)];
	const contactId = one(known.ids('contacts'));
	const [exchangeOf, eventId] = one(known.ids('exchanges'))?.split('/') ?? [];
	const pair = { contactId: exchangeOf, eventId: eventId === 'none' ? null : eventId };
	const kinds = ['withdraw_exchange', 'confirm_exchange', 'block_person', 'unblock_person', 'save_note'];
	const kind = one(kinds) ?? '';
	const draw = next();
	if (draw < 0.5 || !contactId) return phone.scan(one(others) ?? phone);
	if (draw < 0.6) return phone.saveProfile(`Ada ${Math.floor(next() * 1e6)}`);
	if (kind === 'save_note') return mutation(kind, { contactId, text: `n ${next()}` });
	if (kind.endsWith('person')) return mutation(kind, { contactId });
	return exchangeOf ? mutation(kind, pair) : phone.saveProfile('Ada');
}

test('who pulls while everybody writes in random order knows in the end what a new phone is told', async () => {
	const phones = await Promise.all(Array.from({ length: 8 }, () => new Phone(sql).signUp()));
	for (const phone of phones) await phone.push([phone.addKey, phone.saveProfile('Ada')]);
	const known = new Map(phones.map((phone) => [phone, new Knowledge(phone)]));
	const said = new Set<string>();
	const until = Date.now() + 6_000;
	let batches = 0;

	const writing = phones.flatMap((phone, n) =>
		[1, 2].map(async (turn) => {
			const next = chance(100 * n + turn);
			const others = phones.filter((each) => each !== phone);
			while (Date.now() < until) {
				const size = 1 + Math.floor(next() * 6);
				const batch = Array.from({ length: size }, () =>
					whatever(phone, others, known.get(phone) ?? new Knowledge(phone), next)
				);
				// Some transactions stay open for a while after they took their numbers.
				const pause = next() < 0.3 ? () => delay(Math.floor(next() * 60)) : undefined;
				for (const { answer, code } of await phone.push(batch, pause)) said.add(code ?? answer);
				batches++;
			}
		})
	);
	const reading = phones.map(async (phone) => {
		while (Date.now() < until) await known.get(phone)?.pull();
	});
	const working = (async () => {
		while (Date.now() < until) {
			await sql`select hallway.fan_out_cards(), hallway.settle_held()`;
			await delay(20);
		}
	})();
	await Promise.all([...writing, ...reading, working]);

	const [{ wrong }] = await sql`select tests.wrong() as wrong`;
	expect(wrong).toBe('');
	for (const [phone, followed] of known) {
		await followed.pull();
		const fresh = new Knowledge(phone);
		await fresh.pull();
		expect(followed.rows).toEqual(fresh.rows);
	}
	console.info(`${batches} batches; answered: ${[...said].join(', ')}`);
	// Nothing else: no deadlock reached a phone, no bug was answered as "internal".
	const expected = ['applied', 'busy', 'slow_down', 'contact_not_found'];
	expect([...said].filter((each) => !expected.includes(each))).toEqual([]);
	expect(said).toContain('applied');
}, 60_000);

test('a pull neither waits for a slow transaction nor passes it by', async () => {
	const [speaker, slow, quick] = await Promise.all([1, 2, 3].map(() => new Phone(sql).signUp()));
	for (const phone of [speaker, slow, quick]) await phone.push([phone.addKey, phone.saveProfile('Kim')]);
	const known = new Knowledge(speaker);
	await known.pull();

	let isOpen: () => void = () => undefined;
	const opened = new Promise<void>((resolve) => (isOpen = resolve));
	let goOn: () => void = () => undefined;
	const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
	const slowly = slow.push([slow.scan(speaker)], async () => {
		isOpen();
		await mayGoOn;
	});
	await opened;
	// It came later and waits for the speaker's next number; what it gets must not make anybody miss the slow one's.
	const quickly = quick.push([quick.scan(speaker)]);
	// A pull that waited would wait for ever.
	for (let n = 0; n < 5; n++) await known.pull();
	expect(known.ids('contacts')).toEqual([]);
	goOn();

	await Promise.all([slowly, quickly]);
	await known.pull();
	expect(known.ids('contacts')).toHaveLength(2);
	expect(known.ids('exchanges')).toHaveLength(2);
});
