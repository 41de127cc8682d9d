import type { Random } from '../server/demo/random.ts';
import type { PlannedMeeting } from './meetings.ts';

/** Something a person does, at a second of the list. `lateSeconds`: how long the scan then waits for a network. */
export type Act = { seconds: number; who: number } & (
	| { kind: 'arrive' | 'online' | 'offline' }
	| { kind: 'scan'; whom: number; lateSeconds: number }
	| { kind: 'note'; whom: number }
);

/** `skipped`: meetings beyond what the server takes of one pair in a day. */
export type Plan = { acts: Act[]; skipped: number };

export type PlanOptions = { people: number; offline: number; random: Random };

const minute = 60;
const bothWaysShare = 0.3;
const noteShare = 0.3;
/** A little below the 60 scans of one person by another that the server takes in a day; here all arrive in minutes. */
const mostScansOfOne = 55;

/**
 * Decides who scans whom, who scans back, who writes a note, and when each phone has no network. `offline` is the share
 * of people without one at any time, 0 to 1; spells last twenty minutes on average, longer in a long list.
 */
export function planOf(meetings: readonly PlannedMeeting[], { people, offline, random }: PlanOptions): Plan {
	const firstSeen = new Map<number, number>();
	for (const { seconds, one, other } of meetings) {
		for (const who of [one, other]) if (!firstSeen.has(who)) firstSeen.set(who, seconds);
	}
	const endSeconds = (meetings.at(-1)?.seconds ?? 0) + minute;
	const startSeconds = (meetings[0]?.seconds ?? 0) - 30 * minute;
	const offlineSpells: Spell[][] = [];
	const acts: Act[] = [];
	for (let who = 0; who < people; who++) {
		const arrives = (firstSeen.get(who) ?? startSeconds) - (1 + 29 * random.next()) * minute;
		acts.push({ kind: 'arrive', who, seconds: arrives });
		const mean = Math.max(20 * minute, (endSeconds - startSeconds) / 60);
		const spells = spellsBetween(arrives, endSeconds, { offline, mean, random });
		for (const { from, to } of spells) {
			acts.push({ kind: 'offline', who, seconds: from }, { kind: 'online', who, seconds: to });
		}
		offlineSpells.push(spells);
	}

	const scansOf = new Map<string, number>();
	let skipped = 0;
	const scan = (who: number, whom: number, seconds: number): boolean => {
		const done = scansOf.get(`${who}>${whom}`) ?? 0;
		if (done >= mostScansOfOne) return false;
		scansOf.set(`${who}>${whom}`, done + 1);
		const spell = offlineSpells[who].find(({ from, to }) => from <= seconds && seconds < to);
		acts.push({ kind: 'scan', who, whom, seconds, lateSeconds: spell ? spell.to - seconds : 0 });
		return true;
	};
	for (const { seconds, one, other, isFirst } of meetings) {
		const [who, whom] = random.next() < 0.5 ? [one, other] : [other, one];
		const [isBothWays, isNoted] = [random.next() < bothWaysShare, random.next() < noteShare];
		const isScanned = scan(who, whom, seconds);
		// At once, so that both scans are nearer to each other than to the pair's next meeting.
		const isScannedBack = (isBothWays || !isScanned) && scan(whom, who, seconds + 2 + random.below(7));
		if (!isScanned && !isScannedBack) skipped++;
		if (isFirst && isNoted) acts.push({ kind: 'note', who, whom, seconds: seconds + 10 + random.below(50) });
	}
	return { acts: acts.sort((a, b) => a.seconds - b.seconds), skipped };
}

type Spell = { from: number; to: number };

/** By turns with and without a network, each for an exponentially distributed time. */
function spellsBetween(
	from: number,
	to: number,
	{ offline, mean, random }: { offline: number; mean: number; random: Random }
): Spell[] {
	if (offline <= 0) return [];
	if (offline >= 1) return [{ from, to }];
	const lasting = (average: number) => -Math.log(1 - random.next()) * average;
	const meanOnline = (mean * (1 - offline)) / offline;
	const spells: Spell[] = [];
	let at = random.next() < offline ? from : from + lasting(meanOnline);
	while (at < to) {
		const back = Math.min(to, at + lasting(mean));
		spells.push({ from: at, to: back });
		at = back + lasting(meanOnline);
	}
	return spells;
}
