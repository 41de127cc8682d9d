import { codePoints, storable } from '../../core/text.ts';
import type { Mapping } from './mapping.ts';
import type { Field } from './meaning.ts';
import { nameAndAddress, nameOf } from './name.ts';
import { isAddress, isNothing } from './values.ts';

type Row = readonly string[];

/** Code points that the server takes (import_attendees). */
export const limits = {
	name: 100,
	email: 254,
	headline: 120,
	organisation: 100,
	ticket: 100,
	key: 200
} as const;

/** What is said about a row that is imported nevertheless. */
export type Note =
	| 'bad-email'
	| 'shared-email'
	| 'headline-too-long'
	| 'organisation-too-long'
	| 'ticket-too-long'
	| 'cleaned'
	| 'longer'
	| 'several'
	| 'open-quote';

/** One row of the list as a person; `name` is '' for a ticket that nobody has yet. */
export type Person = {
	readonly name: string;
	readonly email: string;
	readonly headline: string;
	readonly organisation: string;
	readonly ticket: string;
	readonly id: string;
	readonly tickets: number;
	readonly notes: readonly Note[];
};

/** There are people called Null. */
const halves = new Set<Field>(['name', 'familyFirst', 'given', 'family']);

/** What of the table is the same for all rows. */
export type Reading = {
	readonly columns: ReadonlyMap<Field, readonly number[]>;
	readonly hasCommas: boolean;
	readonly width: number;
};

/** The columns of each field. */
export function columnsOf(mapping: Mapping): Map<Field, number[]> {
	const columns = new Map<Field, number[]>();
	mapping.forEach((field, at) => {
		if (field) columns.set(field, [...(columns.get(field) ?? []), at]);
	});
	return columns;
}

/** The cells of a row as a person. Texts stay what they are, on one line; what is too long is left out and said. */
export function personOf(row: Row, { columns, hasCommas, width }: Reading): Person {
	const notes: Note[] = [];
	const cellAt = (at: number, field: Field) => {
		const read = storable(row[at] ?? '');
		if (read.wasCleaned && !notes.includes('cleaned')) notes.push('cleaned');
		const line = oneLine(read.text);
		return isNothing(line, halves.has(field)) ? '' : line;
	};
	// A family name may be in two: `van der` and `Berg`.
	const cell = (field: Field) =>
		(columns.get(field) ?? [])
			.map((at) => cellAt(at, field))
			.filter(Boolean)
			.join(' ');
	const fitting = (field: 'headline' | 'organisation' | 'ticket') => {
		const text = cell(field);
		if (codePoints(text) <= limits[field]) return text;
		notes.push(`${field}-too-long`);
		return '';
	};
	const whole = nameAndAddress(cell('name'));
	const cells = {
		name: whole.name,
		familyFirst: cell('familyFirst'),
		given: cell('given'),
		family: cell('family')
	};
	const address = plainAddress(cell('email') || whole.address || '');
	const isGood = isAddress(address) && codePoints(address) <= limits.email;
	if (address !== '' && !isGood) notes.push('bad-email');
	const tickets = ticketsIn(cell('quantity'));
	if (tickets > 1) notes.push('several');
	if (row.slice(width).some((text) => text.trim() !== '')) notes.push('longer');
	return {
		name: nameOf(cells, hasCommas),
		email: isGood ? address : '',
		headline: fitting('headline'),
		organisation: fitting('organisation'),
		ticket: fitting('ticket'),
		id: idOf(row, columns.get('id') ?? []),
		tickets,
		notes
	};
}

/** What is no letter to anybody does not make two lines of one, nor two names of one. */
function oneLine(text: string): string {
	return text.replace(/[\s\u0085]+/gu, ' ').trim();
}

function plainAddress(cell: string): string {
	const inside = /<([^<>]+)>/.exec(cell)?.[1] ?? cell;
	return inside
		.replace(/^mailto:/i, '')
		.replace('＠', '@')
		.replace(/[\s\u200B-\u200F\u2060\uFEFF]/g, '')
		.replace(/[.,;]+$/, '');
}

/** How many tickets a row stands for; 1 where nothing is said. */
function ticketsIn(cell: string): number {
	if (!/^-?\d{1,6}([.,]0+)?$/.test(cell)) return 1;
	return Number.parseInt(cell, 10);
}

/** Empty unless every part is there. */
function idOf(row: Row, columns: readonly number[]): string {
	const parts = columns.map((at) => oneLine(storable(row[at] ?? '').text));
	return parts.every(Boolean) ? parts.join('-') : '';
}
