import type {
	ContactRow,
	CorrespondenceRow,
	ExchangeRow,
	FollowUpAnswerRow,
	FollowUpKind,
	MarkRow,
	MilestoneRow,
	PromiseRow,
	RelationshipRow,
	RemarkRow,
	TouchRow
} from '../../db/rows.ts';

/** Everything about one contact that a follow-up can follow from; all of it is theirs. */
export type ContactFacts = {
	readonly contact: ContactRow;
	readonly exchanges: readonly ExchangeRow[];
	readonly promises: readonly PromiseRow[];
	readonly remarks: readonly RemarkRow[];
	readonly marks: readonly MarkRow[];
	readonly relationship: RelationshipRow | undefined;
	readonly touches: readonly TouchRow[];
	readonly answers: readonly FollowUpAnswerRow[];
	readonly correspondence: CorrespondenceRow | undefined;
	readonly milestones: readonly MilestoneRow[];
};

/** What happened with somebody, in the order in which it did. */
export type Story = ContactFacts & {
	/** When we last met or they last wrote. */
	readonly heardAt: string | null;
	/** My messages, the first one first. */
	readonly wrote: readonly TouchRow[];
	readonly lastWrote: TouchRow | undefined;
	readonly isResting: boolean;
};

/** Puts the facts about one contact in order. */
export function storyOf(facts: ContactFacts): Story {
	const wrote = facts.touches
		.filter(({ kind }) => kind === 'wrote')
		.sort((one, other) => compare(one.happenedAt, other.happenedAt) || compare(one.id, other.id));
	const heardAt = latest([
		...facts.exchanges.flatMap(({ meetings }) => meetings.map(({ happenedAt }) => happenedAt)),
		...facts.touches
			.filter(({ kind }) => kind === 'replied' || kind === 'met')
			.map(({ happenedAt }) => happenedAt)
	]);
	const restingSince = facts.correspondence?.restingSince ?? null;
	const isResting = restingSince !== null && (heardAt === null || heardAt <= restingSince);
	return { ...facts, heardAt, wrote, lastWrote: wrote.at(-1), isResting };
}

/** What a follow-up is called, in answers and in what a message settles. */
export function keyOf(kind: FollowUpKind, cause: string): string {
	return `${kind}/${cause}`;
}

/** What I said to a follow-up. */
export function answerTo(key: string, { answers }: Story): FollowUpAnswerRow | undefined {
	return answers.find(({ kind, cause }) => keyOf(kind, cause) === key);
}

/** My messages that answered it, the first one first. */
export function messagesFor(key: string, { wrote }: Story): TouchRow[] {
	return wrote.filter(({ settles }) => settles.includes(key));
}

/** Whether a message was to somebody who had not answered one. */
export function isNudge({ settles }: TouchRow): boolean {
	return settles.some((key) => key.startsWith('nudge/'));
}

/** When the first of some meetings was. */
export function firstMeeting(meetings: readonly { happenedAt: string }[]): string | null {
	return meetings.reduce<string | null>(
		(first, { happenedAt }) => (first === null || happenedAt < first ? happenedAt : first),
		null
	);
}

/** The latest of some times (ISO 8601 UTC); null where there is none. */
export function latest(times: readonly (string | null)[]): string | null {
	return times.reduce((late, time) => (late === null || (time !== null && time > late) ? time : late), null);
}

/** The day of a time, in UTC, so that it is the same one everywhere. */
export function dayOfTime(time: string): string {
	return time.slice(0, 10);
}

/** The order of two texts, code unit by code unit. */
export function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
