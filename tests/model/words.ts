import { joinedNote } from '../../src/lib/people/joined-note.ts';
import { Between } from './between.ts';

// What a person has set and put down (docs/protocol.md, "Goals and what is put down about people"), in maps. Whom something is
// about stands there by the person's id. `at`: the latest believed time of an edit; times in milliseconds since 1970.

type Goal = {
	eventId: string | null;
	kind: string;
	target: number;
	text: string;
	tickedAt: string | null;
	madeAt: number;
	at: number;
	isDropped: boolean;
};
type Said = { about: string; eventId: string | null; text: string; madeAt: number; at: number };
export type Remark = Said & { kind: string };
export type Promised = Said & { by: string; dueOn: string | null; keptAt: string | null };
type Mark = { about: string; eventId: string | null; worth: boolean; deepen: boolean; thank: boolean };
type Reflection = { well: string; next: string; doneAt: string | null; at: number };

export class Words {
	readonly goals = new Map<string, Goal>();
	readonly remarks = new Map<string, Remark>();
	readonly promises = new Map<string, Promised>();
	readonly #marks = new Map<string, Mark>();
	/** By whom it is about; kind null: nothing said. */
	readonly relationships = new Map<string, { kind: string | null; at: number }>();
	/** By event. */
	readonly reflections = new Map<string, Reflection>();
	preferences: { quiet: boolean; at: number } | null = null;
	/** What is kept for staying in touch. */
	readonly between = new Between();

	get marks(): Mark[] {
		return [...this.#marks.values()];
	}

	mark(about: string, eventId: string | null, taps: Partial<Mark>): void {
		const id = `${about} ${eventId}`;
		const before = this.#marks.get(id) ?? { about, eventId, worth: false, deepen: false, thank: false };
		this.#marks.set(id, { ...before, ...taps });
	}

	/** Whether anything is put down about somebody, so that they stay. */
	hasAny(about: string): boolean {
		const isSaid = (said: Said) => said.about === about && said.text !== '';
		return (
			[...this.remarks.values()].some(isSaid) ||
			[...this.promises.values()].some(isSaid) ||
			this.marks.some((mark) => mark.about === about && (mark.worth || mark.deepen || mark.thank)) ||
			(this.relationships.get(about)?.kind ?? null) !== null ||
			this.between.hasAny(about)
		);
	}

	/** Somebody is not known any more. */
	forget(about: string): void {
		for (const said of [this.remarks, this.promises])
			for (const [id, each] of said) if (each.about === about) said.delete(id);
		for (const [id, mark] of this.#marks) if (mark.about === about) this.#marks.delete(id);
		this.relationships.delete(about);
		this.between.forget(about);
	}

	/** Somebody became somebody else: what was put down about either is about the one who stays. */
	follow(old: string, kept: string): void {
		// First: what is forgotten below is forgotten there too.
		this.between.follow(old, kept);
		for (const said of [this.remarks, this.promises])
			for (const each of said.values()) if (each.about === old) each.about = kept;
		const marks = this.marks.filter(({ about }) => about === old);
		const relationship = this.relationships.get(old);
		this.forget(old);
		for (const mark of marks) this.#joinMark({ ...mark, about: kept });
		if (relationship) this.#joinRelationship(kept, relationship);
	}

	/** Another account of the same person brings what it has. */
	join(other: Words): void {
		for (const [id, goal] of other.goals) this.goals.set(id, goal);
		for (const [id, remark] of other.remarks) this.remarks.set(id, remark);
		for (const [id, promised] of other.promises) this.promises.set(id, promised);
		for (const mark of other.marks) this.#joinMark(mark);
		for (const [about, relationship] of other.relationships) this.#joinRelationship(about, relationship);
		for (const [eventId, reflection] of other.reflections) this.#joinReflection(eventId, reflection);
		this.preferences ??= other.preferences;
		this.between.join(other.between);
	}

	/** Marked in either is marked. */
	#joinMark(mark: Mark): void {
		const known = this.#marks.get(`${mark.about} ${mark.eventId}`);
		this.mark(mark.about, mark.eventId, {
			worth: mark.worth || known?.worth === true,
			deepen: mark.deepen || known?.deepen === true,
			thank: mark.thank || known?.thank === true
		});
	}

	/** Said in either is said; of two different words the later. */
	#joinRelationship(about: string, brought: { kind: string | null; at: number }): void {
		const known = this.relationships.get(about) ?? { kind: null, at: 0 };
		const isLater = brought.kind !== null && brought.at > known.at;
		const kind = known.kind === null || isLater ? brought.kind : known.kind;
		this.relationships.set(about, { kind, at: Math.max(known.at, brought.at) });
	}

	#joinReflection(eventId: string, brought: Reflection): void {
		const known = this.reflections.get(eventId);
		if (!known) {
			this.reflections.set(eventId, brought);
			return;
		}
		const isOlder = brought.at < known.at;
		const joined = (stored: string, typed: string) => joinedNote({ stored, was: '', typed, isOlder });
		this.reflections.set(eventId, {
			well: joined(known.well, brought.well),
			next: joined(known.next, brought.next),
			doneAt: known.doneAt ?? brought.doneAt,
			at: Math.max(known.at, brought.at)
		});
	}
}
