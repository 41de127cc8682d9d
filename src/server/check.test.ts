import { expect, test } from 'vitest';
import { countHolding, holdingInWords } from './check.ts';

test('a Postgres that holds very much is not counted to the end', async () => {
	const asked: string[] = [];
	const holding = await countHolding(async <Row>(sql: string) => {
		asked.push(sql);
		return [{ there: true, count: 10_001 }] as Row[];
	}, 10_000);
	expect(asked.filter((sql) => sql.includes('count'))).toHaveLength(2);
	expect(asked.filter((sql) => sql.includes('count')).every((sql) => sql.includes('limit 10001'))).toBe(true);
	expect(holdingInWords({ engine: 'postgres', wasStoppedCleanly: true }, holding)).toBe(
		'Store: more than 10000 people, more than 10000 exchanges.'
	);
	expect(
		holdingInWords({ engine: 'postgres', wasStoppedCleanly: true }, { people: 10_000, exchanges: 3 })
	).toBe('Store: 10000 people, 3 exchanges.');
});
