import { m } from '../../paraglide/messages.js';
import { dayInWords } from '../../people/conversation/days.ts';
import type { Clock } from './clock.ts';
import type { FollowUp } from './rules.ts';
import type { ContactFacts } from './story.ts';

/** What a reason needs to be told: about whom, and what an event is called. */
export type Told = {
	readonly facts: ContactFacts;
	readonly eventName: (eventId: string) => string | undefined;
};

/** Why to write, in a line; the words are those that were put down. */
export function reasonInWords({ kind, cause, eventId }: FollowUp, { facts, eventName }: Told): string {
	const event = eventId === null ? undefined : (eventName(eventId) ?? m.people_unnamed_event());
	switch (kind) {
		case 'first':
			return event === undefined ? m.reason_first() : m.reason_first_event({ event });
		case 'thank':
			return event === undefined ? m.reason_thank() : m.reason_thank_event({ event });
		case 'promise': {
			const promise = facts.promises.find(({ id }) => id === cause);
			const text = promise?.text ?? '';
			return promise?.by === 'them' ? m.reason_promise_theirs({ text }) : m.reason_promise_mine({ text });
		}
		case 'return': {
			const remark = facts.remarks.find(({ id }) => id === cause);
			const text = remark?.text ?? '';
			return remark?.kind === 'goal' ? m.reason_return_goal({ text }) : m.reason_return_challenge({ text });
		}
		case 'milestone': {
			const milestone = facts.milestones.find(({ id }) => id === cause);
			if (milestone?.kind === 'birthday') return m.reason_birthday();
			if (milestone?.kind === 'work-anniversary') return m.reason_work_anniversary();
			return milestone?.text || m.reason_own_day();
		}
		case 'check-in':
			return m.reason_check_in();
		case 'nudge':
			return m.reason_nudge();
		case 'rest':
			return m.reason_rest();
	}
}

// Thousands of follow-ups share a few clocks, and each plural and each date that is put into words takes its time.
const said = new Map<string, string>();
const mostSaid = 1_000;

/** What a clock says; `today` is the reader's day, `isOn`: a day on which, not by which. */
export function clockInWords(clock: Clock, locale: string, today: string, isOn: boolean): string {
	const key = `${Object.values(clock).join(' ')} ${locale} ${today} ${isOn}`;
	const words = said.get(key) ?? newWords(clock, locale, today, isOn);
	if (said.size >= mostSaid) said.clear();
	said.set(key, words);
	return words;
}

function newWords(clock: Clock, locale: string, today: string, isOn: boolean): string {
	switch (clock.say) {
		case 'minutes-left':
			return m.clock_minutes_left({ count: clock.count });
		case 'hours-left':
			return m.clock_hours_left({ count: clock.count });
		case 'days-past':
			return m.clock_days_past({ count: clock.count });
		case 'weeks-past':
			return m.clock_weeks_past({ count: clock.count });
		case 'by': {
			const day = dayInWords(clock.day, locale, today);
			return isOn ? m.clock_on({ day }) : m.clock_by({ day });
		}
		case 'was-on':
			return m.clock_was_on({ day: dayInWords(clock.day, locale, today) });
		default:
			return plain[clock.say]();
	}
}

const plain = {
	now: m.clock_now,
	today: m.clock_today,
	tomorrow: m.clock_tomorrow,
	'since-today': m.clock_since_today,
	'since-yesterday': m.clock_since_yesterday,
	'long-past': m.clock_long_past
};
