import type { MarkRow, Rows } from '../db/rows.ts';

/** Everything that somebody can put down about a person. */
const wordTables = [
	'notes',
	'relationships',
	'correspondences',
	'remarks',
	'promises',
	'touches',
	'milestones',
	'marks'
] as const;

type WordTable = (typeof wordTables)[number];

/** Those rows, as a screen or a transaction has them. */
export type WordRows = { readonly [Name in WordTable]: readonly Rows[Name][] };

/** The rows of each of those tables. */
export async function wordRows(
	all: <Name extends WordTable>(table: Name) => Promise<readonly Rows[Name][]>
): Promise<WordRows> {
	const read = await Promise.all(wordTables.map(async (table) => [table, await all(table)] as const));
	return Object.fromEntries(read) as WordRows;
}

/**
 * Whether anything is put down about a person: such a contact stays when its last meeting is undone (the server:
 * hallway.has_words_on).
 */
export function isPutDown(contactId: string, rows: WordRows): boolean {
	const isTheirs = ({ id }: { id: string }) => id === contactId;
	const isAbout = (row: { contactId: string }) => row.contactId === contactId;
	return (
		[rows.notes, rows.relationships, rows.correspondences].some((list) => list.some(isTheirs)) ||
		[rows.remarks, rows.promises, rows.touches, rows.milestones].some((list) => list.some(isAbout)) ||
		rows.marks.some((mark) => isAbout(mark) && isMarked(mark))
	);
}

/** Whether a mark says anything: what was tapped may have been taken back. */
export function isMarked({ worth, deepen, thank }: MarkRow): boolean {
	return worth || deepen || thank;
}
