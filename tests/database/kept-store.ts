import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { madeOnce } from '../tools/shared.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** The files of a PGlite in which nothing has been done yet, for its option `loadDataDir`: to make them takes four seconds of a core. */
export function emptyStore(): Promise<Blob> {
	return keptStore('empty', [], () => PGlite.create());
}

/**
 * The files of a store that takes long to make and is the same for every test file, for `loadDataDir`. They are kept beside
 * the other temporary files until something that they are made of changes. Takes a name, all those texts, and what makes the store.
 */
export async function keptStore(
	name: string,
	madeOf: readonly string[],
	make: () => Promise<PGlite>
): Promise<Blob> {
	const hash = createHash('sha256').update(packageJson.dependencies['@electric-sql/pglite']);
	for (const text of madeOf) hash.update(text).update('\0');
	const kept = join(tmpdir(), `hallway-test-${name}-store-${hash.digest('hex').slice(0, 16)}.tar`);
	await madeOnce(kept, async () => keep(await make(), kept));
	// Leftovers are told by their age.
	utimesSync(kept, new Date(), new Date());
	return new Blob([readFileSync(kept)]);
}

async function keep(db: PGlite, file: string): Promise<void> {
	const files = await db.dumpDataDir('none');
	await db.close();
	// It gets its name when it is whole.
	const making = mkdtempSync(join(tmpdir(), 'hallway-test-making-'));
	writeFileSync(join(making, 'store.tar'), Buffer.from(await files.arrayBuffer()));
	renameSync(join(making, 'store.tar'), file);
	rmSync(making, { recursive: true });
}
