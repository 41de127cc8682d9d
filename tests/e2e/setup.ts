import { buildIfNeeded } from '../../src/server/build.ts';
import { preparedStore, productMigrations } from '../server/prepared.ts';
import { openShared } from '../tools/shared.ts';

/** Once before all browser tests: the tests run on the built app, never on a development server. Gives what to do after. */
export default async function setup(): Promise<() => void> {
	await buildIfNeeded();
	// Otherwise each worker makes it, at the same moment.
	await preparedStore(productMigrations);
	return openShared();
}
