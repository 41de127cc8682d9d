import { utf8 } from '../../core/bytes.ts';

/**
 * Blocks of 128 code units that alphabets live in: Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Bengali, Tamil,
 * Thai, Georgian. Frozen: their order gives the markers.
 */
const windows = [0x380, 0x400, 0x530, 0x580, 0x600, 0x900, 0x980, 0xb80, 0xe00, 0x1080];

// Bytes that no UTF-8 text can begin with.
const firstWindowMarker = 0xf5;
const utf16Marker = 0xff;

/** Within a window: the next two bytes are a UTF-16 code unit from elsewhere. */
const elsewhere = 0x81;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The shortest of three forms of a text, since UTF-8 makes Russian twice and Chinese half again as long as it need be:
 * UTF-8 as it is; a marker and one byte a letter, for alphabets; a marker and UTF-16 (big-endian), for the scripts of
 * East Asia. Takes text without lone surrogates.
 */
export function writeText(text: string): Uint8Array {
	const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
	const forms = windows.map((start, i) => [
		firstWindowMarker + i,
		...units.flatMap((unit) => inWindow(unit, start))
	]);
	forms.push([utf16Marker, ...units.flatMap((unit) => [unit >> 8, unit & 255])]);
	const plain = utf8(text);
	const shortest = forms.reduce((best, form) => (form.length < best.length ? form : best));
	return shortest.length < plain.length ? Uint8Array.from(shortest) : plain;
}

/** Reads any bytes as the text they stand for; what is no text becomes U+FFFD, lone surrogates or nothing. */
export function readText(bytes: Uint8Array): string {
	const start = windows[bytes[0] - firstWindowMarker];
	if (start === undefined && bytes[0] !== utf16Marker) return decoder.decode(bytes);
	const units: number[] = [];
	for (let at = 1; at < bytes.length;) {
		const byte = bytes[at];
		if (start === undefined || byte === elsewhere) {
			if (start !== undefined) at++;
			if (at + 1 < bytes.length) units.push((bytes[at] << 8) | bytes[at + 1]);
			at += 2;
		} else {
			units.push(byte < 128 ? start + byte : byte - 128);
			at++;
		}
	}
	return units.map((unit) => String.fromCharCode(unit)).join('');
}

/** Letters below 128, where deflate spends 8 bits and not 9, and ASCII above. */
function inWindow(unit: number, start: number): number[] {
	if (unit >= start && unit < start + 128) return [unit - start];
	if (unit < 128 && unit !== elsewhere - 128) return [unit + 128];
	return [elsewhere, unit >> 8, unit & 255];
}
