import { createHash } from 'node:crypto';
import type { Batch, Pulled, Pushed, WireMutation } from '../../src/lib/remote/wire.ts';
import { type Occasion, type Person, type Verdict, agree, pairOf } from './facts.ts';
import { type HeldScan, People } from './people.ts';
import { verdictOn } from './verbs.ts';

type Recorded = { hash: string; said: string; kind: string };
type Answer = Pushed['answers'][number];

const monthMs = 30 * 24 * 3_600_000;
/** What is saved as a whole: it is believed no earlier than anything else that its outbox brought before. */
const savedKinds = [
	...['save_profile', 'save_card', 'save_note', 'set_goal', 'drop_goal', 'save_remark', 'save_promise'],
	...['set_relationship', 'save_reflection', 'save_preferences', 'mark_sent', 'record_touch', 'drop_touch'],
	...['answer_follow_up', 'set_correspondence', 'save_milestone', 'drop_milestone', 'save_voice']
];
/** From here on the limits of docs/protocol.md may say that somebody has to slow down. */
const manyScans = 50;

/** A server as docs/protocol.md describes it, in plain sets and maps. It hears what the real one hears, in that order. */
export class Model {
	readonly people = new People();
	/** What was answered to each mutation, by `OUTBOX/ID`. */
	readonly recorded = new Map<string, Recorded>();
	readonly #signIns = new Map<string, Person>();
	/** Per outbox the latest believed time of anything that came by it. */
	readonly #reached = new Map<string, number>();
	/** Whose each outbox is. */
	readonly #outboxes = new Map<string, Person>();
	/** Per outbox the number of the latest batch. */
	readonly #numbers = new Map<string, number>();
	/** What arrived more than once: a refusal is not recorded, so it may be applied the second time. */
	readonly repeated = new Set<string>();
	readonly #heard = new Set<string>();
	/** Of every scan the contact id that its phone made for it, by the mutation's id. */
	readonly #wanted = new Map<string, string>();
	#scans = 0;
	/** The history of a store that was put back; undefined for the first one. */
	history: string | undefined;

	/** The person whom a user stands for, made at the first push. */
	personOf(userId: string): Person {
		const known = this.#signIns.get(userId);
		if (known) return known;
		const made = this.people.add(userId);
		this.#signIns.set(userId, made);
		return made;
	}

	/** Whether the person of a user is one with another one. */
	isMerged(userId: string | null): boolean {
		return this.known(userId ?? '')?.isMerged === true;
	}

	known(userId: string): Person | undefined {
		return this.#signIns.get(userId);
	}

	/** Whether its outbox is another person's. A batch for another history is not looked at. */
	isOfOthers(userId: string, batch: Batch): boolean {
		const owner = this.#outboxes.get(batch.outboxId);
		return !this.#isForAnotherHistory(batch) && owner !== undefined && owner !== this.known(userId);
	}

	#isForAnotherHistory({ history }: Batch): boolean {
		return history !== undefined && this.history !== undefined && history !== this.history;
	}

	/** Hears a batch together with what the real server answered, which has to be what this one would. */
	hear(userId: string, batch: Batch, nowMs: number, { answers }: Pushed): void {
		const me = this.personOf(userId);
		this.people.nowMs = nowMs;
		agree(answers.length === batch.mutations.length, () => 'not one answer for each mutation');
		if (this.#isForAnotherHistory(batch)) {
			const isLeft = answers.every(({ answer, code }) => answer === 'retry' && code === 'other_history');
			return agree(isLeft, () => 'a batch for another history was looked at');
		}
		this.#outboxes.set(batch.outboxId, me);
		if (this.#isOvertaken(batch)) {
			const isLeft = answers.every(({ answer, code }) => answer === 'retry' && code === 'overtaken');
			return agree(isLeft, () => 'a copy that was slow was looked at');
		}
		const awaited: string[] = [];
		for (const [n, mutation] of batch.mutations.entries()) {
			const at = { me, ...this.#timesOf(batch, mutation, nowMs) };
			if (typeof mutation.input.meetingId === 'string' && typeof mutation.input.contactId === 'string')
				this.#wanted.set(mutation.id, mutation.input.contactId);
			const isNew = this.#hearOne(`${batch.outboxId}/${mutation.id}`, at, mutation, answers[n]);
			this.#learnAlias(me, answers[n]);
			if (!isNew || answers[n].answer !== 'applied') continue;
			if (mutation.kind === 'add_key') awaited.push(`key:${String(mutation.input.keyId)}`);
			if (mutation.kind === 'join_event')
				awaited.push(`join:${this.people.events.idOf(String(mutation.input.joinCode))}:${me.id}`);
		}
		this.#settle((scan) => awaited.includes(scan.waitsFor));
	}

	/** Whether a later batch of its outbox was here already. */
	#isOvertaken({ outboxId, number }: Batch): boolean {
		const last = this.#numbers.get(outboxId);
		if (number !== undefined && last !== undefined && number <= last) return true;
		if (number !== undefined) this.#numbers.set(outboxId, number);
		return false;
	}

	/** When it happened: by the phone's clock, and with that clock corrected. What is saved whole keeps its order. */
	#timesOf({ outboxId, sentAt }: Batch, { kind, happenedAt }: WireMutation, nowMs: number) {
		const claimedAt = Date.parse(happenedAt);
		const reached = this.#reached.get(outboxId) ?? 0;
		const isSaved = savedKinds.includes(kind);
		const corrected = claimedAt + nowMs - Date.parse(sentAt);
		const believedAt = Math.min(nowMs, Math.max(nowMs - monthMs, corrected, isSaved ? reached : 0));
		this.#reached.set(outboxId, Math.max(reached, believedAt));
		return { claimedAt, believedAt, arrivedAt: nowMs };
	}

	/** Gives whether it was new. */
	#hearOne(key: string, at: Occasion, { id, kind, input }: WireMutation, answer: Answer): boolean {
		const hash = createHash('sha256')
			.update(JSON.stringify([kind, input]))
			.digest('hex');
		const said = answer.code === null ? answer.answer : `${answer.answer}: ${answer.code}`;
		if (this.#heard.has(key)) this.repeated.add(key);
		this.#heard.add(key);
		agree(answer.id === id, () => `an answer for ${answer.id} instead of ${id}`);
		const seen = this.recorded.get(key);
		if (seen) {
			const expected =
				seen.hash !== hash ? 'refused: mutation_reused' : seen.said.replace(/^applied/, 'already_applied');
			agree(said === expected, () => `${kind} sent again: ${said} instead of ${expected}`);
			return false;
		}
		const verdict = verdictOn(this.people, at, kind, input);
		if (kind.startsWith('exchange_') && ++this.#scans > manyScans && said === 'retry: slow_down')
			return false;
		agree(verdict.says.includes(said), () => `${kind}: ${said} instead of ${verdict.says.join(' or ')}`);
		if (said === 'held' && verdict.waitsFor !== undefined) {
			const { me, ...times } = at;
			this.people.held.push({ key, me, kind, input, at: times, waitsFor: verdict.waitsFor });
		}
		if (said === 'applied') this.#apply(verdict);
		if (said === 'applied' || said === 'held') this.recorded.set(key, { hash, said, kind });
		return true;
	}

	#apply({ effect }: Verdict): void {
		effect?.();
		for (const { key } of this.people.dropped.splice(0)) this.#final(key, 'applied');
	}

	#final(key: string, said: string): void {
		const recorded = this.recorded.get(key);
		if (recorded) recorded.said = said;
	}

	/** What waits on the server for these is tried again, as if at its own time. */
	#settle(isReady: (scan: HeldScan) => boolean): void {
		const settled: HeldScan[] = [];
		for (const scan of this.people.held.filter(isReady)) {
			const at = { me: scan.me, ...scan.at };
			const verdict = verdictOn(this.people, at, scan.kind, scan.input);
			if (verdict.waitsFor !== undefined) {
				scan.waitsFor = verdict.waitsFor;
				continue;
			}
			this.people.held = this.people.held.filter((each) => each !== scan);
			this.#final(scan.key, verdict.says[0]);
			if (verdict.says[0] === 'applied') settled.push(scan);
			this.#apply(verdict);
		}
		this.#forgetTheOrder(settled);
	}

	/** In which order several were settled at once nobody can know, so nor which of them begins a meeting. */
	#forgetTheOrder(settled: readonly HeldScan[]): void {
		const pairs = settled.flatMap(
			({ input }) => this.people.meetings.pairOfScan.get(String(input.meetingId)) ?? []
		);
		for (const [n, pair] of pairs.entries())
			if (pairs.indexOf(pair) < n) this.people.meetings.loose.add(pair);
	}

	/** The scheduled work of the server. */
	settleHeld(nowMs: number): void {
		this.people.nowMs = nowMs;
		this.#settle(() => true);
	}

	/** Which of my contacts an id names is only said by what was pulled. Gives the ids of those who have no key. */
	learn(userId: string, { rows, answers }: Pulled): string[] {
		const me = this.known(userId);
		if (!me) return [];
		const keyless: string[] = [];
		for (const row of rows.contacts ?? []) {
			if (typeof row !== 'object' || row === null || !('id' in row) || !('keyIds' in row)) continue;
			const [keyId] = Array.isArray(row.keyIds) ? row.keyIds : [];
			const other = this.people.keys.get(String(keyId));
			if (other) this.people.learn(me, String(row.id), other);
			else keyless.push(String(row.id));
		}
		for (const answer of answers) this.#learnAlias(me, answer);
		return keyless;
	}

	/** Of somebody who has shown no code yet only the real server can tell. */
	learnOf(userId: string, contacts: readonly (readonly [id: string, person: string])[]): void {
		const me = this.known(userId);
		for (const [id, person] of contacts) {
			const other = this.people.all.get(person);
			if (me && other) this.people.learn(me, id, other);
		}
	}

	#learnAlias(me: Person, { id, result }: Answer): void {
		const other = this.people.personBehind(me, this.#wanted.get(id) ?? '');
		if (other && typeof result?.contactId === 'string') this.people.learn(me, result.contactId, other);
	}

	/** A user took an offer of a person: the sign-in comes to the person, or two persons become one. */
	take(userId: string, offering: string, keptId: string): void {
		const person = this.people.all.get(offering);
		const mine = this.known(userId);
		agree(person !== undefined, () => 'an offer of nobody was taken');
		if (!person || mine === person) return;
		if (!mine) {
			agree(keptId === person.id, () => 'a sign-in came to somebody else');
			this.#signIns.set(userId, person);
			return;
		}
		const [old, kept] = keptId === mine.id ? [person, mine] : [mine, person];
		agree(kept.id === keptId, () => 'two people became a third one');
		this.people.merge(old, kept);
		for (const owners of [this.#signIns, this.#outboxes])
			for (const [id, each] of owners) if (each === old) owners.set(id, kept);
		// Scans of oneself that waited for oneself to join an event never come to anything.
		this.#settle((scan) => scan.me === kept && scan.waitsFor.endsWith(`:${kept.id}`));
	}

	/** Whether of a pair only the coarse things are known. */
	isLoose(one: Person, other: Person): boolean {
		return (
			this.people.meetings.isLoose(one, other) || this.people.meetings.loose.has(pairOf(one.id, other.id))
		);
	}
}
