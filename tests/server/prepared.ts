import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	utimesSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtures, projectFolder, startServer, temporaryFolder } from './process.ts';

/** The product's own schema, for tests that need its rules. */
export const productMigrations = join(projectFolder, 'supabase/migrations');

/**
 * A data folder with a schema already in it (the test schema if no other migrations are given), without secrets. Making a PGlite database takes seconds; most
 * tests are not about the first start, so they copy one that is kept beside the other temporary files.
 */
export async function preparedFolder(
	migrations = join(fixtures, 'migrations'),
	within?: string
): Promise<string> {
	const folder = temporaryFolder(within);
	cpSync(await preparedStore(migrations), join(folder, 'pglite'), { recursive: true });
	return folder;
}

/** The store of such a data folder, to be copied. */
export async function preparedStore(migrations: string): Promise<string> {
	const template = join(tmpdir(), `hallway-test-template-${fingerprint(migrations)}`);
	if (!existsSync(template)) await makeTemplate(template, migrations);
	// Leftovers are told by their age.
	utimesSync(template, new Date(), new Date());
	return template;
}

async function makeTemplate(template: string, migrations: string): Promise<void> {
	const making = mkdtempSync(join(tmpdir(), 'hallway-test-making-'));
	const server = await startServer({ HALLWAY_DATA: making, HALLWAY_MIGRATIONS: migrations });
	await server.stop();
	try {
		renameSync(join(making, 'pglite'), template);
	} catch {
		// Another test file was faster.
	}
	rmSync(making, { recursive: true, force: true });
}

function fingerprint(migrations: string): string {
	const parts = [
		join(projectFolder, 'package-lock.json'),
		join(projectFolder, 'src/server/bootstrap.ts'),
		...readdirSync(migrations).map((name) => join(migrations, name))
	];
	const hash = createHash('sha256');
	for (const part of parts) hash.update(readFileSync(part));
	return hash.digest('hex').slice(0, 16);
}
