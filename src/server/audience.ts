import type { SSEStreamingApi } from 'hono/streaming';
import type { Database } from './database.ts';

/** An open stream: whose token opened it, and the person that user stands for (docs/decisions/0004). */
export interface Listener {
	readonly stream: SSEStreamingApi;
	readonly userId: string;
	readonly sessionId: string;
	personId: string;
	/** Not before the first push: the person may become another one than the user's id says. */
	hasPerson: boolean;
}

/** Moves are looked for this often at most, while nudges come. */
const lookEveryMs = 500;

/**
 * Who listens, by person. A user may come to stand for another person while the stream is open: by a merge, whose nudge the
 * person who is gone hears too, or because a user without a person took an account. Whoever was nudged is therefore looked
 * up again soon after, all of them in one query; and who is signed out meanwhile hears nothing more.
 */
export class Audience {
	#database: Database;
	#byPerson = new Map<string, Set<Listener>>();
	/** Persons nudged since the last look. */
	#nudged = new Set<string>();
	#look: NodeJS.Timeout | null = null;

	constructor(database: Database) {
		this.#database = database;
	}

	/** Gives the streams of that person, this one included, oldest first. */
	add(listener: Listener): readonly Listener[] {
		const mine = this.#byPerson.get(listener.personId) ?? new Set();
		this.#byPerson.set(listener.personId, mine.add(listener));
		// A merge may have come between asking for the person and this.
		this.#lookAt(listener.personId);
		return [...mine];
	}

	remove(listener: Listener): void {
		const mine = this.#byPerson.get(listener.personId);
		mine?.delete(listener);
		if (mine?.size === 0) this.#byPerson.delete(listener.personId);
	}

	/** Says "pull now" to all streams of a person. */
	nudge(personId: string): void {
		for (const { stream } of this.#byPerson.get(personId) ?? []) tell(stream);
		this.#lookAt(personId);
	}

	/** Ends all streams. */
	close(): void {
		if (this.#look !== null) clearTimeout(this.#look);
		for (const { stream } of this.#all()) stream.abort();
	}

	#all(): Listener[] {
		return [...this.#byPerson.values()].flatMap((mine) => [...mine]);
	}

	#lookAt(personId: string): void {
		this.#nudged.add(personId);
		this.#look ??= setTimeout(() => void this.#followMoves(), lookEveryMs).unref();
	}

	/** Brings the streams of users who stand for another person by now to that one, and has them pull. */
	async #followMoves(): Promise<void> {
		const nudged = this.#nudged;
		this.#nudged = new Set();
		const unsure = this.#all().filter(({ personId, hasPerson }) => nudged.has(personId) || !hasPerson);
		try {
			const persons = await this.#personsOf(unsure);
			for (const listener of unsure) {
				const personId = persons.get(listener.sessionId);
				if (listener.stream.aborted) continue;
				if (personId === undefined) listener.stream.abort();
				if (!personId) continue;
				listener.hasPerson = true;
				if (personId === listener.personId) continue;
				this.remove(listener);
				listener.personId = personId;
				this.add(listener);
				tell(listener.stream);
			}
		} catch (error) {
			// They pull now and then without being told; the next nudge looks again.
			console.error('who listens could not be looked up:', error);
		} finally {
			this.#look =
				this.#nudged.size > 0 ? setTimeout(() => void this.#followMoves(), lookEveryMs).unref() : null;
		}
	}

	/** By session, of those that last; null: the user stands for nobody yet. */
	async #personsOf(listeners: readonly Listener[]): Promise<Map<string, string | null>> {
		if (listeners.length === 0) return new Map();
		const rows = await this.#database.run<{ id: string; person_id: string | null }>(
			`select a.id, s.person_id from auth.sessions a left join hallway.sign_ins s on s.user_id = a.user_id
			where a.id = any (string_to_array($1, ',')::uuid[])`,
			[[...new Set(listeners.map(({ sessionId }) => sessionId))].join()]
		);
		return new Map(rows.map((row) => [row.id, row.person_id]));
	}
}

/** The person whom the user of a session stands for, the user's own id before the first push; null without that session. */
export async function personOfSession(
	{ run }: Database,
	{ userId, sessionId }: { userId: string; sessionId: string }
): Promise<Pick<Listener, 'personId' | 'hasPerson'> | null> {
	const [found] = await run<{ person_id: string | null }>(
		`select s.person_id from auth.sessions a left join hallway.sign_ins s on s.user_id = a.user_id
		where a.id = $1 and a.user_id = $2`,
		[sessionId, userId]
	);
	if (found === undefined) return null;
	return { personId: found.person_id ?? userId, hasPerson: found.person_id !== null };
}

function tell(stream: SSEStreamingApi): void {
	void stream.writeSSE({ event: 'nudge', data: '' });
}
