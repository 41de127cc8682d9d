import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isReadable } from '../../src/lib/db/readable.ts';
import { type TableName, isInMemory, tableNames } from '../../src/lib/db/rows.ts';
import { releasedUpgrades } from '../../src/lib/db/schema.ts';
import { schemaFingerprint } from '../tools/local-schema.ts';

const fixtureOf = (version: number) => new URL(`../fixtures/local-v${version}.json`, import.meta.url);

test('what phones of every version store is kept as a fixture', () => {
	const missing = releasedUpgrades
		.map((_, at) => at + 1)
		.filter((version) => !existsSync(fixtureOf(version)));
	expect(missing, 'node --import ./src/rehearsal/runes.ts tests/tools/local-fixture.ts').toEqual([]);
});

test('the local schema never changes without a new version', { timeout: 60_000 }, async () => {
	const { fingerprint } = JSON.parse(readFileSync(fixtureOf(releasedUpgrades.length), 'utf8'));
	expect(
		await schemaFingerprint(),
		'Rows, stores or indexes changed: append a step to src/lib/db/schema.ts and freeze a fixture of the new version. ' +
			'Only a version that nobody has on a phone yet may be frozen anew.'
	).toBe(fingerprint);
});

test('every row of a version that this one can open is shown also when nothing can be stored', () => {
	const { stores } = JSON.parse(readFileSync(fixtureOf(releasedUpgrades.length), 'utf8'));
	const shown = tableNames.filter((table): table is TableName => table !== 'shadows' && isInMemory(table));
	expect(shown.every((table) => stores[table].length > 0)).toBe(true);
	for (const table of shown)
		expect(
			stores[table].filter((row: unknown) => !isReadable(table, row)),
			table
		).toEqual([]);
});
