import { openShared } from '../tools/shared.ts';
import { preparedStore, productMigrations } from './prepared.ts';

/** Once before all server tests: what several files need and each would make for itself. Gives what to do after. */
export default async function setup(): Promise<() => void> {
	// Both workers would make it at the same moment.
	await preparedStore(productMigrations);
	return openShared();
}
