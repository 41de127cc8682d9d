import { type Exported, firstMetAt, rounded } from './exported.ts';

// RFC 4180, with a byte-order mark: without it Excel takes UTF-8 for the letters of the machine's country.
const byteOrderMark = '\uFEFF';

/** One line for each exchange: both ids and names, meetings, the first of them. */
export function exchangesCsvOf({ event, net }: Exported): string {
	const heading = ['source', 'target', 'meetings', 'first_met_at', 'source_name', 'target_name'];
	const lines = net.links.map(([one, other, seconds, meetings]) => {
		const [from, to] = [net.people[one], net.people[other]];
		return [from.id, to.id, meetings, firstMetAt(event, seconds), from.name ?? '', to.name ?? ''];
	});
	return csvOf([heading, ...lines]);
}

/** One line for each person, also for those who exchanged with nobody; a dot has an id and no name. */
export function peopleCsvOf({ net, figures, betweenness }: Exported): string {
	const heading = [
		'id',
		'name',
		'role',
		'topics',
		'is_new',
		'joined_at',
		'exchanges',
		'betweenness',
		'community'
	];
	const lines = net.people.map((person, i) => [
		person.id,
		person.name ?? '',
		person.role ?? '',
		person.topics.map((topic) => net.topics[topic]).join('; '),
		person.isNew === null ? '' : String(person.isNew),
		person.joinedAt ?? '',
		figures.degrees[i],
		betweenness ? (rounded(betweenness[i]) ?? '') : '',
		figures.community[i]
	]);
	return csvOf([heading, ...lines]);
}

type Cell = string | number;

/** Lines of cells as text; what a spreadsheet would run as a formula is text with an apostrophe before it. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
	return byteOrderMark + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: Cell): string {
	if (typeof value === 'number') return String(value);
	const text = neutral(value);
	return /[",;\t\r\n\uFEFF']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A cell that no spreadsheet takes for a formula (OWASP, CSV injection): also behind white space, invisible characters and
 * in the wide forms of the signs, which some programs fold into the narrow ones.
 */
export function neutral(text: string): string {
	const clean = text.toWellFormed().replace(/\0/g, '\uFFFD');
	// A number with a sign stays one: an id may be -5.
	if (/^[+-]?\d+(\.\d+)?$/.test(clean)) return clean;
	const isFormula = /^[\s\p{C}\p{Z}\uFFFD"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212]/u.test(clean);
	return isFormula || /^[\t\r\n]/.test(clean) ? `'${clean}` : clean;
}
