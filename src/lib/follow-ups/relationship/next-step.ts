import type { ContactFacts } from '../queue/story.ts';
import { rhythmOf } from './cadence.ts';
import type { Standing } from './stage.ts';
import type { Moment } from './timeline.ts';

/** What would be natural next. `text`: what it is about, in the words it was put down with. */
export type NextStep =
	| {
			readonly step:
				| 'write'
				| 'wait'
				| 'offer'
				| 'give-back'
				| 'ask'
				| 'rhythm'
				| 'stay'
				| 'resting'
				| 'nudge'
				| 'let-rest';
	  }
	| { readonly step: 'progress' | 'ask-progress' }
	| { readonly step: 'keep-promise' | 'come-back'; readonly text: string };

/** `silence`: what is due because nobody answered. */
type Quiet = { readonly isResting: boolean; readonly silence: 'nudge' | 'rest' | null };

/** The one thing that would be natural now: what was promised, then what they told me, then what the stage asks for. */
export function nextStepOf(
	facts: ContactFacts,
	{ stage }: Standing,
	timeline: readonly Moment[],
	{ isResting, silence }: Quiet
): NextStep {
	const open = facts.promises.find(({ by, keptAt, text }) => by === 'me' && keptAt === null && text !== '');
	if (open) return { step: 'keep-promise', text: open.text };
	if (isResting) return { step: 'resting' };
	const wroteAt = latestOf(timeline, ['wrote']);
	const heardAt = latestOf(timeline, ['met', 'met-again', 'replied']);
	if (wroteAt > heardAt)
		return { step: silence === 'nudge' ? 'nudge' : silence === 'rest' ? 'let-rest' : 'wait' };
	const kind = facts.relationship?.kind;
	if (stage !== 'met' && kind === 'mentor') return { step: 'progress' };
	if (stage !== 'met' && kind === 'mentee') return { step: 'ask-progress' };
	switch (stage) {
		case 'met':
			return { step: 'write' };
		case 'in-touch': {
			const told = facts.remarks.find(({ kind }) => kind === 'challenge' || kind === 'goal');
			return told ? { step: 'come-back', text: told.text } : { step: 'offer' };
		}
		case 'helping':
			return { step: latestOf(timeline, ['helped-them', 'i-kept']) === '' ? 'give-back' : 'ask' };
		case 'ally':
			return { step: rhythmOf(facts).days === null ? 'rhythm' : 'stay' };
	}
}

function latestOf(timeline: readonly Moment[], kinds: readonly Moment['what'][]): string {
	return timeline.findLast(({ what }) => kinds.includes(what))?.at ?? '';
}
