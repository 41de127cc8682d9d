import {
	existsSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import packageJson from '../../package.json' with { type: 'json' };

/**
 * The files of a PGlite in which nothing has been done yet, for its option `loadDataDir`: to make them takes four seconds
 * of a core, to read them one. They are kept beside the other temporary files, for every test file that wants them.
 */
export async function emptyStore(): Promise<Blob> {
	const kept = join(
		tmpdir(),
		`hallway-test-empty-store-${packageJson.dependencies['@electric-sql/pglite']}.tar`
	);
	if (!existsSync(kept)) await makeStore(kept);
	// Leftovers are told by their age.
	utimesSync(kept, new Date(), new Date());
	return new Blob([readFileSync(kept)]);
}

async function makeStore(file: string): Promise<void> {
	const db = await PGlite.create();
	const files = await db.dumpDataDir('none');
	await db.close();
	// It gets its name when it is whole. Where two make it at once, both are good.
	const making = mkdtempSync(join(tmpdir(), 'hallway-test-making-'));
	writeFileSync(join(making, 'store.tar'), Buffer.from(await files.arrayBuffer()));
	renameSync(join(making, 'store.tar'), file);
	rmSync(making, { recursive: true });
}
