/** A calendar day as numbers; `weekday` 0 is Sunday. `serial` counts days, for differences. */
export type Day = { year: number; month: number; day: number; weekday: number; serial: number };

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of an ISO time where the reader is; null for what is no time. An unknown zone counts as UTC. */
export function dayOf(at: string, timeZone: string): Day | null {
	const ms = Date.parse(at);
	if (Number.isNaN(ms)) return null;
	const [month, day, year] = formatOf(timeZone).format(ms).split('/').map(Number);
	return fromNumbers(year, month, day);
}

/** A day such as 2026-11-30; null for what is none. */
export function dayNamed(text: string): Day | null {
	const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
	if (!year) return null;
	const found = fromNumbers(Number(year), Number(month), Number(day));
	return found.month === Number(month) ? found : null;
}

/** Days from one to the other, negative when it is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return to.serial - from.serial;
}

function fromNumbers(year: number, month: number, day: number): Day {
	const date = new Date(Date.UTC(year, month - 1, day));
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
		weekday: date.getUTCDay(),
		serial: Math.round(date.getTime() / dayMs)
	};
}

// Making one takes longer than writing a draft.
function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const options = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
	let made: Intl.DateTimeFormat;
	try {
		made = new Intl.DateTimeFormat('en-US', { ...options, timeZone });
	} catch {
		made = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
	}
	formats.set(timeZone, made);
	return made;
}
