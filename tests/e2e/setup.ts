import { buildIfNeeded } from '../../src/server/build.ts';

/** Once before all browser tests: the tests run on the built app, never on a development server. */
export default async function setup(): Promise<void> {
	await buildIfNeeded();
}
