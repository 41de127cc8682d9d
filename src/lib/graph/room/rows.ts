import type { Part } from '../filter.ts';
import type { Net } from '../graph.ts';
import type { Figures } from '../metrics.ts';

export type Column = 'name' | 'exchanges' | 'between' | 'group';
/** `i`: an index into the people of the whole. */
export type Row = {
	i: number;
	name: string | null;
	exchanges: number;
	between: number | null;
	group: number;
};
type Asked = {
	betweenness: Float64Array | null;
	column: Column;
	isUp: boolean;
	found: ReadonlySet<number> | null;
};

/** The people of a part as rows, in order of a column; exchanges are those of the part. `found` null: no search. */
export function rowsOf(
	{ net, figures }: { net: Net; figures: Figures },
	part: Part,
	{ betweenness, column, isUp, found }: Asked
): Row[] {
	const exchanges = new Int32Array(part.people.length);
	for (const [one, other] of part.links) {
		exchanges[one]++;
		exchanges[other]++;
	}
	const rows: Row[] = [];
	for (const [at, i] of part.from.entries()) {
		if (found && !found.has(i)) continue;
		const [{ name }, group] = [net.people[i], figures.community[i]];
		rows.push({ i, name, exchanges: exchanges[at], between: betweenness?.[i] ?? null, group });
	}
	const order = new Intl.Collator(undefined, { numeric: true }).compare;
	// Who has no name comes last, whichever way.
	const byName = (a: Row, b: Row) =>
		a.name === null || b.name === null
			? Number(a.name === null) - Number(b.name === null)
			: (isUp ? 1 : -1) * order(a.name, b.name);
	const compare = {
		name: byName,
		exchanges: (a: Row, b: Row) => (isUp ? 1 : -1) * (a.exchanges - b.exchanges),
		between: (a: Row, b: Row) => (isUp ? 1 : -1) * ((a.between ?? 0) - (b.between ?? 0)),
		group: (a: Row, b: Row) => (isUp ? 1 : -1) * (a.group - b.group)
	}[column];
	return rows.sort((a, b) => compare(a, b) || a.i - b.i);
}
