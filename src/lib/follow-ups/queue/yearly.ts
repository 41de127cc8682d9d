import type { MilestoneRow } from '../../db/rows.ts';

const dayMs = 24 * 3_600_000;
/** So many days after a milestone it still helps to write. */
const belatedDays = 7;

type Yearly = Pick<MilestoneRow, 'month' | 'day'>;

// Thousands of follow-ups share a few days: a calendar is asked once for each.
const known = new Map<number, Map<string, string>>();
const mostKnown = 2_000;

/** Later days have a year of five digits, which is no day as the wire has it, and comes before all others as a text. */
const lastDay = '9999-12-31';
const lastMs = Date.parse(`${lastDay}T00:00:00Z`);

/** A day such as 2026-11-30 so many days later, 9999-12-31 at the latest; days before year 1 are not asked for. */
export function daysLater(day: string, days: number): string {
	const laterOf = known.get(days) ?? new Map<string, string>();
	const found = laterOf.get(day);
	if (found !== undefined) return found;
	const laterMs = Math.min(Date.parse(`${day}T00:00:00Z`) + days * dayMs, lastMs);
	const later = new Date(laterMs).toISOString().slice(0, 10);
	if (laterOf.size >= mostKnown) laterOf.clear();
	known.set(days, laterOf.set(day, later));
	return later;
}

/** A time (ISO 8601 UTC) so many days of 24 hours later. */
export function timeLater(time: string, days: number): string {
	return daysLater(time.slice(0, 10), days) + time.slice(10);
}

/** The first day of that month and day on or after another one; in years without a 29 February it is the 28th. */
export function onceAYear(yearly: Yearly, from: string): string {
	const year = Number(from.slice(0, 4));
	const thisYear = dayIn(year, yearly);
	if (thisYear >= from) return thisYear;
	return year < 9999 ? dayIn(year + 1, yearly) : lastDay;
}

/**
 * When a milestone is shown for: the day it was due, or, if that is more than a week ago, its next one. Nobody congratulates a
 * month late, and what was let pass is no debt. `today` is the reader's day.
 */
export function rolled(yearly: Yearly, dueOn: string, today: string): string {
	const earliest = daysLater(today, -belatedDays);
	return dueOn >= earliest ? dueOn : onceAYear(yearly, earliest);
}

function dayIn(year: number, { month, day }: Yearly): string {
	const isShort = month === 2 && day === 29 && !isLeap(year);
	const two = (number: number) => String(number).padStart(2, '0');
	return `${String(year).padStart(4, '0')}-${two(month)}-${two(isShort ? 28 : day)}`;
}

function isLeap(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
