import { PGlite } from '@electric-sql/pglite';
import { openAsBlob, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { countHolding, findDamage, type Holding } from './check.ts';
import { endWithParent } from './parent-watch.ts';
import { runsOf, sqlExtensions } from './pglite.ts';
import type { writerAnswer } from './take-dump.ts';

// Forked by take-dump.ts, once for each step, since a second database in one process takes its memory beside the first's:
// node dump-writer.ts pack COPY TARGET, node dump-writer.ts check TARGET.
const [step, ...paths] = process.argv.slice(2);

/** Opens a copied store, looks for damage, and packs it into a file. Gives what it holds. */
async function pack(copy: string, target: string): Promise<Holding> {
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

/** Opens a packed file as a restore would. Gives what it holds. */
async function check(target: string): Promise<Holding> {
	const file = await openAsBlob(target, { type: 'application/x-gzip' });
	const restored = await PGlite.create({ loadDataDir: file, extensions: sqlExtensions });
	const holding = await countHolding(runsOf(restored).run);
	await restored.close();
	return holding;
}

async function answer(): Promise<v.InferInput<typeof writerAnswer>> {
	try {
		const holding = step === 'pack' ? await pack(paths[0], paths[1]) : await check(paths[0]);
		return { kind: 'holds', ...holding };
	} catch (error) {
		return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
	}
}

// A server that was killed must not leave a process behind that writes on.
endWithParent();
const said = await answer();
process.send?.(said, () => process.exit(0));
