import { folded, phrases } from './folded.ts';
import { isGroup, meaningOf } from './meaning.ts';

type Row = readonly string[];

/** Where the headers of a table stand and what they say; `count` 0: there are none, people begin at once. */
export type Header = { readonly from: number; readonly count: number; readonly names: readonly string[] };

/** Titles, filters and dates stand in so many rows above the headers at most. */
const mostRowsAbove = 20;
const answers = new Set(
	phrases('response, responses, open ended response, antwort, réponse, respuesta, risposta, resposta')
);

/** Finds the headers: the row with the most known words, with the groups above it and a second line below it. */
export function headerOf(rows: readonly Row[]): Header {
	const width = usualWidth(rows, 0.8);
	const some = rows.slice(0, mostRowsAbove);
	const scores = some.map((row) => knownIn(row));
	const best = scores.indexOf(Math.max(0, ...scores));
	if (best === -1 || scores[best] === 0 || (scores[best] === 1 && !standsFirst(some, best)))
		return unknownHeader(rows);
	const group = best > 0 && isGroupRow(some[best - 1], some[best]) ? some[best - 1] : null;
	const names = group ? combined(group, some[best]) : some[best];
	let end = best + 1;
	while (end < rows.length && end < best + 3 && isSecondLine(rows[end], scores[best])) end++;
	const from = group ? best - 1 : best;
	return { from, count: end - from, names: padded(names, width) };
}

/** Headers as the organizer says: the row before the first person, or none. */
export function headerAt(rows: readonly Row[], row: number | null): Header {
	const width = usualWidth(rows, row === null ? 0.5 : 0.8);
	if (row === null) return { from: firstFilled(rows), count: 0, names: padded([], width) };
	return { from: row, count: 1, names: padded(rows[row] ?? [], width) };
}

/** Whether a row says the headers once more, as lists do that were put together. */
export function isHeaderAgain(row: Row, names: Row): boolean {
	const says = (cell: string, at: number) => {
		const text = cell.replace(/\s+/g, ' ').trim();
		return text === '' || names[at] === text || names[at]?.endsWith(`: ${text}`);
	};
	return row.every(says) && filledIn(row) > 0;
}

/** In no language known here: the first row, unless a person stands in it already. */
function unknownHeader(rows: readonly Row[]): Header {
	const width = usualWidth(rows, 0.5);
	const from = Math.max(
		0,
		rows.slice(0, mostRowsAbove).findIndex((row) => filledIn(row) >= Math.min(2, width))
	);
	const first = rows[from] ?? [];
	const isPerson = width === 1 || first.some((cell) => cell.includes('@') || /^[\d\s.,:/-]{3,}$/.test(cell));
	if (isPerson) return { from: width === 1 ? firstFilled(rows) : from, count: 0, names: padded([], width) };
	return { from, count: 1, names: padded(first, width) };
}

function knownIn(row: Row): number {
	if (row.some((cell) => /\S@\S+\.\S/.test(cell))) return 0;
	return new Set(row.filter((cell) => cell.length < 200 && meaningOf(cell)).map(folded)).size;
}

/** One known word is a header only where nothing but titles stands above it. */
function standsFirst(rows: readonly Row[], at: number): boolean {
	return (
		rows.slice(0, at).every((row) => filledIn(row) <= 1) &&
		(filledIn(rows[at]) > 1 || at === firstFilled(rows))
	);
}

/** Names of groups leave cells empty up to the next group; a title is alone in its row. */
function isGroupRow(above: Row, below: Row): boolean {
	const filled = above.filter((cell) => cell.trim() !== '');
	return filled.length >= 2 && filled.length < filledIn(below) && filled.some(isGroup);
}

function combined(groups: Row, names: Row): string[] {
	let group = '';
	return names.map((name, at) => {
		group = groups[at]?.trim() || group;
		return group && name.trim() !== '' ? `${group}: ${name}` : name || group;
	});
}

/** The same headers in another language, or what survey tools write below a question. */
function isSecondLine(row: Row, score: number): boolean {
	const cells = row.filter((cell) => cell.trim() !== '');
	if (cells.length === 0) return false;
	if (cells.some((cell) => cell.startsWith('{"ImportId"'))) return true;
	if (cells.length > 1 && cells.filter((cell) => answers.has(folded(cell))).length * 2 >= cells.length)
		return true;
	return score >= 2 && knownIn(row) >= Math.max(2, score / 2);
}

function firstFilled(rows: readonly Row[]): number {
	return Math.max(
		0,
		rows.findIndex((row) => filledIn(row) > 0)
	);
}

function filledIn(row: Row): number {
	return row.filter((cell) => cell.trim() !== '').length;
}

/** So many cells does this share of the rows have: a few that are longer or shorter say nothing about the table. */
function usualWidth(rows: readonly Row[], share: number): number {
	const widths = rows
		.map((row) => row.findLastIndex((cell) => cell.trim() !== '') + 1)
		.filter((width) => width > 0);
	return widths.sort((one, other) => other - one)[Math.max(0, Math.ceil(share * widths.length) - 1)] ?? 0;
}

/** As many names as the header row has, and at least as many as people have cells. */
function padded(names: Row, width: number): string[] {
	const own = names.findLastIndex((name) => name.trim() !== '') + 1;
	return Array.from({ length: Math.max(width, own) }, (_, at) =>
		(names[at] ?? '').replace(/\s+/g, ' ').trim()
	);
}
