import type { Sighting } from './contact-list.ts';

/** Two people who meet at a moment of the list; `isFirst`: they have not met before. */
export type PlannedMeeting = { seconds: number; one: number; other: number; isFirst: boolean };

const hour = 3_600;
/** Scans of a pair so far apart or nearer are one meeting for the server too (docs/protocol.md). */
export const oneMeetingSeconds = 600;
/** The server believes times of the last 30 days. */
const longestSeconds = 28 * 24 * hour;

/** The sightings of each pair gathered into meetings: a gap of more than ten minutes begins a new one. In order of time. */
export function meetingsOf(sightings: readonly Sighting[]): PlannedMeeting[] {
	const lastSeen = new Map<string, number>();
	const meetings: PlannedMeeting[] = [];
	for (const { seconds, one, other } of sightings) {
		const pair = pairOf(one, other);
		const last = lastSeen.get(pair);
		lastSeen.set(pair, seconds);
		if (last !== undefined && seconds - last <= oneMeetingSeconds) continue;
		meetings.push({ seconds, one, other, isFirst: last === undefined });
	}
	return meetings;
}

/** The same for both orders of two people. */
export function pairOf(one: number, other: number): string {
	return one < other ? `${one}-${other}` : `${other}-${one}`;
}

/**
 * A list longer than the server believes, made shorter: pauses in which nobody met anybody are cut to an hour, and if
 * that is not enough, everything is brought nearer together. Shorter lists stay as they are.
 */
export function shortened(sightings: readonly Sighting[], most = longestSeconds): Sighting[] {
	const spanOf = (list: readonly Sighting[]) => (list.at(-1)?.seconds ?? 0) - (list[0]?.seconds ?? 0);
	if (spanOf(sightings) <= most) return [...sightings];
	let [before, at] = [sightings[0].seconds, 0];
	const denser = sightings.map((sighting) => {
		at += Math.min(hour, sighting.seconds - before);
		before = sighting.seconds;
		return { ...sighting, seconds: at };
	});
	const factor = Math.min(1, most / spanOf(denser));
	return denser.map((sighting) => ({ ...sighting, seconds: sighting.seconds * factor }));
}
