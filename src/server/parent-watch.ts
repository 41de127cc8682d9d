import { Socket } from 'node:net';
import { isMainThread, Worker } from 'node:worker_threads';

/** What `fork` needs for endWithParent: file 4 is a pipe that nobody writes to, and that closes with the parent. */
export const watchedStdio = ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'] as const;
const pipe = 4;

/**
 * Ends this process at once when the one that forked it (with `watchedStdio`) is gone, or was gone before this was called. In
 * a thread of its own: a database is long calculations, and while one runs this process hears of nothing, a "disconnect" neither.
 */
export function endWithParent(): void {
	new Worker(new URL(import.meta.url)).unref();
}

if (!isMainThread) {
	new Socket({ fd: pipe, readable: true, writable: false })
		.once('close', () => process.kill(process.pid, 'SIGKILL'))
		.resume();
}
