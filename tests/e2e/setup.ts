import { buildIfNeeded } from '../tools/project.ts';

/** Once before all browser tests: the tests run on the built app, never on a development server. */
export default function setup(): void {
	buildIfNeeded();
}
