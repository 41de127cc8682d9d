/** When an event is: UTC times and the zone its people read clocks in. Empty times: not known on this device yet. */
type Span = { startsAt: string; endsAt: string | null; timeZone: string };

/** What is known of an event beside its code. */
export type EventDetails = Span & { name: string; place: string };

/** The event that begins next, if any. */
export function nextEvent<Event extends Span>(events: readonly Event[], now: Date): Event | null {
	const upcoming = events.filter(({ startsAt }) => Date.parse(startsAt) > now.getTime());
	return upcoming.sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))[0] ?? null;
}

/** The span in words, in the event's own zone; names the zone if the reader's differs. Empty while it is not known. */
export function whenOf(span: Span, locale: string, readerZone: string): string {
	const [startsAt, endsAt] = [new Date(span.startsAt), new Date(span.endsAt ?? '')];
	if (Number.isNaN(startsAt.getTime())) return '';
	const timeZone = isTimeZone(span.timeZone) ? span.timeZone : 'UTC';
	const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
	const time = { hour: 'numeric', minute: '2-digit' } as const;
	const format = new Intl.DateTimeFormat(locale, { ...day, ...time, timeZone });
	const words =
		Number.isNaN(endsAt.getTime()) || endsAt < startsAt
			? format.format(startsAt)
			: format.formatRange(startsAt, endsAt);
	return timeZone === readerZone ? words : `${words} (${zoneName(timeZone, startsAt, locale)})`;
}

/** What a clock in the zone shows at that moment, as a datetime-local input writes it: `2026-11-22T09:30`. */
export function wallTimeOf(moment: Date, timeZone: string): string {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	}).formatToParts(moment);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
	return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The moment at which clocks in the zone show that time; where they skip it, the moment just after; null if it is no time. */
export function momentOf(wallTime: string, timeZone: string): Date | null {
	const asUtc = Date.parse(`${wallTime}Z`);
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wallTime) || Number.isNaN(asUtc)) return null;
	// Two rounds: the offset at the first guess may be the one before or after a change of clocks.
	let moment = asUtc;
	for (let round = 0; round < 2; round++) moment = asUtc - offsetMs(new Date(moment), timeZone);
	return new Date(moment);
}

/** Whether this device knows the zone. */
export function isTimeZone(timeZone: string): boolean {
	try {
		return timeZone !== '' && new Intl.DateTimeFormat('en', { timeZone }).format() !== '';
	} catch {
		return false;
	}
}

function offsetMs(moment: Date, timeZone: string): number {
	const wholeMinutes = Math.floor(moment.getTime() / 60_000) * 60_000;
	return Date.parse(`${wallTimeOf(moment, timeZone)}Z`) - wholeMinutes;
}

function zoneName(timeZone: string, moment: Date, locale: string): string {
	const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortGeneric' }).formatToParts(
		moment
	);
	return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}
