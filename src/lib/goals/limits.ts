import type { GoalKind } from '../db/rows.ts';

/** How many people a goal may be about, code points of its words, and how many goals there may be (docs/protocol.md). */
export const goalLimits = { target: 99, text: 200, goals: 200 };

/** Code points of each half of a reflection. */
export const reflectionLimit = 2_000;

/** Whether a goal of this kind says in words what it is about. */
export function needsWords(kind: GoalKind): boolean {
	return kind === 'topic' || kind === 'field' || kind === 'own';
}
