import {
	type InvitationProblem,
	type InvitationSummary,
	importAttendees,
	invitationSummary
} from '../../remote/invitations.ts';
import type { Answer, Fate, Opened, Page, Planned } from './list.ts';
import type { Mapping } from './mapping.ts';
import type { Field } from './meaning.ts';
import { type ReadingChoice, type Unreadable, mostMegabytes } from './read.ts';
import { ListReader, ReaderStopped } from './reader.ts';
import type { Standing } from './status-words.ts';

export type Stage =
	| { at: 'choose'; problem: Unreadable | 'unreadable' | 'no-reader' | null }
	| { at: 'reading' }
	| { at: 'check' }
	| { at: 'sending' }
	| { at: 'stopped'; problem: InvitationProblem | null }
	| { at: 'done' };

export type Tally = Record<Answer, number>;

const rowsShown = 50;
/** The server takes a number of rows an hour: a longer list is compared once, not after each correction. */
const mostComparedAgain = 2_000;
const several = new Set<Field>(['id', 'status']);

/** One import, from choosing a file to what the server made of it. It lives as long as the screen. */
export class ImportStudio {
	stage: Stage = $state.raw({ at: 'choose', problem: null });
	fileName = $state('');
	opened: Opened | null = $state.raw(null);
	mapping: Mapping = $state.raw([]);
	planned: Planned | null = $state.raw(null);
	page: Page | null = $state.raw(null);
	fate: Fate | null = $state(null);
	from = $state(0);
	/** Rows that were looked at; null: all of them were. */
	sorted: { done: number; total: number } | null = $state.raw(null);
	/** Rows that were compared with earlier imports; null: nothing to compare, or all were. */
	compared: { done: number; total: number } | null = $state.raw(null);
	isCompareFailed = $state(false);
	sent = $state.raw({ done: 0, total: 0 });
	tally: Tally = $state.raw({ new: 0, changed: 0, same: 0, cancelled: 0, invalid: 0 });
	summary: InvitationSummary | null = $state.raw(null);

	readonly eventId: string;
	#meanings: readonly (readonly [word: string, standing: Standing])[] = [];
	#tokens: readonly (readonly [key: string, token: string])[] = [];
	#reader: ListReader | null = null;
	/** Grows with each thing that makes what is under way useless. */
	#turn = 0;
	#next: number | null = 0;
	#wasCompared = false;

	constructor(eventId: string) {
		this.eventId = eventId;
	}

	/** Whether somebody can be imported at all. */
	get hasName(): boolean {
		return this.mapping.some(
			(field) => field === 'name' || field === 'given' || field === 'family' || field === 'familyFirst'
		);
	}

	get hasTokens(): boolean {
		return this.#tokens.length > 0;
	}

	/** Asks how many are invited by now; silently, since the import does without. */
	async look(): Promise<void> {
		const found = await invitationSummary(this.eventId);
		if (found.ok) this.summary = found.value;
	}

	async choose(file: File): Promise<void> {
		this.cancel();
		this.fileName = file.name;
		if (file.size > mostMegabytes * 1_000_000) return this.#refuse('too-large');
		this.stage = { at: 'reading' };
		const turn = this.#turn;
		const bytes = await file.arrayBuffer().catch(() => null);
		if (turn !== this.#turn) return;
		if (!bytes) return this.#refuse('unreadable');
		this.#reader = new ListReader((done, total) => (this.sorted = { done, total }));
		await this.#read(bytes, {});
	}

	/** The same file in other letters, or with its headers elsewhere. */
	async reread(choice: ReadingChoice): Promise<void> {
		this.#turn++;
		const { encoding, headerRow } = this.opened ?? {};
		await this.#read(new ArrayBuffer(0), { encoding, headerRow, ...choice });
	}

	/** Uses a column for something else; what may be one column only is taken from the other. */
	async use(at: number, field: Field | null): Promise<void> {
		this.mapping = this.mapping.map((had, column) => {
			if (column === at) return field;
			return field && had === field && !several.has(field) ? null : had;
		});
		await this.#plan();
	}

	/** Says what a word of a status means. */
	async mean(key: string, standing: Standing): Promise<void> {
		this.#meanings = [...this.#meanings.filter(([word]) => word !== key), [key, standing]];
		await this.#plan();
	}

	async show(fate: Fate | null, from = 0): Promise<void> {
		this.fate = fate;
		this.from = from;
		const page = await this.#ask((reader) => reader.ask('page', { fate, from, count: rowsShown }));
		if (page && this.fate === fate && this.from === from) this.page = page;
	}

	/** Sends what is to be sent, from where it stopped; again changes only what changed. */
	async send(): Promise<void> {
		const turn = ++this.#turn;
		const isNew = this.stage.at !== 'stopped';
		if (isNew) this.#begin();
		this.stage = { at: 'sending' };
		while (this.#next !== null) {
			const from = this.#next;
			const chunk = await this.#ask((reader) => reader.ask('chunk', { from }));
			if (!chunk || turn !== this.#turn) return;
			const answered = chunk.rows.length > 0 ? await importAttendees(this.eventId, chunk.rows, false) : null;
			if (turn !== this.#turn) return;
			if (answered && !answered.ok) {
				this.stage = { at: 'stopped', problem: answered.problem };
				return;
			}
			this.#count(answered?.value.rows ?? []);
			this.sent = { ...this.sent, done: this.sent.done + chunk.rows.length };
			this.#next = chunk.next;
		}
		this.stage = { at: 'done' };
		await this.look();
	}

	/** Stops sending; what has arrived stays. */
	stop(): void {
		this.#turn++;
		this.stage = { at: 'stopped', problem: null };
	}

	backToCheck(): void {
		this.#turn++;
		this.stage = { at: 'check' };
		void this.#compare();
	}

	/** The organizer's own rows with the links of those who are invited; null: the reader was stopped. */
	async merge(linkOf: (token: string) => string, headers: { name: string; email: string; link: string }) {
		const links = this.#tokens.map(([key, token]) => [key, linkOf(token)] as const);
		return this.#ask((reader) => reader.ask('merge', { links, headers }));
	}

	/** Forgets the file, in the middle of anything. */
	cancel(): void {
		this.#turn++;
		this.#reader?.close();
		this.#reader = null;
		this.#meanings = [];
		this.#tokens = [];
		this.#wasCompared = false;
		Object.assign(this, {
			opened: null,
			planned: null,
			page: null,
			mapping: [],
			sorted: null,
			compared: null,
			fate: null,
			from: 0
		});
		this.stage = { at: 'choose', problem: null };
	}

	async #read(bytes: ArrayBuffer, choice: ReadingChoice): Promise<void> {
		const turn = this.#turn;
		const opened = await this.#ask((reader) => reader.ask('open', { bytes, choice }));
		if (!opened || turn !== this.#turn) return;
		if (!opened.ok) return this.#refuse(opened.problem);
		this.opened = opened.value;
		this.mapping = opened.value.columns.map(({ field }) => field);
		this.#meanings = [];
		await this.#plan();
	}

	async #plan(): Promise<void> {
		const turn = ++this.#turn;
		this.compared = null;
		const ask = { mapping: $state.snapshot(this.mapping), meanings: this.#meanings };
		const planned = await this.#ask((reader) => reader.ask('plan', ask));
		if (!planned || turn !== this.#turn) return;
		this.planned = planned;
		this.sorted = null;
		await this.show(this.fate);
		if (turn !== this.#turn) return;
		this.stage = { at: 'check' };
		await this.#compare();
	}

	/** Asks the server what it knows already, without changing anything; only where an import came before. */
	async #compare(): Promise<void> {
		const turn = this.#turn;
		const { summary, planned } = this;
		this.isCompareFailed = false;
		if (!planned || (summary && summary.invited + summary.cancelled === 0)) return;
		const total = planned.counts.toSend;
		if (this.#wasCompared && total > mostComparedAgain) {
			this.isCompareFailed = true;
			return;
		}
		this.#wasCompared = true;
		let done = 0;
		for (let next: number | null = 0; next !== null;) {
			const from: number = next;
			this.compared = { done, total };
			const chunk = await this.#ask((reader) => reader.ask('chunk', { from }));
			if (!chunk || turn !== this.#turn) return;
			const answered = chunk.rows.length > 0 ? await importAttendees(this.eventId, chunk.rows, true) : null;
			if (turn !== this.#turn) return;
			if (answered && !answered.ok) {
				this.isCompareFailed = true;
				break;
			}
			const answers = (answered?.value.rows ?? []).flatMap(({ key, outcome }) =>
				key ? [[key, outcome] as const] : []
			);
			this.planned = (await this.#ask((reader) => reader.ask('note', { answers }))) ?? planned;
			if (turn !== this.#turn) return;
			done += chunk.rows.length;
			next = chunk.next;
		}
		this.compared = null;
		await this.show(this.fate, this.from);
	}

	#begin(): void {
		this.#next = 0;
		this.#tokens = [];
		this.compared = null;
		this.sent = { done: 0, total: this.planned?.counts.toSend ?? 0 };
		this.tally = { new: 0, changed: 0, same: 0, cancelled: 0, invalid: 0 };
	}

	#count(rows: readonly { key: string | null; outcome: Answer; token: string | null }[]): void {
		const tally = { ...this.tally };
		for (const { outcome } of rows) tally[outcome]++;
		const told = rows.flatMap(({ key, token }) => (key && token ? [[key, token] as const] : []));
		this.tally = tally;
		this.#tokens = [...this.#tokens, ...told];
	}

	#refuse(problem: Unreadable | 'unreadable' | 'no-reader'): void {
		this.cancel();
		this.stage = { at: 'choose', problem };
	}

	/** Null once the reader was stopped: whoever asked has nothing more to do. A bug in the reader is said too, or the screen would wait for ever. */
	async #ask<Value>(question: (reader: ListReader) => Promise<Value>): Promise<Value | null> {
		const reader = this.#reader;
		if (!reader) return null;
		return question(reader).catch((error: unknown) => {
			const isBug = !(error instanceof ReaderStopped);
			// Nobody stopped it: it could not be loaded, or had no memory left.
			if (this.#reader === reader) this.#refuse(isBug ? 'unreadable' : 'no-reader');
			if (isBug) throw error;
			return null;
		});
	}
}
