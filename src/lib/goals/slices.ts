/** So long (ms) nobody feels that a screen is busy, also where the last step takes a slow phone some milliseconds more. */
export const sliceMs = 8;

/** Works step by step until the time is over, one step at least. A step gives whether there is another; so does this. */
export function slice(step: () => boolean, now: () => number = () => performance.now()): boolean {
	const until = now() + sliceMs;
	let isMore = step();
	while (isMore && now() < until) isMore = step();
	return isMore;
}

/** All steps, with time in between for the browser to draw and to answer a finger. Every browser has this timer. */
export async function inSlices(step: () => boolean): Promise<void> {
	do await new Promise((resolve) => setTimeout(resolve));
	while (slice(step));
}
