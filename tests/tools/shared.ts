import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const place = 'HALLWAY_TEST_SHARED';

/** Opens the folder of what the workers of one run share, before there are any. Gives what removes it. */
export function openShared(): () => void {
	const folder = (process.env[place] = mkdtempSync(join(tmpdir(), 'hallway-shared-')));
	return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * A folder that takes long to make and is only read: the first worker that asks for it makes it, the others wait for it.
 * Takes a name, and what fills a new folder; gives the folder.
 */
export async function shared(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
	const all = process.env[place];
	if (!all) throw new Error('openShared comes first');
	const [folder, making] = [name, `${name}.making`].map((each) => join(all, each));
	await madeOnce(folder, async () => {
		rmSync(making, { recursive: true, force: true });
		mkdirSync(making);
		await fill(making);
		renameSync(making, folder);
	});
	return folder;
}

/** Makes a file or folder that is not there: whoever asks first does, the others wait for it. Takes what gives it its name when it is whole. */
export async function madeOnce(path: string, make: () => Promise<void>): Promise<void> {
	const lock = `${path}.lock`;
	while (!existsSync(path)) {
		if (!isTaken(lock)) {
			await delay(200);
			continue;
		}
		try {
			if (!existsSync(path)) await make();
		} finally {
			rmSync(lock);
		}
	}
}

/** Takes a lock; false while a living process has it. A worker whose time is up is killed in the middle of its work. */
function isTaken(lock: string): boolean {
	try {
		writeFileSync(lock, String(process.pid), { flag: 'wx' });
		return true;
	} catch {
		if (!isAlive(lock)) rmSync(lock, { force: true });
		return false;
	}
}

function isAlive(lock: string): boolean {
	try {
		// Just made, it may be empty still.
		const holder = Number(readFileSync(lock, 'utf8'));
		return holder === 0 || process.kill(holder, 0);
	} catch {
		return false;
	}
}
