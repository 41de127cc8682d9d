import type { Column } from './mapping.ts';

type Row = readonly string[];

/** A ticket's number is there nearly always (below a list stand totals), and repeated hardly ever: other things have numbers too. */
const filledShare = 0.95;
const fewWithout = 2;
const distinctShare = 0.9;

/** The columns that tell a ticket from every other: its own number, or the number of the order with the position in it. */
export function distinctIds(columns: readonly Column[], rows: readonly Row[]): readonly number[] {
	const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
	const of = (said: Column['meaning']['said']) =>
		columns
			.filter(({ meaning }) => meaning.said === said)
			.sort((one, other) => one.meaning.rank - other.meaning.rank);
	const own = of('id').find(({ at }) => isDistinct(filled, [at]) && !countsRows(filled, at));
	if (own) return [own.at];
	const [order, position] = [of('order').at(0), of('position').at(0)];
	if (!order || !position) return [];
	return isDistinct(filled, [order.at, position.at]) ? [order.at, position.at] : [];
}

/** Whether together these columns are filled, and different wherever the rows are, with few exceptions. */
function isDistinct(rows: readonly Row[], columns: readonly number[]): boolean {
	const idOf = (row: Row) => columns.map((at) => row[at]?.trim() ?? '');
	const filled = rows.filter((row) => idOf(row).every(Boolean));
	const ids = new Set(filled.map((row) => idOf(row).join('\n')));
	const different = new Set(filled.map((row) => row.join('\n')));
	const without = rows.length - filled.length;
	const isFilled = ids.size > 0 && without <= Math.max(fewWithout, (1 - filledShare) * rows.length);
	return isFilled && ids.size >= distinctShare * different.size;
}

/** 1, 2, 3 ...: numbers of rows, which are others in the next export. */
function countsRows(rows: readonly Row[], at: number): boolean {
	return rows.length > 3 && rows.every((row, nth) => Number(row[at]) === nth + 1);
}
