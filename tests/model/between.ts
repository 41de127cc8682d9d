// What a person keeps for staying in touch (docs/protocol.md, "Touches" and the kinds from `mark_sent` on), in maps. Whom something
// is about stands there by the person's id. `at`: the latest believed time of an edit; times in milliseconds since 1970.

export type Touch = {
	about: string;
	eventId: string | null;
	kind: string;
	happenedAt: number;
	channel: string | null;
	settles: string[];
	subject: string;
	text: string;
	madeAt: number;
	at: number;
	isDropped: boolean;
};
export type Milestone = {
	about: string;
	kind: string;
	month: number;
	day: number;
	year: number | null;
	text: string;
	at: number;
	isDropped: boolean;
};
export type Answer = {
	about: string;
	kind: string;
	cause: string;
	doneAt: string | null;
	snoozedUntil: string | null;
	at: number;
};
/** What was said about writing, and when each of it was. */
export type Correspondence = { said: Readonly<Record<string, unknown>>; saidAt: Record<string, number> };

/** What can be said about writing; `days` goes with `every`. */
export const saidFields = ['every', 'restingSince', 'language', 'address', 'channel'] as const;

export class Between {
	readonly touches = new Map<string, Touch>();
	readonly milestones = new Map<string, Milestone>();
	readonly #answers = new Map<string, Answer>();
	/** By whom it is about. */
	readonly correspondences = new Map<string, Correspondence>();
	voice: { voice: unknown; at: number } | null = null;

	get answers(): Answer[] {
		return [...this.#answers.values()];
	}

	/** The latest edit wins whole. */
	answer(answer: Answer): void {
		const key = keyOf(answer);
		if ((this.#answers.get(key)?.at ?? 0) <= answer.at) this.#answers.set(key, answer);
	}

	/** Whether it keeps somebody here. */
	hasAny(about: string): boolean {
		const isThere = (each: Touch | Milestone) => each.about === about && !each.isDropped;
		return (
			[...this.touches.values()].some(isThere) ||
			[...this.milestones.values()].some(isThere) ||
			saysAnything(this.correspondences.get(about))
		);
	}

	forget(about: string): void {
		for (const kept of [this.touches, this.milestones, this.#answers])
			for (const [id, each] of kept) if (each.about === about) kept.delete(id);
		this.correspondences.delete(about);
	}

	/** Somebody became somebody else: all that was with either was with the one who stays. */
	follow(old: string, kept: string): void {
		for (const each of [...this.touches.values(), ...this.milestones.values()])
			if (each.about === old) each.about = kept;
		const answers = this.answers.filter(({ about }) => about === old);
		const correspondence = this.correspondences.get(old);
		this.forget(old);
		for (const answer of answers) this.#joinAnswer({ ...answer, about: kept });
		if (correspondence) this.#joinCorrespondence(kept, correspondence);
	}

	/** Another account of the same person brings what it has. */
	join(other: Between): void {
		for (const [id, touch] of other.touches) this.touches.set(id, touch);
		for (const [id, milestone] of other.milestones) this.milestones.set(id, milestone);
		for (const answer of other.answers) this.#joinAnswer(answer);
		for (const [about, said] of other.correspondences) this.#joinCorrespondence(about, said);
		this.voice ??= other.voice;
	}

	/** Done in either is done (what comes back: the later time), else the later snooze holds. */
	#joinAnswer(brought: Answer): void {
		const known = this.#answers.get(keyOf(brought));
		const isEndless = brought.kind === 'check-in' || brought.kind === 'milestone';
		const done = [known?.doneAt, brought.doneAt].filter((time) => typeof time === 'string').sort();
		const snoozed = [known?.snoozedUntil, brought.snoozedUntil].filter((time) => typeof time === 'string');
		this.#answers.set(keyOf(brought), {
			...brought,
			doneAt: done.at(isEndless ? -1 : 0) ?? null,
			snoozedUntil: snoozed.sort().at(-1) ?? null,
			at: Math.max(known?.at ?? 0, brought.at)
		});
	}

	/** How to write is said by the one who stays where it says anything. */
	#joinCorrespondence(about: string, brought: Correspondence): void {
		const known = this.correspondences.get(about);
		const said = { ...brought.said };
		for (const [field, value] of Object.entries(known?.said ?? {})) if (value !== null) said[field] = value;
		this.correspondences.set(about, { said, saidAt: { ...brought.saidAt, ...known?.saidAt } });
	}
}

function keyOf({ about, kind, cause }: Pick<Answer, 'about' | 'kind' | 'cause'>): string {
	return `${about} ${kind}/${cause}`;
}

/** Whether anything is said about writing with somebody. */
export function saysAnything(correspondence: Correspondence | undefined): boolean {
	return saidFields.some((field) => (correspondence?.said[field] ?? null) !== null);
}
