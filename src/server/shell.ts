import { createHash } from 'node:crypto';
import type { InlineHashes } from './headers.ts';

/**
 * The style attribute of the element in which Kit announces a navigation to screen readers; Kit adds it at run time.
 * A test compares it with the installed Kit.
 */
export const announcerStyle =
	'position: absolute; left: 0; top: 0; clip: rect(0 0 0 0); clip-path: inset(50%); overflow: hidden; white-space: nowrap; width: 1px; height: 1px';

/** Takes the built shell (HTML); gives the hashes of its inline scripts, style elements and style attributes. */
export function inlineHashes(html: string): InlineHashes {
	const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
		(match) => match[1]
	);
	const elements = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gi)].map((match) => match[1]);
	const attributes = [...html.matchAll(/<[a-z][^>]*\sstyle="([^"]*)"/gi)].map((match) => match[1]);
	return {
		scripts: unique(scripts.filter((script) => script !== '').map(hash)),
		styles: unique([...elements, ...attributes, announcerStyle].map(hash))
	};
}

function hash(content: string): string {
	return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

function unique(values: string[]): string[] {
	return [...new Set(values)];
}
