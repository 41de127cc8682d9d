/** The days one promises something for. */
export const dueDays = ['today', 'tomorrow', 'this-week', 'next-week'] as const;
export type DueDay = (typeof dueDays)[number];

/** The calendar day on the reader's clock, such as 2026-11-30. */
export function dayOf(moment: Date): string {
	const two = (number: number) => String(number).padStart(2, '0');
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Which day is meant: a week lasts until its Friday and, from then on, until its Sunday; the next one until its Friday. */
export function dayMeant(due: DueDay, today: string): string {
	const weekday = isoWeekday(today);
	switch (due) {
		case 'today':
			return today;
		case 'tomorrow':
			return later(today, 1);
		case 'this-week':
			return later(today, weekday < friday ? friday - weekday : sunday - weekday);
		case 'next-week':
			return later(today, 7 + friday - weekday);
	}
}

/** The day in words: `Mon, 30 Nov`, with the year unless it is that of `today`. */
export function dayInWords(day: string, locale: string, today: string): string {
	const isThisYear = day.slice(0, 4) === today.slice(0, 4);
	const format = new Intl.DateTimeFormat(locale, {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		...(isThisYear ? {} : { year: 'numeric' }),
		timeZone: 'UTC'
	});
	return format.format(new Date(`${day}T00:00:00Z`));
}

/** Whether a text is a day there is, as a date field gives it. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

const friday = 5;
const sunday = 7;

/** Monday is 1 (ISO 8601). */
function isoWeekday(day: string): number {
	return new Date(`${day}T00:00:00Z`).getUTCDay() || sunday;
}

function later(day: string, days: number): string {
	const moment = new Date(`${day}T00:00:00Z`);
	moment.setUTCDate(moment.getUTCDate() + days);
	return moment.toISOString().slice(0, 10);
}
