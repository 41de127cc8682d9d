/** How the letters of a file are written, by the names that TextDecoder knows. */
export type Encoding = (typeof encodings)[number];

/** What an organizer can choose from when letters look wrong. */
export const encodings = [
	'utf-8',
	'utf-16le',
	'utf-16be',
	'windows-1252',
	'windows-1250',
	'windows-1251',
	'windows-1253',
	'windows-1254',
	'macintosh',
	'shift_jis',
	'euc-kr',
	'gb18030',
	'big5'
] as const;

/** The text of a file, without its byte-order mark; what the encoding has no letter for becomes U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding = encodingOf(bytes)): string {
	return new TextDecoder(encoding).decode(bytes);
}

/**
 * How a file is written: by its byte-order mark, else UTF-16 where every other byte is empty, else UTF-8 unless it has
 * more impossible letters than possible ones, else what Western spreadsheets write.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
	const [first, second, third] = bytes;
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	return withoutMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : singleByte(bytes));
}

/** UTF-16 of mostly Latin letters: half of its bytes are zero, all on one side. */
function withoutMark(bytes: Uint8Array): Encoding | null {
	const some = bytes.subarray(0, 4_000 & ~1);
	const zeros = [0, 0];
	some.forEach((byte, at) => (zeros[at % 2] += byte === 0 ? 1 : 0));
	const [even, odd] = zeros;
	if (some.length < 4 || even + odd < some.length / 5) return null;
	if (odd > 20 * even) return 'utf-16le';
	return even > 20 * odd ? 'utf-16be' : null;
}

/** A cut last letter or a few broken ones among many good ones are still UTF-8. */
function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		const text = new TextDecoder().decode(bytes);
		const broken = text.match(/\uFFFD/g)?.length ?? 0;
		const good = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
		return good > 5 * broken;
	}
}

/**
 * Windows-1252, or Mac Roman: there the accented letters stand where Windows has signs. Curly quotes and dashes, which
 * both sides have inside words, say nothing.
 */
function singleByte(bytes: Uint8Array): Encoding {
	let mac = 0;
	let windows = 0;
	for (let at = 1; at < bytes.length; at++) {
		const byte = bytes[at];
		if (byte < 0x80 || !isLetter(bytes[at - 1])) continue;
		if (byte >= 0xc0) windows++;
		else if (byte < 0xa0 && !windowsPunctuation.has(byte)) mac++;
	}
	return mac > windows ? 'macintosh' : 'windows-1252';
}

const windowsPunctuation = new Set([0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99]);

function isLetter(byte: number): boolean {
	return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
