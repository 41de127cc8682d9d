import { folded } from '../card/common-ground.ts';
import { type Card, wellKnownAims } from '../card/fields.ts';
import { isBlank } from '../core/text.ts';
import { type Result, ok, problem } from '../core/result.ts';
import type { GoalKind, GoalRow } from '../db/rows.ts';
import { goalLimits, needsWords } from './limits.ts';

/** A goal to set with one tap; where it needs words and has none, somebody has to say them first. */
export type Preset = Pick<GoalRow, 'kind' | 'target' | 'text'>;

type Situation = {
	/** My card. */
	readonly profile: Card | null;
	/** Whether the person wants small steps. */
	readonly isQuiet: boolean;
	/** Whether there is anybody to see again. */
	readonly knowsPeople: boolean;
	/** What is set already where the new one would be. */
	readonly set: readonly Preset[];
};

/** How many people of an ordinary evening each kind asks for; quiet mode asks for one. */
const usual: { [Kind in GoalKind]: number } = {
	'new-people': 5,
	match: 3,
	topic: 1,
	field: 2,
	again: 2,
	noted: 2,
	own: 1
};
/** Interests of mine that become goals of their own; the others are suggested where one types a topic. */
const mostTopics = 2;

/** How many a new goal of this kind begins with. */
export function usualTarget(kind: GoalKind, isQuiet: boolean): number {
	return isQuiet ? 1 : usual[kind];
}

/** Goals to set with one tap, the plainest first, without those that are set: what suits me and my card. */
export function presetsFor({ profile, isQuiet, knowsPeople, set }: Situation): Preset[] {
	const preset = (kind: GoalKind, text = ''): Preset => ({ kind, target: usualTarget(kind, isQuiet), text });
	const topics = (profile?.interests ?? [])
		.filter((text) => !isBlank(text))
		.map((text) => preset('topic', text))
		.filter((topic) => !isSet(topic, set));
	const canMatch = [profile?.offers, profile?.lookingFor].some((entries) => entries && entries.length > 0);
	return [
		preset('new-people'),
		...(canMatch ? [preset('match')] : []),
		...topics.slice(0, mostTopics),
		...(topics.length === 0 ? [preset('topic')] : []),
		...(knowsPeople ? [preset('again')] : []),
		preset('noted'),
		preset('own')
	].filter((offered) => !isSet(offered, set));
}

/** What to offer where words are typed, from my card: interests for a topic, what I look for in my own words for both. */
export function wordsFor(kind: GoalKind, profile: Card | null): string[] {
	const aims = (profile?.lookingFor ?? []).filter((entry) => !isWellKnown(entry));
	const interests = profile?.interests ?? [];
	if (kind === 'topic') return unique([...interests, ...aims]);
	return kind === 'field' ? unique([...aims, ...interests]) : [];
}

/** Why a number of people cannot be a goal. */
export type TargetProblem = 'missing' | 'no-number' | 'not-whole' | 'too-small' | 'too-many';

/** Reads how many, as typed: digits of any width, with or without a plus. */
export function readTarget(typed: string): Result<number, TargetProblem> {
	const text = typed.normalize('NFKC').trim().replace(/^\+/, '');
	if (text === '') return problem('missing');
	if (!/^[-−]?\d+([.,]\d+)?$/.test(text)) return problem('no-number');
	const number = Number(text.replace('−', '-').replace(',', '.'));
	if (number > goalLimits.target) return problem('too-many');
	if (!Number.isInteger(number)) return problem('not-whole');
	return number < 1 ? problem('too-small') : ok(number);
}

/** One more or one fewer than what is typed, never outside of what a goal may be; from no number the nearest that is one. */
export function steppedTarget(typed: string, by: 1 | -1): string {
	const read = readTarget(typed);
	if (read.ok) return String(Math.min(Math.max(read.value + by, 1), goalLimits.target));
	return String(read.problem === 'too-many' ? goalLimits.target : 1);
}

function isSet({ kind, text }: Preset, set: readonly Preset[]): boolean {
	// Without words it is a way to say some: always there.
	if (needsWords(kind) && text === '') return false;
	return set.some((goal) => goal.kind === kind && folded(goal.text) === folded(text));
}

function isWellKnown(entry: string): boolean {
	return wellKnownAims.some((aim) => aim === folded(entry));
}

function unique(entries: readonly string[]): string[] {
	return entries.filter((entry, at) => entries.findIndex((other) => folded(other) === folded(entry)) === at);
}
