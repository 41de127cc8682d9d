import type { WallPicture } from '../../remote/graph.ts';

/** What stands large on the wall. Rounded figures of everybody, or what the picture itself shows where that is more already. */
export type Figures = { here: number; lately: number };

const quarterMs = 15 * 60_000;

export function figuresOf({ attendees, lastQuarter, people, exchanges, asOf, event }: WallPicture): Figures {
	const since = (Date.parse(asOf) - quarterMs - Date.parse(event.startsAt)) / 1000;
	const shown = exchanges.filter(([, , seconds]) => seconds >= since).length;
	return { here: Math.max(attendees, people.length), lately: Math.max(lastQuarter, shown) };
}
