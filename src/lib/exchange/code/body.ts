import { deflateSync, inflateSync } from 'fflate';
import { concat } from '../../core/bytes.ts';
import { type Result, ok, problem } from '../../core/result.ts';
import { isBlank, storable, truncate } from '../../core/text.ts';
import { type Card, type FieldId, fields } from '../../card/fields.ts';
import { readText, writeText } from './compact-text.ts';
import { deflateShort } from './deflate.ts';
import { dictionary1 } from './dictionary.ts';

/** No card within the limits of its fields is larger; anything larger is a decompression bomb. */
const largestBody = 32_768;

/** Beyond this the exact deflater is slow and saves nothing. */
const longestShortBody = 512;

type Field = (typeof fields)[number];
const fieldsByTag = new Map<number, Field>(fields.map((field) => [field.tag, field]));

/** The fields of a card as tag, length (LEB128) and text, in the order of their tags. */
export function packFields(card: Card): Uint8Array {
	const parts: Uint8Array[] = [];
	for (const field of fields) {
		for (const entry of entriesOf(card, field.id)) {
			const text = writeText(storable(entry).text);
			if (text.length > 0) parts.push(Uint8Array.of(field.tag, ...leb128(text.length)), text);
		}
	}
	return concat(...parts);
}

/** The packed fields, deflated with dictionary 1 if that is shorter. */
export function squeeze(packed: Uint8Array): { bytes: Uint8Array; isDeflated: boolean } {
	const deflated =
		packed.length > longestShortBody
			? deflateSync(packed, { level: 9, mem: 8, dictionary: dictionary1().bytes })
			: deflateShort(packed, dictionary1());
	const isDeflated = deflated.length < packed.length;
	return { bytes: isDeflated ? deflated : packed, isDeflated };
}

/** The packed fields of a deflated body; 'damaged' when it is none, or larger than any card. */
export function unsqueeze(deflated: Uint8Array): Result<Uint8Array, 'damaged'> {
	if (deflated.length === 0) return problem('damaged');
	try {
		const out = new Uint8Array(largestBody + 1);
		const packed = inflateSync(deflated, { dictionary: dictionary1().bytes, out });
		return packed.length <= largestBody ? ok(packed) : problem('damaged');
	} catch {
		return problem('damaged');
	}
}

/**
 * The card of packed fields. Unknown tags are skipped (a newer app may know more fields), text is cleaned and cut to the
 * limits of its field. 'damaged' when a length does not add up or no name is left.
 */
export function unpackFields(packed: Uint8Array): Result<Card, 'damaged'> {
	const card: Card = {};
	for (let at = 0; at < packed.length;) {
		const field = fieldsByTag.get(packed[at]);
		const size = readLeb128(packed, at + 1);
		if (!size || size.next + size.value > packed.length) return problem('damaged');
		at = size.next + size.value;
		if (field) addEntry(card, field, readText(packed.subarray(size.next, at)));
	}
	return card.name ? ok(card) : problem('damaged');
}

function addEntry(card: Card, field: Field, text: string): void {
	const entry = truncate(storable(text).text, field.limit);
	if (isBlank(entry)) return;
	if ('entries' in field) {
		const entries = (card[field.id] ??= []);
		if (entries.length < field.entries && !entries.includes(entry)) entries.push(entry);
	} else {
		card[field.id] ??= entry;
	}
}

function entriesOf(card: Card, id: FieldId): readonly string[] {
	const value = card[id];
	return typeof value === 'string' ? [value] : (value ?? []);
}

/** Little-endian groups of seven bits, the high bit saying that more follow. */
function leb128(value: number): number[] {
	const bytes: number[] = [];
	for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
	return [...bytes, value];
}

function readLeb128(bytes: Uint8Array, at: number): { value: number; next: number } | null {
	let value = 0;
	// Three groups hold two million: more than any body, and no overflow to think about.
	for (let group = 0; group < 3 && at + group < bytes.length; group++) {
		const byte = bytes[at + group];
		value |= (byte & 127) << (7 * group);
		if (byte < 128) return { value, next: at + group + 1 };
	}
	return null;
}
