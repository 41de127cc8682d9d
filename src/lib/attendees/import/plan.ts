import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '../../core/bytes.ts';
import { codePoints } from '../../core/text.ts';
import { folded } from './folded.ts';
import { isHeaderAgain } from './header.ts';
import type { Mapping } from './mapping.ts';
import { areFamilyFirst } from './name.ts';
import { type Note, type Person, type Reading, columnsOf, limits, personOf } from './person.ts';
import { type Meanings, standingOfRow, statusColumnsOf } from './standing.ts';
import type { Standing } from './status-words.ts';
import { summaryOf } from './summary.ts';

type Row = readonly string[];

/** What will happen to a row, as far as the file alone tells. */
export type Outcome = 'new' | 'cancelled' | 'skipped' | 'double' | 'invalid';
export type Reason =
	| Exclude<Standing, 'coming'>
	| 'empty'
	| 'total'
	| 'footer'
	| 'header-again'
	| 'no-name'
	| 'name-too-long'
	| 'shifted'
	| 'no-tickets';

export type PlannedRow = Omit<Person, 'id' | 'notes'> & {
	/** As a spreadsheet shows it, from 1. */
	readonly row: number;
	readonly outcome: Outcome;
	readonly reason: Reason | null;
	/** The row that this is a double of. */
	readonly of: number | null;
	readonly notes: readonly Note[];
	/** By what the server knows the ticket; '' for what is not sent. */
	readonly key: string;
};

/** A table with its headers, as it was read. */
export type Table = {
	readonly rows: readonly Row[];
	readonly from: number;
	readonly names: Row;
	readonly openQuotes: readonly number[];
};

const droppedStandings = new Set<Standing>(['cancelled', 'refunded', 'void', 'declined']);

/** Plans row by row; `step` gives so many rows at once, so that a caller can say how far it is. */
export class Planning {
	readonly planned: PlannedRow[] = [];
	readonly #table: Table;
	readonly #meanings: Meanings;
	readonly #reading: Reading;
	readonly #statusColumns: ReturnType<typeof statusColumnsOf>;
	readonly #openQuotes: ReadonlySet<number>;
	readonly #hasTickets: boolean;
	readonly #byKey = new Map<string, { nth: number; person: string }>();
	readonly #byPerson = new Map<string, number>();
	readonly #byAddress = new Map<string, number>();

	constructor(table: Table, mapping: Mapping, meanings: Meanings = new Map()) {
		const columns = columnsOf(mapping);
		const nameColumn = columns.get('name')?.[0];
		const people = table.rows.slice(table.from);
		this.#table = table;
		this.#meanings = meanings;
		this.#statusColumns = statusColumnsOf(table.names, mapping);
		this.#hasTickets = columns.has('id') || columns.has('ticket') || columns.has('status');
		this.#openQuotes = new Set(table.openQuotes);
		this.#reading = {
			columns,
			width: table.names.length,
			hasCommas: nameColumn !== undefined && areFamilyFirst(people.map((row) => row[nameColumn] ?? ''))
		};
	}

	get isDone(): boolean {
		return this.planned.length === this.#table.rows.length - this.#table.from;
	}

	/** Plans the next rows. */
	step(rows: number): void {
		const from = this.#table.from + this.planned.length;
		const until = Math.min(from + rows, this.#table.rows.length);
		for (let at = from; at < until; at++) this.planned.push(this.#plan(at));
	}

	#plan(at: number): PlannedRow {
		const row = this.#table.rows[at];
		const person = personOf(row, this.#reading);
		const notes = this.#openQuotes.has(at + 1) ? [...person.notes, 'open-quote' as const] : person.notes;
		const { id, ...rest } = person;
		const base = { ...rest, notes, row: at + 1, of: null, key: '' };
		const nobody = this.#nobody(row, at, person);
		if (nobody) return { ...base, name: person.name || labelOf(row), outcome: 'skipped', reason: nobody };
		if (person.notes.includes('longer') && person.notes.includes('bad-email'))
			return { ...base, outcome: 'invalid', reason: 'shifted' };
		if (codePoints(person.name) > limits.name)
			return { ...base, outcome: 'invalid', reason: 'name-too-long' };
		const standing = standingOfRow(row, this.#statusColumns, this.#meanings);
		const fingerprint = fingerprintOf(person);
		if (standing !== 'coming') {
			const key = id || person.name ? this.#claim(keyOf(id, fingerprint), fingerprint) : '';
			return {
				...base,
				key,
				outcome: droppedStandings.has(standing) ? 'cancelled' : 'skipped',
				reason: standing
			};
		}
		if (person.tickets < 1) return { ...base, outcome: 'skipped', reason: 'no-tickets' };
		if (person.name === '') {
			if (!this.#hasTickets) return { ...base, outcome: 'invalid', reason: 'no-name' };
			return {
				...base,
				key: id ? this.#claim(keyOf(id, ''), '') : '',
				outcome: 'skipped',
				reason: 'unassigned'
			};
		}
		return this.#coming({ ...base, outcome: 'new', reason: null }, id, fingerprint);
	}

	/** Whoever comes: new, or the double of an earlier row. */
	#coming(planned: PlannedRow, id: string, fingerprint: string): PlannedRow {
		const nth = this.planned.length;
		const own = keyOf(id, fingerprint);
		const holder = this.#byKey.get(own);
		// Without an address or a number two people may well have one name and one employer; with neither they are one.
		const same = planned.email !== '' || id === '' ? this.#byPerson.get(fingerprint) : undefined;
		const earlier =
			same ??
			(holder?.person === fingerprint && this.planned[holder.nth].outcome === 'new' ? holder.nth : undefined);
		if (earlier !== undefined) return { ...planned, outcome: 'double', of: this.planned[earlier].row };
		if (holder?.person === fingerprint) this.#release(holder.nth);
		this.#byPerson.set(fingerprint, nth);
		const address = planned.email.toLowerCase();
		const isShared = address !== '' && this.#byAddress.has(address);
		if (!isShared) this.#byAddress.set(address, nth);
		const notes: readonly Note[] = isShared ? [...planned.notes, 'shared-email'] : planned.notes;
		return { ...planned, notes, key: this.#claim(own, fingerprint) };
	}

	/** A number that two different people share is told apart by the person; one whom an earlier row has is not sent again. */
	#claim(key: string, fingerprint: string): string {
		const holder = this.#byKey.get(key);
		if (!holder) {
			this.#byKey.set(key, { nth: this.planned.length, person: fingerprint });
			return key;
		}
		return holder.person === fingerprint || fingerprint === ''
			? ''
			: this.#claim(`${key}/${fingerprint.slice(0, 12)}`, fingerprint);
	}

	/** Who comes with a later row is not cancelled by an earlier one. */
	#release(nth: number): void {
		this.#byKey.delete(this.planned[nth].key);
		this.planned[nth] = { ...this.planned[nth], key: '' };
	}

	/** Why a row is about no person at all. */
	#nobody(row: Row, at: number, person: Person): 'empty' | 'header-again' | 'total' | 'footer' | null {
		if (row.every((cell) => cell.trim() === '')) return 'empty';
		const { names, rows } = this.#table;
		if (names.some(Boolean) && isHeaderAgain(row, names)) return 'header-again';
		if (person.email !== '') return null;
		return summaryOf(row, { at, rows: rows.length, width: names.length });
	}
}

/** The whole plan at once. */
export function planOf(table: Table, mapping: Mapping, meanings?: Meanings): PlannedRow[] {
	const planning = new Planning(table, mapping, meanings);
	planning.step(Infinity);
	return planning.planned;
}

/** What stands first in a row about nobody, for the organizer to know it by. */
function labelOf(row: Row): string {
	return row.find((cell) => cell.trim() !== '')?.trim() ?? '';
}

/** Who somebody is where tickets have no numbers: the address and the name, else the name and the employer. */
function fingerprintOf({ name, email, organisation }: Person): string {
	const plain = (text: string) => folded(text) || text;
	const second = email === '' ? plain(organisation) : `@${email.toLowerCase()}`;
	return toHex(sha256(new TextEncoder().encode(`${plain(name)}\n${second}`)).subarray(0, 16));
}

function keyOf(id: string, fingerprint: string): string {
	if (id === '') return `p/${fingerprint}`;
	return codePoints(id) <= limits.key - 50
		? `t/${id}`
		: `h/${toHex(sha256(new TextEncoder().encode(id)).subarray(0, 16))}`;
}
