import { isTimeZone, wallTimeOf } from '../events/when.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * How long until a moment that is still ahead, as one says it: "in 40 minutes", "in 3 hours", "tomorrow". Days are those of the
 * reader's calendar, half a day or more away.
 */
export function untilInWords(
	moment: Date,
	now: Date,
	{ locale, zone }: { locale: string; zone: string }
): string {
	const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
	const left = Math.max(moment.getTime() - now.getTime(), 0);
	if (left < 1.5 * hourMs) return format.format(Math.max(Math.round(left / minuteMs), 1), 'minute');
	const dayOf = (time: Date) => Date.parse(wallTimeOf(time, isTimeZone(zone) ? zone : 'UTC').slice(0, 10));
	const days = Math.round((dayOf(moment) - dayOf(now)) / dayMs);
	if (left < 12 * hourMs || days === 0) return format.format(Math.round(left / hourMs), 'hour');
	return format.format(days, 'day');
}
