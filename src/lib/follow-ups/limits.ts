/** Code points of what is written, and how many of each there may be (docs/protocol.md). */
export const touchLimits = { subject: 300, text: 10_000, settles: 20 };
export const milestoneLimits = { text: 200, aboutOne: 20, firstYear: 1900, lastYear: 2200 };
export const voiceLimits = { greeting: 60, signature: 500, phrase: 300, phrases: 50 };
/** Every how many days I may want to be in touch. */
export const cadenceLimits = { days: [7, 730] } as const;

const lastDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The last day of a month (1 to 12); February has 29, as it does in some years. */
export function lastDayOf(month: number): number {
	return lastDays[month - 1] ?? 0;
}
