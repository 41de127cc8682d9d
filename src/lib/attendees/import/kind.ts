/** What a file is that cannot be read as a table; the screen has a sentence for each. */
export type NoTable =
	| 'empty'
	| 'pdf'
	| 'excel'
	| 'numbers'
	| 'open-document'
	| 'archive'
	| 'image'
	| 'web-page'
	| 'json'
	| 'vcard'
	| 'calendar'
	| 'document'
	| 'binary';

const signatures: readonly (readonly [bytes: readonly number[], kind: NoTable])[] = [
	[[0xd0, 0xcf, 0x11, 0xe0], 'excel'],
	[[0x89, 0x50, 0x4e, 0x47], 'image'],
	[[0xff, 0xd8, 0xff], 'image'],
	[[0x47, 0x49, 0x46, 0x38], 'image'],
	[[0x52, 0x49, 0x46, 0x46], 'image'],
	[[0x49, 0x49, 0x2a, 0x00], 'image'],
	[[0x4d, 0x4d, 0x00, 0x2a], 'image'],
	[[0x1f, 0x8b], 'archive'],
	[[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
	[[0x52, 0x61, 0x72, 0x21], 'archive']
];

/** What a file is by its first bytes, if that is no table; null for a text, of whatever kind. */
export function kindOfBytes(bytes: Uint8Array): NoTable | null {
	if (bytes.length === 0) return 'empty';
	const found = signatures.find(([signature]) => signature.every((byte, at) => bytes[at] === byte));
	if (found) return found[1];
	const start = latin(bytes.subarray(0, 1024));
	if (start.includes('%PDF-')) return 'pdf';
	if (start.startsWith('PK') && (bytes[2] === 3 || bytes[2] === 5)) return kindOfZip(bytes);
	if (start.slice(4, 8) === 'ftyp') return 'image';
	return null;
}

/** What a text is, if that is no table. */
export function kindOfText(text: string): NoTable | null {
	const start = text.slice(0, 2_000).trimStart();
	if (start === '' && text.trim() === '') return 'empty';
	if (/^(<!doctype|<html|<head|<body|<table|<\?xml|<!--)/i.test(start)) return 'web-page';
	if (/^BEGIN:VCARD/i.test(start)) return 'vcard';
	if (/^BEGIN:VCALENDAR/i.test(start)) return 'calendar';
	if (start.startsWith('{\\rtf')) return 'document';
	if (/^(\{\s*"|\[\s*[[{])/.test(start) && isJson(text)) return 'json';
	return isBinary(text) ? 'binary' : null;
}

/** Spreadsheets of today are archives; what is in them stands at their start and end. */
function kindOfZip(bytes: Uint8Array): NoTable {
	const names = latin(bytes.subarray(0, 8_192)) + latin(bytes.subarray(-65_536));
	if (names.includes('opendocument')) return 'open-document';
	if (/Index\/[\w/-]*\.iwa/.test(names)) return 'numbers';
	if (/\bxl\//.test(names)) return 'excel';
	return /\bword\//.test(names) ? 'document' : 'archive';
}

function isJson(text: string): boolean {
	try {
		return typeof JSON.parse(text) === 'object';
	} catch {
		return false;
	}
}

/** Texts have a stray control character at most. */
function isBinary(text: string): boolean {
	const some = text.slice(0, 20_000);
	const strange = [...some].filter(isStrange).length;
	return strange > 4 && strange > some.length / 20;
}

/** Tabs, line ends, form feeds and the escape of terminals are met in texts. */
function isStrange(letter: string): boolean {
	const code = letter.charCodeAt(0);
	return code === 0xfffd || (code < 0x20 && !(code >= 9 && code <= 13) && code !== 0x1a && code !== 0x1b);
}

function latin(bytes: Uint8Array): string {
	return String.fromCharCode(...bytes.subarray(0, 8_192), ...bytes.subarray(8_192));
}
