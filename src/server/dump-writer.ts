import { PGlite } from '@electric-sql/pglite';
import { openAsBlob, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { countHolding, findDamage, type Holding } from './check.ts';
import { runsOf, sqlExtensions } from './pglite.ts';
import type { writerAnswer } from './take-dump.ts';

// Forked by take-dump.ts: node dump-writer.ts COPY TARGET.
const [copy, target] = process.argv.slice(2);

async function writeDump(): Promise<Holding> {
	const store = await PGlite.create(copy, { extensions: sqlExtensions });
	const runs = runsOf(store);
	const damage = await findDamage(runs);
	if (damage !== null) throw new Error(`the store is damaged: ${damage}`);
	const holding = await countHolding(runs.run);
	await runs.run('checkpoint');
	const packed = Buffer.from(await (await store.dumpDataDir('gzip')).arrayBuffer());
	await store.close();
	writeFileSync(target, packed, { mode: 0o600, flush: true });
	return holding;
}

/** Opens the file as a restore would, and counts again. */
async function checkDump(holding: Holding): Promise<void> {
	const file = await openAsBlob(target, { type: 'application/x-gzip' });
	const restored = await PGlite.create({ loadDataDir: file, extensions: sqlExtensions });
	const found = await countHolding(runsOf(restored).run);
	await restored.close();
	if (found.people !== holding.people || found.exchanges !== holding.exchanges) {
		throw new Error(`it holds ${JSON.stringify(found)} instead of ${JSON.stringify(holding)}`);
	}
}

async function answer(): Promise<v.InferInput<typeof writerAnswer>> {
	try {
		const holding = await writeDump();
		await checkDump(holding);
		return { kind: 'written', ...holding };
	} catch (error) {
		return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
	}
}

// A server that was killed must not leave a process behind that writes on.
process.once('disconnect', () => process.exit(1));
const said = await answer();
process.send?.(said, () => process.exit(0));
