import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { readdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Makes sure that the disk knows which files a folder holds. Where folders cannot be synced (Windows) nothing is done. */
export function syncFolder(folder: string): void {
	if (process.platform === 'win32') return;
	syncPath(folder, 'r');
}

/** Makes sure that everything in a folder is on the disk, and the folder itself in its parent. */
export function syncTree(folder: string): void {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) syncTree(path);
		else if (entry.isFile()) syncPath(path, 'r+');
	}
	syncFolder(folder);
}

/** Renames so that after a power cut it is either the old name or the new one. */
export async function renameSynced(from: string, to: string): Promise<void> {
	await rename(from, to);
	syncFolder(dirname(to));
	if (dirname(from) !== dirname(to)) syncFolder(dirname(from));
}

function syncPath(path: string, flags: 'r' | 'r+'): void {
	const file = openSync(path, flags);
	try {
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

/** How many bytes the files in a folder have, that of its folders included. */
export async function treeSize(folder: string): Promise<number> {
	let bytes = 0;
	for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
		if (entry.isFile()) bytes += await sizeOf(join(entry.parentPath, entry.name));
	}
	return bytes;
}

/** A file that has just been removed has none. */
async function sizeOf(path: string): Promise<number> {
	return stat(path).then(
		({ size }) => size,
		() => 0
	);
}
