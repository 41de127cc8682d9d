import type { Cadence, MilestoneRow } from '../../db/rows.ts';
import { m } from '../../paraglide/messages.js';
import type { NextStep } from './next-step.ts';
import type { Stage } from './stage.ts';
import type { Moment } from './timeline.ts';

/** What happened, in a few words; `event` is what the event is called where it was. */
export function momentInWords({ what }: Pick<Moment, 'what'>, event?: string): string {
	if (what === 'met') return event ? m.moment_met_at({ event }) : m.moment_met();
	if (what === 'met-again') return event ? m.moment_met_again_at({ event }) : m.moment_met_again();
	return moments[what]();
}

const moments = {
	wrote: m.moment_wrote,
	replied: m.moment_replied,
	'helped-me': m.moment_helped_me,
	'helped-them': m.moment_helped_them,
	thanked: m.moment_thanked,
	'i-kept': m.moment_i_kept,
	'they-kept': m.moment_they_kept
};

const stages: { [Name in Stage]: () => string } = {
	met: m.stage_met,
	'in-touch': m.stage_in_touch,
	helping: m.stage_helping,
	ally: m.stage_ally
};

/** What a stage is called. */
export function stageInWords(stage: Stage): string {
	return stages[stage]();
}

/** What would be natural next. */
export function nextStepInWords(next: NextStep): string {
	switch (next.step) {
		case 'keep-promise':
			return m.step_keep_promise({ text: next.text });
		case 'come-back':
			return m.step_come_back({ text: next.text });
		default:
			return steps[next.step]();
	}
}

const steps = {
	write: m.step_write,
	wait: m.step_wait,
	offer: m.step_offer,
	'give-back': m.step_give_back,
	ask: m.step_ask,
	rhythm: m.step_rhythm,
	stay: m.step_stay,
	resting: m.step_resting,
	nudge: m.step_nudge,
	'let-rest': m.step_let_rest,
	progress: m.step_progress,
	'ask-progress': m.step_ask_progress
};

const cadences: { [Every in Cadence]: () => string } = {
	never: m.rhythm_never,
	month: m.rhythm_month,
	quarter: m.rhythm_quarter,
	'half-year': m.rhythm_half_year,
	days: m.rhythm_days
};

/** How often, in words. */
export function cadenceInWords(every: Cadence): string {
	return cadences[every]();
}

/** What a milestone is called. */
export function milestoneInWords({ kind, text }: Pick<MilestoneRow, 'kind' | 'text'>): string {
	if (kind === 'birthday') return m.reason_birthday();
	if (kind === 'work-anniversary') return m.reason_work_anniversary();
	return text || m.reason_own_day();
}

/** Its day: `29 February`, with the year where it is known. */
export function yearlyInWords(
	{ month, day, year }: Pick<MilestoneRow, 'month' | 'day' | 'year'>,
	locale: string
): string {
	const format = new Intl.DateTimeFormat(locale, {
		day: 'numeric',
		month: 'long',
		...(year === null ? {} : { year: 'numeric' }),
		timeZone: 'UTC'
	});
	// In a year without a 29 February it is told as what it is, not as the day after the 28th.
	return format.format(
		new Date(Date.UTC(year !== null && isThere(year, month, day) ? year : leapYear, month - 1, day))
	);
}

const leapYear = 2024;

function isThere(year: number, month: number, day: number): boolean {
	return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}
