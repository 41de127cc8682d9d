import { type Result, ok, problem } from '../../core/result.ts';
import { type Encoding, decode, encodingOf } from './decode.ts';
import { type Header, headerAt, headerOf } from './header.ts';
import { type NoTable, kindOfBytes, kindOfText } from './kind.ts';
import { type Delimiter, parseTable } from './parse.ts';
import type { Table } from './plan.ts';

/** Megabytes of a file, and columns and rows of a table, beyond which nobody looks at what it is. */
export const mostMegabytes = 40;
const mostColumns = 500;
const mostRows = 20_000;

export type Unreadable = NoTable | 'too-large' | 'too-wide' | 'too-long' | 'no-rows' | 'prose';

/** How an organizer wants a file read where we guessed wrongly; `headerRow` counts from 0, null: there are no headers. */
export type ReadingChoice = { readonly encoding?: Encoding; readonly headerRow?: number | null };

/** A list as it was read: the table, its headers and how it was written. */
export type Sheet = Table & {
	readonly header: Header;
	readonly encoding: Encoding;
	readonly delimiter: Delimiter;
};

/** Reads the bytes of a file as a list of people, or says what it is instead. */
export function readSheet(bytes: Uint8Array, choice: ReadingChoice = {}): Result<Sheet, Unreadable> {
	if (bytes.length > mostMegabytes * 1_000_000) return problem('too-large');
	const kind = kindOfBytes(bytes);
	if (kind) return problem(kind);
	const encoding = choice.encoding ?? encodingOf(bytes);
	const text = decode(bytes, encoding);
	const textKind = kindOfText(text);
	if (textKind) return problem(textKind);
	const { rows, delimiter, openQuotes } = parseTable(text);
	const header = choice.headerRow === undefined ? headerOf(rows) : headerAt(rows, choice.headerRow);
	const from = header.from + header.count;
	const people = rows.slice(from).filter((row) => row.some((cell) => cell.trim() !== ''));
	if (people.length === 0) return problem('no-rows');
	if (header.names.length > mostColumns) return problem('too-wide');
	if (people.length > mostRows) return problem('too-long');
	if (header.names.length === 1 && isProse(people)) return problem('prose');
	return ok({ rows, from, names: header.names, openQuotes, header, encoding, delimiter });
}

/** Names are short: lines of a letter or a program are not. */
function isProse(rows: readonly (readonly string[])[]): boolean {
	const long = rows.filter(([cell]) => cell.length > 120 || cell.split(/\s+/).length > 9);
	return long.length * 3 >= rows.length;
}
