import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followUpKinds } from '../../src/lib/db/rows.ts';
import { followUpsOf } from '../../src/lib/follow-ups/queue/rules.ts';
import { isLong } from '../tools/long.ts';
import { type Database, openPglite, sqlTest } from './engines.ts';
import { history } from './follow-ups/history.ts';
import { type Rules, play, settle } from './follow-ups/queues.ts';

// The queue is computed twice, in Postgres by triggers and on the phone from what it pulls: whatever happens, both say the same.
let database: Database;
beforeAll(async () => {
	database = await open();
});
afterAll(() => database?.close());

const runs = Number(process.env.HISTORIES ?? (isLong ? 1_000 : 100));

test('after any history the queue in Postgres is what the phones compute', { timeout: 900_000 }, async () => {
	const seen = new Map<string, number>();
	const property = fc.asyncProperty(history, async (steps) => {
		const { differences, inPostgres } = await play(database, steps, followUpsOf);
		for (const { kind, settledBy } of inPostgres) {
			const what = settledBy ? `${kind} ${settledBy}` : kind;
			seen.set(what, (seen.get(what) ?? 0) + 1);
		}
		if (differences.length > 0)
			throw new Error([...differences, ...steps.map(({ said }) => said)].join('\n'));
	});
	await fc.assert(property, { numRuns: runs });
	console.info([...seen].map(([what, times]) => `${what} ${times}`).join(', '));
	// Histories in which hardly anything happens would prove nothing.
	const settlings = [
		'first sent',
		'first done',
		'promise kept',
		'thank sent',
		'return sent',
		'nudge done',
		'rest'
	];
	expect([...followUpKinds, ...settlings].filter((what) => !seen.has(what))).toEqual([]);
});

describe('a mistake on either side is found', () => {
	const inSql: [string, RegExp, string][] = [
		['reasons_of_meeting', /interval '48 hours'/, `interval '47 hours'`],
		['reasons_of_meeting', /where not m\.is_withdrawn/, 'where true'],
		['reasons_of_words', /p\.due_on \+ 1/, 'p.due_on'],
		['reasons_of_time', /story\.heard_at < story\.wrote_at/, 'story.heard_at <= story.wrote_at'],
		['reasons_of_time', /\+ 31/, '+ 30'],
		['story_of', /when 'quarter' then 91/, `when 'quarter' then 90`],
		['follow_ups_of', /a\.kind = r\.kind\s+and /, ''],
		['renew_after_words', /tg_op = 'INSERT' then/, `tg_op = 'INSERT' then return null;`]
	];
	test.each(inSql)('in the SQL of %s: %s', { timeout: 300_000 }, async (name, from, to) => {
		const [[{ text }]] = await database.exec(
			`select pg_get_functiondef(p.oid) as text from pg_proc p where p.proname = '${name}'`
		);
		expect(String(text)).toMatch(from);
		await database.exec(String(text).replace(from, to));
		try {
			expect(await finds(followUpsOf)).toBe(true);
		} finally {
			await database.exec(String(text));
		}
	});

	const onPhone: [string, Rules][] = [
		['answers', (facts) => followUpsOf({ ...facts, answers: [] })],
		['what was withdrawn', (facts) => followUpsOf({ ...facts, exchanges: facts.exchanges.map(given) })],
		['the last message', (facts) => followUpsOf({ ...facts, touches: facts.touches.slice(0, -1) })],
		['the rest', (facts) => followUpsOf({ ...facts, correspondence: undefined })],
		['blocks', (facts) => followUpsOf({ ...facts, contact: { ...facts.contact, blocked: false } })]
	];
	test.each(onPhone)('on the phone, where %s is forgotten', { timeout: 300_000 }, async (_, rules) => {
		expect(await finds(rules)).toBe(true);
	});
});

type Exchange = Parameters<Rules>[0]['exchanges'][number];
const given = (exchange: Exchange): Exchange => ({
	...exchange,
	theyGave: { ...exchange.theyGave, how: 'full' },
	iGave: { ...exchange.iGave, how: 'full' }
});

/** Whether a history is found on which the two sides differ. */
async function finds(rules: Rules): Promise<boolean> {
	const property = fc.asyncProperty(
		history,
		async (steps) => (await play(database, steps, rules)).differences.length === 0
	);
	const { failed } = await fc.check(property, { numRuns: 300, endOnFailure: true });
	return failed;
}

async function open(): Promise<Database> {
	const opened = await openPglite();
	for (const helpers of ['000_helpers.test.sql', '000_whole_database.test.sql'])
		await opened.exec(sqlTest(helpers));
	await settle(opened);
	return opened;
}
