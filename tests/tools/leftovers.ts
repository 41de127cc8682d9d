import { readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryFolder } from './memory-folder.ts';

/** Of tests alone: a demo runs for days in a folder of that kind. */
const ours = /^hallway-(camera|data|faults|film|first-pull|list|page|pg|second|shared|sync|test|tests)-/;
const keptMs = 24 * 60 * 60_000;

/** Removes what tests left among the temporary files a day ago or earlier: those that were killed, and templates of an older schema. */
export function removeLeftovers(): void {
	for (const folder of new Set([tmpdir(), memoryFolder()])) {
		for (const name of readdirSync(folder).filter((each) => ours.test(each))) {
			const path = join(folder, name);
			const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
			// Somebody else's, where a machine has several people, is theirs to remove.
			if (age > keptMs) tryToRemove(path);
		}
	}
}

function tryToRemove(path: string): void {
	try {
		rmSync(path, { recursive: true, force: true });
	} catch (error) {
		console.error(`left where it is: ${String(error)}`);
	}
}
