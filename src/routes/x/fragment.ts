import { type Result, problem } from '$lib/core/result.ts';
import type { CodeProblem, ScannedCode } from '$lib/exchange/code/code.ts';

const keptAs = 'x/link';

/**
 * Reads the code of this page's address and takes it out of the address bar and the history, so that nobody passes
 * somebody's card on with a screenshot or a shared tab. It is kept for this tab alone, for when the page is loaded again.
 */
export async function takeCode(): Promise<Result<ScannedCode, CodeProblem | 'empty'>> {
	const link = location.hash.length > 1 ? `${location.origin}/x${location.hash}` : keptLink();
	if (!link) return problem('empty');
	keepLink(link);
	history.replaceState(history.state, '', '/x');
	const { readCode } = await import('$lib/exchange/code/code.ts');
	const read = readCode(link, { origin: location.origin });
	// Whatever follows our own /x# is meant to be a code of ours.
	return !read.ok && read.problem === 'not-hallway' ? problem('damaged') : read;
}

/** The link as it was opened, for taking it elsewhere on purpose. */
export function keptLink(): string | null {
	try {
		return sessionStorage.getItem(keptAs);
	} catch {
		return null;
	}
}

function keepLink(link: string): void {
	try {
		sessionStorage.setItem(keptAs, link);
	} catch {
		// Storage may be forbidden: then a reload finds an empty page.
	}
}
