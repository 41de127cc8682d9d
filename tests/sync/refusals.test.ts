import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusals } from '../../src/lib/sync/refusals.ts';

const migrations = new URL('../../supabase/migrations/', import.meta.url);

test('the migrations refuse with exactly the codes that screens can put into words', () => {
	expect(existsSync(migrations)).toBe(true);
	const sql = readdirSync(migrations)
		.filter((name) => name.endsWith('.sql'))
		.map((name) => readFileSync(new URL(name, migrations), 'utf8'))
		.join('\n');
	const raised = [...sql.matchAll(/refuse\('([a-z_]+)'\)|'refused', 'code', '([a-z_]+)'/g)].map(
		([, refused, answered]) => refused ?? answered
	);
	expect([...new Set(raised)].sort()).toEqual([...refusals].sort());
});

test('each code stands in the protocol', () => {
	const protocol = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
	expect(refusals.filter((code) => !protocol.includes(`\`${code}\``))).toEqual([]);
});
