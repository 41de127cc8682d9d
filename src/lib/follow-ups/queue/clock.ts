import { type Moment, dueTimeOf } from './order.ts';
import type { FollowUp } from './rules.ts';
import { dayIn } from './snooze.ts';

/** How much time a follow-up has, as one says it; `day` is one such as 2026-11-30. Long past is not counted: it shames nobody. */
export type Clock =
	| { readonly say: 'minutes-left' | 'hours-left' | 'days-past' | 'weeks-past'; readonly count: number }
	| { readonly say: 'now' | 'today' | 'tomorrow' | 'since-today' | 'since-yesterday' | 'long-past' }
	| { readonly say: 'by' | 'was-on'; readonly day: string };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Up to so long hours are counted. */
const hoursMs = 48 * hourMs;
const weeksFromDays = 14;
const longFromDays = 8 * 7;

/** What the clock of a follow-up says, to a reader in that zone. */
export function clockOf(row: FollowUp, moment: Moment, zone: string): Clock {
	return row.dueAt !== null ? clockOfTime(row.dueAt, moment, zone) : clockOfDay(row, moment);
}

function clockOfTime(dueAt: string, moment: Moment, zone: string): Clock {
	const leftMs = Date.parse(dueAt) - Date.parse(moment.now);
	if (leftMs > hoursMs) return { say: 'by', day: dayIn(zone, new Date(dueAt)) };
	if (leftMs >= hourMs) return { say: 'hours-left', count: Math.floor(leftMs / hourMs) };
	if (leftMs > 0) return { say: 'minutes-left', count: Math.max(Math.floor(leftMs / minuteMs), 1) };
	return leftMs > -hourMs ? { say: 'now' } : pastSince(dayIn(zone, new Date(dueAt)), moment.today);
}

function clockOfDay(row: FollowUp, moment: Moment): Clock {
	const { today } = moment;
	const day = row.dueOn ?? today;
	if (day === today) return { say: 'today' };
	if (day === moment.tomorrow) return { say: 'tomorrow' };
	if (dueTimeOf(row, moment) > moment.now) return { say: 'by', day };
	return row.kind === 'milestone' ? { say: 'was-on', day } : pastSince(day, today);
}

function pastSince(day: string, today: string): Clock {
	const days = Math.round((Date.parse(today) - Date.parse(day)) / dayMs);
	if (days <= 0) return { say: 'since-today' };
	if (days === 1) return { say: 'since-yesterday' };
	if (days < weeksFromDays) return { say: 'days-past', count: days };
	return days < longFromDays ? { say: 'weeks-past', count: Math.floor(days / 7) } : { say: 'long-past' };
}
