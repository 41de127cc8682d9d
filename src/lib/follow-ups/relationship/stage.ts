import type { Moment } from './timeline.ts';

export type Stage = 'met' | 'in-touch' | 'helping' | 'ally';

/** Where two people stand with each other, and the moments that it follows from, the earliest first. Never a score. */
export type Standing = { readonly stage: Stage; readonly because: readonly Moment[] };

const dayMs = 24 * 3_600_000;
/** Meeting again is meeting on another day. */
const againMs = dayMs / 2;
/** So long it takes to know that somebody is there to stay. */
const allyMs = 90 * dayMs;

/**
 * The stage, by rules that a person can read:
 * - met: we have met.
 * - in touch: they answered, or we met again on another day.
 * - helping each other: one of us helped the other, or kept a promise.
 * - ally: each of us has, and we are in touch since three months or more.
 */
export function stageOf(timeline: readonly Moment[]): Standing {
	const first = timeline.find(({ what }) => what === 'met' || what === 'met-again');
	const gave = timeline.find(({ what }) => what === 'helped-them' || what === 'i-kept');
	const got = timeline.find(({ what }) => what === 'helped-me' || what === 'they-kept');
	const heard = timeline.filter((moment) => isContact(moment, first));
	const last = heard.at(-1);
	if (gave && got && last && msBetween(timeline[0], last) >= allyMs)
		return { stage: 'ally', because: [gave, got, last] };
	const helped = [gave, got].filter((moment) => moment !== undefined);
	if (helped.length > 0) return { stage: 'helping', because: helped };
	if (heard.length > 0) return { stage: 'in-touch', because: [heard[0]] };
	return { stage: 'met', because: first ? [first] : [] };
}

/** Both of us took part in it: an answer, or meeting on another day than the first time. */
function isContact(moment: Moment, first: Moment | undefined): boolean {
	if (moment.what === 'replied') return true;
	return moment.what === 'met-again' && (!first || msBetween(first, moment) >= againMs);
}

function msBetween(one: Moment, other: Moment): number {
	return Date.parse(other.at) - Date.parse(one.at);
}
