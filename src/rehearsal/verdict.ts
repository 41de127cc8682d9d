import { oneMeetingSeconds, pairOf } from './meetings.ts';

/** What somebody did: scanned somebody, or wrote a note about them. `atMs`: milliseconds since 1970, by a right clock. */
export type Deed = { who: number; whom: number; atMs: number } & (
	{ kind: 'scan' } | { kind: 'note'; text: string }
);

/** What one person has of another after a fresh sign-in. More than one contact or exchange is one too many. */
export type Held = {
	contacts: number;
	exchanges: number;
	/** On the contact's card. */
	name: string | null;
	note: string | null;
	meetings: { id: string; atMs: number }[];
	/** Only what the code held has passed: its owner has not said yes yet. */
	isPartial: boolean;
};

/** By person, what they have of whom. `strangers`: contacts that are none of the people of the rehearsal. */
export type Holdings = { of: Map<number, Held>; strangers: number }[];

/**
 * `lost`: scans and notes that their own maker no longer has. `oneSided`: meetings that one side has and the other has not.
 * `duplicated`: contacts, exchanges and meetings beyond those that happened.
 */
export type Verdict = {
	exchanges: number;
	lost: number;
	oneSided: number;
	duplicated: number;
	partial: number;
	/** The first few of each, in words. */
	examples: string[];
};

// A scan's time, as the server believes it, is off by as long as its request took.
const toleranceMs = 60_000;
const mostExamples = 10;

/** Compares what everybody did with what everybody has. `names` as on the cards. */
export function verdictOf(deeds: readonly Deed[], holdings: Holdings, names: readonly string[]): Verdict {
	const examples: string[] = [];
	const found = { lost: 0, oneSided: 0, duplicated: 0 };
	const count = (what: keyof typeof found, by: number, words: string) => {
		found[what] += by;
		if (by > 0 && examples.length < mostExamples) examples.push(words);
	};

	for (const { who, whom, ...deed } of deeds) {
		const held = holdings[who].of.get(whom);
		const isThere =
			deed.kind === 'scan'
				? held?.name === names[whom] && held.meetings.some(({ atMs }) => isOneMeeting(atMs, deed.atMs))
				: held?.note === deed.text;
		const when = new Date(deed.atMs).toISOString();
		count('lost', isThere ? 0 : 1, `lost: ${names[who]} has no ${deed.kind} of ${names[whom]} at ${when}`);
	}

	const expected = meetingsByPair(deeds);
	const pairs = new Set(expected.keys());
	for (const [who, { of, strangers }] of holdings.entries()) {
		count('duplicated', strangers, `duplicated: ${names[who]} has ${strangers} contacts that nobody is`);
		for (const whom of of.keys()) pairs.add(pairOf(who, whom));
	}
	let [exchanges, partial] = [0, 0];
	for (const pair of pairs) {
		const [a, b] = pair.split('-').map(Number);
		const [mine, theirs] = [holdings[a].of.get(b), holdings[b].of.get(a)];
		const [onlyMine, onlyTheirs] = [meetingsMissingIn(theirs, mine), meetingsMissingIn(mine, theirs)];
		count('oneSided', onlyMine, `one-sided: ${names[b]} lacks ${onlyMine} meetings with ${names[a]}`);
		count('oneSided', onlyTheirs, `one-sided: ${names[a]} lacks ${onlyTheirs} meetings with ${names[b]}`);
		for (const held of [mine, theirs]) {
			const surplus = held ? surplusOf(held, expected.get(pair) ?? 0) : 0;
			count('duplicated', surplus, `duplicated: ${surplus} too many between ${names[a]} and ${names[b]}`);
		}
		exchanges += Math.max(mine?.exchanges ?? 0, theirs?.exchanges ?? 0);
		partial += mine?.isPartial || theirs?.isPartial ? 1 : 0;
	}
	return { exchanges, ...found, partial, examples };
}

/** How many separate meetings the scans of each pair make. */
function meetingsByPair(deeds: readonly Deed[]): Map<string, number> {
	const counts = new Map<string, number>();
	const lastAt = new Map<string, number>();
	const scans = deeds.filter(({ kind }) => kind === 'scan').sort((one, other) => one.atMs - other.atMs);
	for (const { who, whom, atMs } of scans) {
		const pair = pairOf(who, whom);
		const last = lastAt.get(pair);
		if (last !== undefined && atMs - last <= oneMeetingSeconds * 1000) continue;
		lastAt.set(pair, atMs);
		counts.set(pair, (counts.get(pair) ?? 0) + 1);
	}
	return counts;
}

/** How many meetings one side has that the other has not; a contact without a meeting counts as one. */
function meetingsMissingIn(side: Held | undefined, other: Held | undefined): number {
	if (!other) return 0;
	if (!side) return Math.max(1, other.meetings.length);
	const ids = new Set(side.meetings.map(({ id }) => id));
	return other.meetings.filter(({ id }) => !ids.has(id)).length;
}

function surplusOf({ contacts, exchanges, meetings }: Held, expected: number): number {
	const isUnmet = expected === 0 ? 1 : 0;
	return (
		Math.max(0, contacts - 1) + Math.max(0, exchanges - 1) + Math.max(isUnmet, meetings.length - expected)
	);
}

function isOneMeeting(oneMs: number, otherMs: number): boolean {
	return Math.abs(oneMs - otherMs) <= oneMeetingSeconds * 1000 + toleranceMs;
}
