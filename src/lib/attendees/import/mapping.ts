import { distinctIds } from './ids.ts';
import { folded } from './folded.ts';
import {
	type Field,
	type Meaning,
	type Scope,
	isDroppedFlag,
	isEitherName,
	meaningOf,
	scopeOf
} from './meaning.ts';
import { looksLike, readsLike } from './values.ts';

type Row = readonly string[];
/** What each column is used for; null: not at all. `family`, `id` and `status` may be several columns, every other one is one. */
export type Mapping = readonly (Field | null)[];
export type Column = {
	readonly at: number;
	readonly header: string;
	readonly meaning: Meaning;
	readonly isInBuyerBlock: boolean;
};

/** So many rows tell what is in a column. */
const sampleRows = 300;
const single = [
	'name',
	'familyFirst',
	'given',
	'family',
	'email',
	'headline',
	'organisation',
	'ticket',
	'quantity'
] as const;

/**
 * What the columns of a table are most likely for, by their headers and by what is in them. What says whose it is goes
 * before what does not, and the columns of buyers, invoices and emergencies are never chosen.
 */
export function suggestedMapping(names: Row, rows: readonly Row[]): Mapping {
	const sample = rows.slice(0, sampleRows);
	const columns = columnsOf(names).filter(({ at, header, meaning }) => {
		const values = valuesAt(sample, at);
		const isPlain = meaning.scope === 'attendee' || meaning.scope === 'none';
		if (meaning.said === 'status')
			return meaning.scope !== 'other' && (isDroppedFlag(header) || looksLike('status', values));
		return isPlain && looksLike(meaning.said, values);
	});
	const chosen = new Map<number, Field>();
	for (const field of single) {
		const best = bestOf(
			columns.filter(({ meaning }) => meaning.said === field),
			columns
		);
		if (best) chosen.set(best.at, field);
	}
	for (const { at, meaning } of columns) if (meaning.said === 'status') chosen.set(at, 'status');
	for (const at of distinctIds(columns, rows)) chosen.set(at, 'id');
	settleNames(chosen, columns, sample);
	addParticle(chosen, columns);
	addByValues(chosen, names, sample);
	return names.map((_, at) => chosen.get(at) ?? null);
}

/** Whether the only names in a table are those of buyers, or of others who do not come. */
export function hasOnlyBuyers(names: Row): boolean {
	const scopes = columnsOf(names)
		.filter(
			({ meaning: { said } }) =>
				said === 'name' || said === 'given' || said === 'family' || said === 'familyFirst'
		)
		.map(({ meaning }) => meaning.scope);
	return scopes.includes('buyer') && !scopes.some((scope) => scope === 'attendee' || scope === 'none');
}

function columnsOf(names: Row): Column[] {
	const scopes = names.map((name) => scopeOf(folded(name).split(' ')));
	return names.flatMap((header, at) => {
		const meaning = meaningOf(header);
		return meaning ? [{ at, header, meaning, isInBuyerBlock: isBetweenBuyers(scopes, at) }] : [];
	});
}

/** Repeated names: in pretix's list the second `Company` stands among those of the invoice. */
function isBetweenBuyers(scopes: readonly Scope[], at: number): boolean {
	const nearest = (side: readonly Scope[]) => side.slice(0, 4).find((scope) => scope !== 'none');
	const isBuyer = (scope: Scope | undefined) => scope === 'buyer' || scope === 'other';
	return isBuyer(nearest(scopes.slice(0, at).reverse())) && isBuyer(nearest(scopes.slice(at + 1)));
}

function bestOf(candidates: readonly Column[], columns: readonly Column[]): Column | undefined {
	const anchors = columns.filter(
		({ meaning: { scope, said } }) =>
			scope === 'attendee' || said === 'given' || said === 'family' || said === 'name'
	);
	const distance = ({ at }: Column) =>
		Math.min(Infinity, ...anchors.filter((each) => each.at !== at).map((each) => Math.abs(each.at - at)));
	const order = (column: Column) => [
		column.meaning.scope === 'attendee' ? 0 : 1,
		column.isInBuyerBlock ? 1 : 0,
		column.meaning.rank,
		distance(column),
		column.at
	];
	return [...candidates].sort((one, other) => {
		const [a, b] = [order(one), order(other)];
		const differs = a.findIndex((value, nth) => value !== b[nth]);
		return differs === -1 ? 0 : a[differs] - b[differs];
	})[0];
}

/** `Name` beside `Vorname` is the family name; halves of one person are not joined to the name of another. */
function settleNames(chosen: Map<number, Field>, columns: readonly Column[], sample: readonly Row[]): void {
	const at = (field: Field) => columns.find((column) => chosen.get(column.at) === field);
	const [name, given, family, familyFirst] = [at('name'), at('given'), at('family'), at('familyFirst')];
	const isAttendees = (column: Column | undefined) => column?.meaning.scope === 'attendee';
	const named = [name, given, family, familyFirst].filter((column) => column !== undefined);
	if (named.some(isAttendees)) for (const column of named) if (!isAttendees(column)) chosen.delete(column.at);
	if (name && chosen.has(name.at) && isEitherName(name.header)) {
		const half = given ?? family;
		if (half && !(given && family) && chosen.has(half.at) && !contains(sample, name.at, half.at))
			chosen.set(name.at, given ? 'family' : 'given');
	}
	const fields = [...chosen.values()];
	if (familyFirst && (fields.includes('name') || (fields.includes('given') && fields.includes('family'))))
		chosen.delete(familyFirst.at);
}

/** `van der` is a part of the family name. */
function addParticle(chosen: Map<number, Field>, columns: readonly Column[]): void {
	const [particle] = columns.filter(({ meaning }) => meaning.said === 'particle');
	if (particle && [...chosen.values()].includes('family')) chosen.set(particle.at, 'family');
}

/** Whether the names in one column hold those of another. */
function contains(sample: readonly Row[], whole: number, part: number): boolean {
	const both = sample.filter((row) => row[whole]?.trim() && row[part]?.trim());
	const holding = both.filter((row) => ` ${folded(row[whole])} `.includes(` ${folded(row[part])} `));
	return both.length > 0 && holding.length * 2 >= both.length;
}

/** What no header says, the cells may: addresses are recognised anywhere, names where they look like nothing else. */
function addByValues(chosen: Map<number, Field>, names: Row, sample: readonly Row[]): void {
	const free = names.flatMap((header, at) => {
		const scope = scopeOf(folded(header).split(' '));
		return chosen.has(at) || scope === 'buyer' || scope === 'other' ? [] : [at];
	});
	const has = (...fields: Field[]) => [...chosen.values()].some((field) => fields.includes(field));
	const find = (kind: 'email' | 'name') =>
		free.find((at) => !chosen.has(at) && readsLike(kind, valuesAt(sample, at)));
	const email = has('email') ? undefined : find('email');
	if (email !== undefined) chosen.set(email, 'email');
	if (has('name', 'familyFirst', 'given', 'family')) return;
	const isOne = names.length === 1 && !chosen.has(0);
	const name = hasOnlyBuyers(names) ? undefined : isOne ? 0 : find('name');
	if (name !== undefined) chosen.set(name, 'name');
}

function valuesAt(rows: readonly Row[], at: number): string[] {
	return rows.map((row) => row[at]?.trim() ?? '').filter((value) => value !== '');
}
