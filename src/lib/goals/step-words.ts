import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { nameOf } from '../people/words.ts';
import type { Preparation } from './prepare.ts';
import type { Step } from './today.ts';
import { goalInWords, progressInWords } from './words.ts';

/** A step as a screen shows it; without an address there is nothing to open. */
export type StepWords = {
	readonly title: string;
	readonly text: string;
	readonly action?: { readonly label: string; readonly href: string };
};

const preparations: { [What in Preparation]: () => string } = {
	card: m.prepare_word_card,
	pitch: m.prepare_word_pitch,
	goal: m.prepare_word_goal
};

/** What a step is called, says and leads to. Quiet: without a figure. Null for the code, which has buttons of its own. */
export function stepInWords(step: Step, isQuiet: boolean): StepWords | null {
	switch (step.kind) {
		case 'exchange':
			return null;
		case 'card':
			return says(m.today_card_fill(), m.today_card_missing(), m.today_card_fill(), '/me');
		case 'prepare':
			return prepareInWords(step.missing, `/prepare?event=${step.event.id}`);
		case 'set-goal':
			return says(
				isQuiet ? m.today_small_goal_title() : m.today_set_goal_title(),
				isQuiet ? m.today_small_goal_text() : m.today_set_goal_text(),
				m.today_goal_action(),
				goalsOf(step.event.id)
			);
		case 'goal': {
			const { goal, progress } = step.standing;
			return says(
				goalInWords(goal, isQuiet),
				progressInWords(progress, isQuiet),
				m.today_goal_action(),
				goalsOf(goal.eventId ?? 'none')
			);
		}
		case 'note':
			return noteInWords(step, isQuiet);
		case 'opener':
			return says(m.today_opener_title(), m.today_opener_text(), m.today_opener_action(), '/openers');
		case 'rest':
			return {
				title: m.today_rest_title(),
				text: step.isReached ? m.today_rest_reached() : m.today_rest_text()
			};
		case 'reflect':
			return says(
				m.today_reflect_title(),
				step.isBegun ? m.today_reflect_begun() : m.today_reflect_text(),
				m.today_reflect_action(),
				`/reflect?event=${step.event.id}`
			);
		case 'deepen':
			return says(
				m.today_deepen_title(),
				m.today_deepen_text(),
				m.today_deepen_action(),
				`/reflect?event=${step.event.id}#deepen`
			);
		case 'follow-up': {
			const { name, count } = step.waiting;
			const text =
				isQuiet || count < 2 ? m.today_follow_up_text() : m.today_follow_up_more({ count: count - 1 });
			return says(m.today_follow_up_title({ name }), text, m.today_follow_up_action(), '/follow-ups');
		}
		case 'waiting':
			return says(
				isQuiet ? m.today_waiting_quiet() : m.today_waiting_title({ count: step.count }),
				m.today_waiting_text(),
				m.settings_sync(),
				'/settings#sync'
			);
	}
}

function prepareInWords(missing: readonly Preparation[], href: string): StepWords {
	if (missing.length === 0)
		return says(m.today_ready_title(), m.today_ready_text(), m.today_ready_action(), href);
	const list = new Intl.ListFormat(getLocale()).format(missing.map((what) => preparations[what]()));
	return says(m.today_prepare_title(), m.today_prepare_text({ list }), m.today_prepare_action(), href);
}

function noteInWords({ event, people }: Step & { kind: 'note' }, isQuiet: boolean): StepWords {
	const [first] = people;
	const others = people.length - 1;
	const href =
		others > 0 ? `/people/unnoted?event=${event.id}` : `/people/${first.contact.id}/talk?event=${event.id}`;
	const text = others > 0 && !isQuiet ? m.today_note_more({ count: others }) : m.today_note_text();
	return says(m.today_note_title({ name: nameOf(first) }), text, m.today_note_action(), href);
}

function goalsOf(eventId: string): string {
	return `/goals?event=${eventId}`;
}

function says(title: string, text: string, label: string, href: string): StepWords {
	return { title, text, action: { label, href } };
}
