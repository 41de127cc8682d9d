import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openPglite, openPostgres, sqlTest, sqlTestNames } from './engines.ts';

// Every pgTAP file on both engines: the rules must hold where a laptop serves a meetup and where Postgres serves a city.
describe.each([
	['PGlite', openPglite],
	['Postgres', openPostgres]
] as const)('on %s', (name, open) => {
	let database: Database;
	beforeAll(async () => {
		database = await open();
		console.info(`${name}: ${database.source}`);
		// The helpers stay, every other file rolls back.
		for (const file of sqlTestNames.filter((file) => file.startsWith('000_')))
			await database.exec(sqlTest(file));
	});
	afterAll(() => database?.close());

	test.each(sqlTestNames.filter((file) => !file.startsWith('000_')))('%s', async (file) => {
		const lines = await tapLines(database, sqlTest(file));
		const failures = lines.filter((line) => /^(not ok|#)/.test(line));
		expect(failures.join('\n')).toBe('');
		const planned = Number(/^1\.\.(\d+)$/.exec(lines[0] ?? '')?.[1]);
		expect(lines.filter((line) => line.startsWith('ok '))).toHaveLength(planned);
	});
});

/** What pgTAP says, line by line; an error of the file itself becomes a failure and ends its transaction. */
async function tapLines(database: Database, sql: string): Promise<string[]> {
	try {
		const texts = (await database.exec(sql)).flat().flatMap((row) => Object.values(row));
		return texts
			.filter((text): text is string => typeof text === 'string')
			.flatMap((text) => text.split('\n'));
	} catch (error) {
		return [`not ok: ${String(error)}`];
	} finally {
		await database.exec('rollback').catch(() => undefined);
	}
}
