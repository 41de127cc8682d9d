import Papa from 'papaparse';
import { meaningOf } from './meaning.ts';

/** What stands between two cells; `none` for a file of one column. */
export type Delimiter = ',' | ';' | '\t' | '|' | 'none';

const delimiters = [',', ';', '\t', '|'] as const;
// Stands in no text: with it every line is one cell, and quotes are still understood.
const never = '\u001f';
/** So much of a file tells how it is written. */
const sampleLength = 60_000;
/** More unclosed quotation marks than this, and the file is no table. */
const mostOpenQuotes = 50;

export type Parsed = {
	readonly rows: readonly (readonly string[])[];
	readonly delimiter: Delimiter;
	/** Row numbers, from 1, whose quotation mark was never closed and is read as a letter. */
	readonly openQuotes: readonly number[];
};

/**
 * The cells of a text: commas, semicolons, tabs or bars, quoted cells with line breaks, any line ends (in cells they come
 * out as \n). Row numbers are those that a spreadsheet shows.
 */
export function parseTable(text: string): Parsed {
	const plain = text.replace(/\r\n?/g, '\n');
	const named = /^"?sep=(.)"?\n/i.exec(plain);
	const body = (named ? plain.slice(named[0].length) : plain).replace(/\n+$/, '');
	const said = delimiters.find((each) => each === named?.[1]);
	const delimiter = said ?? delimiterOf(body.slice(0, sampleLength));
	return { delimiter, ...closed(body, delimiter) };
}

/** The delimiter by which the most headers are known words, else the one that most lines agree upon. */
function delimiterOf(sample: string): Delimiter {
	const whole = sample.length < sampleLength ? sample : sample.slice(0, sample.lastIndexOf('\n') + 1);
	const judged = delimiters.map((delimiter) => ({ delimiter, ...judge(cellsOf(whole, delimiter)) }));
	const best = judged.reduce((one, other) =>
		other.headers > one.headers || (other.headers === one.headers && other.evenness > one.evenness)
			? other
			: one
	);
	if (best.headers === 0 && best.evenness < 0.6) return 'none';
	// A single known header over lines with commas: the commas belong to the names.
	if (best.evenness <= 0 || (best.headers === 1 && judged.every(({ isOneHeader }) => isOneHeader)))
		return 'none';
	return best.delimiter;
}

type Judged = { headers: number; evenness: number; isOneHeader: boolean };

function judge(rows: readonly (readonly string[])[]): Judged {
	const some = rows.filter((row) => row.some((cell) => cell.trim() !== '')).slice(0, 60);
	const headersIn = (row: readonly string[]) =>
		row.slice(0, 300).filter((cell) => cell.length < 200 && meaningOf(cell)).length;
	const headers = Math.max(0, ...some.slice(0, 15).map(headersIn));
	const widths = new Map<number, number>();
	for (const { length } of some) widths.set(length, (widths.get(length) ?? 0) + 1);
	const evenness = Math.max(
		0,
		...[...widths].map(([width, lines]) => (width > 1 ? (lines / some.length) * (1 + width / 1_000) : 0))
	);
	return { headers, evenness, isOneHeader: some[0]?.length === 1 && headersIn(some[0]) === 1 };
}

/** Takes quotation marks that are never closed for letters, instead of swallowing the rest of the file. */
function closed(text: string, delimiter: Delimiter): Pick<Parsed, 'rows' | 'openQuotes'> {
	const openQuotes: number[] = [];
	let rest = text;
	for (;;) {
		const { data, errors } = parsed(rest, delimiter);
		const open = errors.find(({ code }) => code === 'MissingQuotes');
		const at = open?.index === undefined ? -1 : rest.lastIndexOf('"', open.index);
		if (!open || at < 0 || openQuotes.length === mostOpenQuotes) return { rows: data, openQuotes };
		openQuotes.push((open.row ?? 0) + 1);
		rest = rest.slice(0, at) + rest.slice(at + 1);
	}
}

function cellsOf(text: string, delimiter: Delimiter): string[][] {
	return parsed(text, delimiter).data;
}

function parsed(text: string, delimiter: Delimiter) {
	return Papa.parse<string[]>(text, {
		delimiter: delimiter === 'none' ? never : delimiter,
		newline: '\n',
		quoteChar: '"'
	});
}
