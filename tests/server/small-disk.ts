import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './process.ts';

/** A disk in memory that can be filled. */
export interface SmallDisk {
	readonly path: string;
	/** Leaves so many megabytes. */
	fill(leftMb: number): void;
	empty(): void;
	remove(): void;
}

/** Mounts one of so many megabytes; null where that is not allowed. */
export function mountSmallDisk(sizeMb: number): SmallDisk | null {
	const path = temporaryFolder();
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', path]);
	if (mounted.status !== 0) return null;
	const ballast = join(path, 'ballast');
	return {
		path,
		fill(leftMb) {
			const { bavail, bsize } = statfsSync(path);
			try {
				writeFileSync(ballast, Buffer.alloc(bavail * bsize - leftMb * 1_000_000));
			} catch (error) {
				// Somebody else wrote meanwhile: then it is as full as was wanted.
				if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
			}
		},
		empty: () => rmSync(ballast, { force: true }),
		remove: () => void spawnSync('umount', ['-l', path])
	};
}
