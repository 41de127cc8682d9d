/** Something the person who starts Hallway can put right; `message` says in words what and how. */
export class StartProblem extends Error {
	override name = 'StartProblem';
}

/**
 * Puts an error of Node, PGlite or Postgres met at start into words.
 * Gives null for anything it does not know: that is a bug and keeps its stack.
 */
export function startProblemInWords(
	error: unknown,
	subject: { port: number; dataFolder: string }
): string | null {
	if (error instanceof StartProblem) return error.message;
	const code = errorCode(error);
	if (code === 'EADDRINUSE') {
		return `Port ${subject.port} is taken by another program. Choose another one: PORT=3001 npm start`;
	}
	if (code === 'EADDRNOTAVAIL')
		return 'HOST is not an address of this machine. Leave it out to listen on all of them.';
	if (code === 'EACCES' && subject.port > 0 && subject.port < 1024) {
		return `Port ${subject.port} needs special rights. Choose one above 1023, with a reverse proxy in front of it.`;
	}
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
		return `Cannot write to the data folder ${subject.dataFolder} (${code}). Set HALLWAY_DATA to a folder this user may write to.`;
	}
	if (code === 'ENOSPC') return `The disk that holds ${subject.dataFolder} is full.`;
	return null;
}

/** The `code` of an error object, or an empty string. */
export function errorCode(error: unknown): string {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
