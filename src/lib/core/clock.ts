/** The length of one step of a live code, in milliseconds (docs/protocol.md). */
export const stepMs = 30_000;

/** A moment as the wire writes it: ISO 8601, UTC, milliseconds. */
export function isoTime(moment: Date): string {
	return moment.toISOString();
}

/** The time step of a moment: unix seconds / 30, rounded down. */
export function timeStepOf(moment: Date): number {
	return Math.floor(moment.getTime() / stepMs);
}
