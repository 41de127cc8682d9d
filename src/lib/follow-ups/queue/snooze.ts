import { momentOf } from '../../events/when.ts';
import { daysLater } from './yearly.ts';

export const snoozes = ['tonight', 'tomorrow', 'after-weekend'] as const;
export type Snooze = (typeof snoozes)[number];

const hourMs = 3_600_000;
/** Late in the day "tonight" is so much later than now. */
const tonightMs = 2 * hourMs;
const evening = '19:00';
const morning = '09:00';

// Making a calendar takes as long as a hundred looks at it.
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day on clocks in the zone, such as 2026-11-30. */
export function dayIn(zone: string, moment: Date): string {
	const calendar =
		calendars.get(zone) ??
		new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
	calendars.set(zone, calendar);
	const parts = calendar.formatToParts(moment);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
	return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Until when something is put off, as clocks in the zone show it: in the evening, in the morning, or on Monday morning. */
export function snoozedUntil(snooze: Snooze, now: Date, zone: string): Date {
	const today = dayIn(zone, now);
	switch (snooze) {
		case 'tonight': {
			const tonight = momentOf(`${today}T${evening}`, zone);
			const soon = new Date(now.getTime() + tonightMs);
			return tonight && tonight > soon ? tonight : soon;
		}
		case 'tomorrow':
			return morningOf(daysLater(today, 1), zone);
		case 'after-weekend':
			return morningOf(nextMonday(today), zone);
	}
}

/** The morning of a day that somebody chose; null: it is past. */
export function snoozedUntilDay(day: string, now: Date, zone: string): Date | null {
	const moment = morningOf(day, zone);
	return moment > now ? moment : null;
}

/** Nine o'clock; where a zone left a whole day out (Samoa, 30 December 2011), that of the day after. */
function morningOf(day: string, zone: string): Date {
	const moment = momentOf(`${day}T${morning}`, zone);
	if (!moment) throw new Error(`${day} is no day`);
	return dayIn(zone, moment) < day ? morningOf(daysLater(day, 1), zone) : moment;
}

function nextMonday(day: string): string {
	const daysSinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
	return daysLater(day, 7 - daysSinceMonday);
}
