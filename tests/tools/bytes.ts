import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** Size in bytes after brotli at its best level, as a web server sends a file that was compressed beforehand. */
export function brotliBytes(content: Buffer): number {
	return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Brotli bytes of the files of a build that a page asked for, by their paths (`/_app/immutable/...`). */
export function brotliBytesOf(paths: Iterable<string>, buildFolder: string): number {
	let sum = 0;
	for (const path of new Set(paths)) sum += brotliBytes(readFileSync(join(buildFolder, path)));
	return sum;
}

/** Whether a path of the build counts as JavaScript or style sheet of a route. */
export function isCode(path: string): boolean {
	return /\.(js|mjs|css)$/.test(path);
}
