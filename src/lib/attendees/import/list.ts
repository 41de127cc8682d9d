import type { Encoding } from './decode.ts';
import { folded } from './folded.ts';
import { type Mapping, hasOnlyBuyers, suggestedMapping } from './mapping.ts';
import { mergeCsv } from './merge.ts';
import type { Field } from './meaning.ts';
import type { Delimiter } from './parse.ts';
import { type Outcome, type PlannedRow, Planning, type Reason } from './plan.ts';
import type { Sheet } from './read.ts';
import { type Meanings, standingIn, statusColumnsOf } from './standing.ts';
import type { Standing } from './status-words.ts';

/** What happens to a row once the server was asked: whom it knows already is changed or the same. */
export type Fate = Outcome | 'changed' | 'same';
export type Answer = 'new' | 'changed' | 'same' | 'cancelled' | 'invalid';

type ColumnView = {
	readonly header: string;
	readonly samples: readonly string[];
	readonly field: Field | null;
	readonly filled: number;
};
/** A word of a status, how many rows say it, and what it means. */
export type StatusWord = {
	readonly word: string;
	readonly key: string;
	readonly count: number;
	readonly standing: Standing;
};

/** What a screen shows of a list that was just read. */
export type Opened = {
	readonly columns: readonly ColumnView[];
	readonly people: number;
	readonly encoding: Encoding;
	readonly delimiter: Delimiter;
	/** From 0; null: the list has no headers. */
	readonly headerRow: number | null;
	readonly hasOnlyBuyers: boolean;
};

type Counts = Readonly<Record<Fate, number>> & {
	readonly toSend: number;
	readonly withAddress: number;
	readonly severalTickets: number;
};
export type Planned = { readonly counts: Counts; readonly words: readonly StatusWord[] };
export type ShownRow = Omit<PlannedRow, 'outcome' | 'email' | 'key'> & {
	readonly fate: Fate;
	readonly hasAddress: boolean;
};
export type Page = { readonly rows: readonly ShownRow[]; readonly total: number };

/** A row as `import_attendees` takes it. */
type SentRow = {
	key: string;
	name: string;
	email: string;
	headline: string;
	organisation: string;
	ticket: string;
	status: 'invited' | 'cancelled';
};
export type Chunk = { readonly rows: readonly SentRow[]; readonly next: number | null };

/** The server takes this much at once. */
const mostRows = 500;
const mostBytes = 150_000;
const samplesShown = 3;
const mostWords = 40;
const silent = new Set<Reason>(['empty', 'header-again']);

/** One list from the file to what is sent of it. It knows of no screen and no server: a worker holds it, or a test. */
export class AttendeeList {
	readonly sheet: Sheet;
	planned: readonly PlannedRow[] = [];
	#mapping: Mapping;
	#words: readonly StatusWord[] = [];
	readonly #answers = new Map<string, Answer>();

	constructor(sheet: Sheet) {
		this.sheet = sheet;
		this.#mapping = suggestedMapping(sheet.names, sheet.rows.slice(sheet.from));
	}

	get opened(): Opened {
		const { header, encoding, delimiter, names, rows, from } = this.sheet;
		const people = rows.slice(from);
		return {
			columns: names.map((name, at) => {
				const filled = people.filter((row) => row[at]?.trim());
				const samples = [...new Set(filled.slice(0, 50).map((row) => row[at].trim()))].slice(0, samplesShown);
				return { header: name, samples: samples.map(short), field: this.#mapping[at], filled: filled.length };
			}),
			people: people.filter((row) => row.some((cell) => cell.trim() !== '')).length,
			encoding,
			delimiter,
			headerRow: header.count === 0 ? null : header.from + header.count - 1,
			hasOnlyBuyers: hasOnlyBuyers(names)
		};
	}

	/** Plans every row; gives how many are done, now and then, so that others get a turn. */
	*plan(mapping: Mapping, meanings: Meanings, stride = 1_000): Generator<number, Planned> {
		const planning = new Planning(this.sheet, mapping, meanings);
		while (!planning.isDone) {
			planning.step(stride);
			yield planning.planned.length;
		}
		this.planned = planning.planned;
		this.#answers.clear();
		this.#mapping = mapping;
		this.#words = this.#statusWords(meanings);
		return this.result;
	}

	get result(): Planned {
		const counts = {
			new: 0,
			changed: 0,
			same: 0,
			cancelled: 0,
			skipped: 0,
			double: 0,
			invalid: 0,
			toSend: 0,
			withAddress: 0,
			severalTickets: 0
		};
		for (const row of this.planned) {
			if (row.reason && silent.has(row.reason)) continue;
			counts[this.#fateOf(row)]++;
			if (row.key !== '') counts.toSend++;
			if (row.outcome === 'new' && row.email !== '') counts.withAddress++;
			if (row.outcome === 'new' && row.tickets > 1) counts.severalTickets++;
		}
		return { counts, words: this.#words };
	}

	/** A part of the rows of one fate (null: of all), without any address. */
	page(fate: Fate | null, from: number, count: number): Page {
		const rows = this.planned.filter(
			(row) => !(row.reason && silent.has(row.reason)) && (fate === null || this.#fateOf(row) === fate)
		);
		const shown = rows.slice(from, from + count).map(({ outcome: _, email, key: __, ...row }, nth) => ({
			...row,
			name: short(row.name),
			hasAddress: email !== '',
			fate: this.#fateOf(rows[from + nth])
		}));
		return { rows: shown, total: rows.length };
	}

	/** What to send next, from this place in the plan on. */
	chunk(from: number): Chunk {
		const rows: SentRow[] = [];
		let bytes = 0;
		let at = from;
		for (; at < this.planned.length && rows.length < mostRows && bytes < mostBytes; at++) {
			const row = this.planned[at];
			if (row.key === '') continue;
			const sent = sentOf(row);
			rows.push(sent);
			bytes += new TextEncoder().encode(JSON.stringify(sent)).length;
		}
		return { rows, next: at < this.planned.length ? at : null };
	}

	/** Notes what the server says of rows, by their keys. */
	note(answers: readonly (readonly [key: string, answer: Answer])[]): void {
		for (const [key, answer] of answers) this.#answers.set(key, answer);
	}

	/** The organizer's own rows of all who are invited, each with its link (by key), for a mail merge. */
	merge(links: ReadonlyMap<string, string>, headers: { name: string; email: string; link: string }): string {
		const invited = this.planned.filter(({ outcome, key }) => outcome === 'new' && links.has(key));
		const own = this.sheet.names.map((name, at) => name || `${at + 1}`);
		return mergeCsv(
			[headers.name, headers.email, headers.link, ...own],
			invited.map(({ name, email, key, row }) => {
				const cells = this.sheet.rows[row - 1];
				return [name, email, links.get(key) ?? '', ...own.map((_, at) => cells[at] ?? '')];
			})
		);
	}

	#fateOf({ outcome, key }: PlannedRow): Fate {
		const answer = outcome === 'new' ? this.#answers.get(key) : undefined;
		return answer === 'changed' || answer === 'same' || answer === 'invalid' ? answer : outcome;
	}

	#statusWords(meanings: Meanings): StatusWord[] {
		const found = new Map<string, StatusWord>();
		const columns = statusColumnsOf(this.sheet.names, this.#mapping);
		for (const { row, reason } of this.planned) {
			// Headers that stand there once more, and sums, are about nobody.
			if (reason && (silent.has(reason) || reason === 'total')) continue;
			for (const column of columns) {
				const word = this.sheet.rows[row - 1][column.at]?.trim() ?? '';
				const key = folded(word) || word;
				// Dates of cancellations are no words.
				if (word === '' || column.kind === 'flag' || (found.size >= mostWords && !found.has(key))) continue;
				const count = (found.get(key)?.count ?? 0) + 1;
				found.set(key, { word: short(word), key, count, standing: standingIn(word, column, meanings) });
			}
		}
		return [...found.values()].sort((one, other) => other.count - one.count);
	}
}

/** Who does not come is sent by the number of the ticket only: the server knows whether there was an invitation. */
function sentOf({ key, name, email, headline, organisation, ticket, outcome }: PlannedRow): SentRow {
	if (outcome === 'new') return { key, name, email, headline, organisation, ticket, status: 'invited' };
	return { key, name: '', email: '', headline: '', organisation: '', ticket: '', status: 'cancelled' };
}

/** For the screen: nobody reads a cell of a thousand letters. */
function short(text: string): string {
	return text.length > 120 ? `${[...text].slice(0, 119).join('')}…` : text;
}
