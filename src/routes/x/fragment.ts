import { type Result, problem } from '$lib/core/result.ts';
import type { CodeProblem, ScannedCode } from '$lib/exchange/code/code.ts';

const keptAs = 'x/link';
const doneAs = 'x/done';
/** What is half typed below the card (typed.ts). */
export const typedAs = 'x/typed';

/**
 * Reads the code of this page's address and takes it out of the address bar and the history, so that nobody passes
 * somebody's card on with a screenshot or a shared tab. It is kept for this tab alone, for when the page is loaded again.
 */
export async function takeCode(): Promise<Result<ScannedCode, CodeProblem | 'empty'>> {
	const opened = location.hash.length > 1 ? `${location.origin}/x${location.hash}` : null;
	// What was done with another link says nothing about this one.
	if (opened && opened !== keptLink()) for (const name of [doneAs, typedAs]) keep(name, null);
	const link = opened ?? keptLink();
	if (!link) return problem('empty');
	keep(keptAs, link);
	history.replaceState(history.state, '', '/x');
	const { readCode } = await import('$lib/exchange/code/code.ts');
	const read = readCode(link, { origin: location.origin });
	// Whatever follows our own /x# is meant to be a code of ours.
	return !read.ok && read.problem === 'not-hallway' ? problem('damaged') : read;
}

/** The link as it was opened, for taking it elsewhere on purpose. */
export function keptLink(): string | null {
	return kept(keptAs);
}

/** The contact that came of the kept link in this tab; null while nothing was swapped. */
export function keptDone(): string | null {
	return kept(doneAs);
}

/** Keeps that cards were swapped, for when the page is loaded again. */
export function keepDone(contactId: string): void {
	keep(doneAs, contactId);
	keep(typedAs, null);
}

/** What this tab keeps under a name. */
export function kept(name: string): string | null {
	try {
		return sessionStorage.getItem(name);
	} catch {
		return null;
	}
}

/** Keeps it for this tab alone; null forgets it. */
export function keep(name: string, text: string | null): void {
	try {
		if (text === null) sessionStorage.removeItem(name);
		else sessionStorage.setItem(name, text);
	} catch {
		// Storage may be forbidden: then a reload finds an empty page.
	}
}
