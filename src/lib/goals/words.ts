import type { Card } from '../card/fields.ts';
import { aimInWords, labelOf } from '../card/words.ts';
import { codePoints } from '../core/text.ts';
import type { GoalKind, GoalRow } from '../db/rows.ts';
import { m } from '../paraglide/messages.js';
import { needsWords } from './limits.ts';
import { excerpt } from './openers/excerpt.ts';
import type { TargetProblem } from './presets.ts';
import type { Because, Progress } from './progress.ts';
import type { How, TopicMatch } from './topics/match.ts';

type Named = Pick<GoalRow, 'kind' | 'target' | 'text'>;

/** Characters of somebody's own words that are quoted; the whole of it stands on their page. */
const quoted = 90;

const names: { [Kind in GoalKind]: (named: { count: number; text: string }) => string } = {
	'new-people': m.goal_name_new,
	match: m.goal_name_match,
	topic: m.goal_name_topic,
	field: m.goal_name_field,
	again: m.goal_name_again,
	noted: m.goal_name_noted,
	own: ({ text }) => text
};

const quietNames: { [Kind in GoalKind]: (named: { text: string }) => string } = {
	'new-people': () => m.goal_quiet_new(),
	match: () => m.goal_quiet_match(),
	topic: m.goal_quiet_topic,
	field: m.goal_quiet_field,
	again: () => m.goal_quiet_again(),
	noted: () => m.goal_quiet_noted(),
	own: ({ text }) => text
};

const kinds: { [Kind in GoalKind]: () => string } = {
	'new-people': m.goal_kind_new,
	match: m.goal_kind_match,
	topic: m.goal_kind_topic,
	field: m.goal_kind_field,
	again: m.goal_kind_again,
	noted: m.goal_kind_noted,
	own: m.goal_kind_own
};

/** What a kind of goal is called where one chooses it. */
export function kindInWords(kind: GoalKind): string {
	return kinds[kind]();
}

/** What a goal is called. Quiet: without a figure, but for one person or conversation. */
export function goalInWords({ kind, target, text }: Named, isQuiet = false): string {
	const said = excerpt(text, 200) || text;
	return isQuiet && target > 1
		? quietNames[kind]({ text: said })
		: names[kind]({ count: target, text: said });
}

const rules: { [Kind in GoalKind]: () => string } = {
	'new-people': m.goal_counts_new,
	match: m.goal_counts_match,
	topic: m.goal_counts_topic,
	field: m.goal_counts_field,
	again: m.goal_counts_again,
	noted: m.goal_counts_noted,
	own: m.goal_counts_own
};

/** What counts towards a goal of this kind, and where and since when. */
export function countsInWords({ kind, eventId }: Pick<GoalRow, 'kind' | 'eventId'>): string {
	if (kind === 'own') return rules.own();
	return `${rules[kind]()} ${eventId === null ? m.goal_scope_any() : m.goal_scope_event()}`;
}

/** How far it is. Quiet: without a figure. */
export function progressInWords(progress: Progress, isQuiet = false): string {
	const { done, target, reachedAt, isCounting } = progress;
	if (isCounting) return m.goal_state_counting();
	if (isQuiet || target === 1) {
		return reachedAt !== null
			? m.goal_state_reached()
			: done > 0
				? m.goal_state_begun()
				: m.goal_state_open();
	}
	return done > target ? m.goal_figure_more({ done, target }) : m.goal_figure({ done, target });
}

/** Finds the words of a topic in a text; null while the words of the languages are not loaded. */
export type MatchOf = (topic: string, text: string) => TopicMatch | null;

/** Why somebody counts, with their words or mine and, where those are others than the goal's, how they come together. */
export function becauseInWords(because: Because, goal: Pick<GoalRow, 'text'>, matchOf: MatchOf): string {
	switch (because.why) {
		case 'met':
			return m.goal_why_met();
		case 'met-again':
			return m.goal_why_again();
		case 'noted':
			return m.goal_why_noted();
		case 'they-offer':
		case 'they-seek':
			return answerInWords(because, matchOf);
		case 'card': {
			const match = matchOf(goal.text, because.text);
			const field = labelOf(because.field);
			return withHow(m.goal_why_card({ field, text: shown(because.text, match) }), match, goal.text);
		}
		case 'said': {
			const match = matchOf(goal.text, because.text);
			return withHow(m.goal_why_said({ text: shown(because.text, match) }), match, goal.text);
		}
	}
}

function answerInWords(answer: Because & { why: 'they-offer' | 'they-seek' }, matchOf: MatchOf): string {
	const [text, mine] = [answer.text, answer.mine].map((words) => shown(aimInWords(words), null));
	const isOffer = answer.why === 'they-offer';
	if (answer.text === answer.mine) return isOffer ? m.goal_why_fits({ text }) : m.goal_why_helps({ text });
	const match = matchOf(answer.mine, answer.text);
	const words = isOffer ? m.goal_why_offers({ text, mine }) : m.goal_why_seeks({ text, mine });
	return withHow(words, match, answer.mine);
}

const hows: { [Way in How]: ((topic: { topic: string }) => string) | null } = {
	same: null,
	form: null,
	joined: null,
	order: null,
	part: () => m.goal_how_part(),
	abbreviation: () => m.goal_how_abbreviation(),
	synonym: m.goal_how_synonym,
	translation: m.goal_how_translation,
	narrower: m.goal_how_narrower,
	typo: m.goal_how_typo
};

function withHow(words: string, match: TopicMatch | null, topic: string): string {
	const how = match && hows[match.how]?.({ topic: shown(topic, null) });
	return how ? `${words} (${how})` : words;
}

/** The piece of a text that was found, with the words around it. */
function shown(text: string, match: TopicMatch | null): string {
	const where = match?.where;
	if (!where || codePoints(text) <= quoted || where.end <= quoted / 2) return excerpt(text, quoted) || text;
	const from = text.slice(0, where.start).search(/(?:\S+\s+){0,3}$/u);
	return `…${excerpt(text.slice(from), quoted)}`;
}

/** What a goal's words are asked with. */
export function textLabelOf(kind: GoalKind): string {
	return kind === 'own' ? m.goal_text_own() : kind === 'field' ? m.goal_text_field() : m.goal_text_topic();
}

/** Things to do in one's own words, for those who have none yet. */
export function ownIdeas(isQuiet: boolean): string[] {
	const quiet = [m.goal_own_listen(), m.goal_own_half_hour(), m.goal_own_alone()];
	const others = [m.goal_own_question(), m.goal_own_introduce(), m.goal_own_thank()];
	return isQuiet ? quiet : [...others, ...quiet.slice(0, 1)];
}

const targetProblems: { [Why in TargetProblem]: () => string } = {
	missing: m.goal_target_missing,
	'no-number': m.goal_target_no_number,
	'not-whole': m.goal_target_not_whole,
	'too-small': m.goal_target_too_small,
	'too-many': m.goal_target_too_many
};

/** Why a number cannot be a goal, kindly. */
export function targetProblemInWords(why: TargetProblem): string {
	return targetProblems[why]();
}

/** What a preset is called: that of the goal, or that one has to say more. */
export function presetInWords(preset: Named, isQuiet: boolean): string {
	if (preset.text !== '' || !needsWords(preset.kind)) return goalInWords(preset, isQuiet);
	return preset.kind === 'own' ? m.goal_preset_own() : m.goal_preset_topic();
}

/** What somebody on the list of a goal is called. */
export function personInWords(card: Card): string {
	return card.name ?? m.type_unnamed();
}
