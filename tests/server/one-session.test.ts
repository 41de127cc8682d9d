import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely } from 'kysely';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneSessionDialect } from '../../src/server/one-session.ts';

// Over HTTP two requests meet in the session only by the luck of the event loop; here they are made to.
let pglite: PGlite;
let db: Kysely<unknown>;

beforeAll(async () => {
	pglite = new PGlite();
	await pglite.exec(
		'create role visitor; create table public.secrets (word text); insert into public.secrets values (1)'
	);
	db = new Kysely({ dialect: oneSessionDialect(pglite) });
});
afterAll(async () => {
	await db.destroy();
	await pglite.close();
});

const rows = async (on: Kysely<unknown>, sql: string) =>
	(await on.executeQuery<Record<string, unknown>>(CompiledQuery.raw(sql))).rows;

/** One request: takes a role for its transaction, lets others have their turn between any two statements. */
function visit(role: string): Promise<unknown> {
	return db.transaction().execute(async (transaction) => {
		await rows(transaction, `set local role ${role}`);
		await nextTurn();
		const [{ current_user: user }] = await rows(transaction, 'select current_user');
		await nextTurn();
		return user;
	});
}

test('a transaction keeps its role however many others want the session meanwhile', async () => {
	const roles = Array.from({ length: 20 }, (_, i) => (i % 2 ? 'visitor' : 'postgres'));
	expect(await Promise.all(roles.map(visit))).toEqual(roles);
});

test('a visitor reads no secret while somebody else’s transaction ends', async () => {
	const attempts = Array.from({ length: 10 }, () =>
		db.transaction().execute(async (transaction) => {
			await rows(transaction, 'set local role visitor');
			await nextTurn();
			return rows(transaction, 'select * from public.secrets');
		})
	);
	for (const attempt of await Promise.allSettled(attempts)) expect(attempt.status).toBe('rejected');
});

test('a statement outside any transaction waits for the one under way', async () => {
	const begun = visit('visitor');
	const [{ current_user: user }] = await rows(db, 'select current_user');
	expect([user, await begun]).toEqual(['postgres', 'visitor']);
});

test('a transaction that fails leaves nothing behind for the next', async () => {
	const failing = db.transaction().execute(async (transaction) => {
		await rows(transaction, "insert into public.secrets values ('half')");
		await rows(transaction, 'select 1 / 0');
	});
	await expect(failing).rejects.toThrow('division by zero');
	expect(await rows(db, "select * from public.secrets where word = 'half'")).toEqual([]);
});
