/** Up to two letters that stand for a name: the first of the first and of the last word; any script. */
export function initialsOf(name: string): string {
	const words: string[] = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu) ?? [];
	const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
	const initials = ends.map((word) => [...word.normalize('NFC')][0].toLocaleUpperCase()).join('');
	return initials || '?';
}

/** A hue (0 to 345, in steps of 15) that stays with a name or id: FNV-1a over its UTF-16 units. */
export function hueOf(seed: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < seed.length; at++) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193);
	return ((hash >>> 0) % 24) * 15;
}
