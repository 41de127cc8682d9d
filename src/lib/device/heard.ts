/**
 * A text with what a speech recogniser has heard so far in the place of what it had heard before: it hears better as the
 * sentence goes on. Where somebody typed meanwhile, what is heard stands behind that.
 */
export function withHeard(text: string, before: string, heard: string): string {
	const rest = before !== '' && text.endsWith(before) ? text.slice(0, text.length - before.length) : text;
	const gap = rest === '' || /\s$/.test(rest) || heard === '' ? '' : ' ';
	return rest + gap + heard;
}
