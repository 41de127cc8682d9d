import type { Card } from '../card/fields.ts';
import { isBlank } from '../core/text.ts';
import type { EventRow, GoalRow, ReflectionRow } from '../db/rows.ts';
import { overAt } from './phase.ts';

/** What one can have ready before an event, in the order in which a person needs it. */
export type Preparation = 'card' | 'pitch' | 'goal';

type Ready = {
	/** My profile; null before I gave a name. */
	readonly profile: Card | null;
	/** Goals of the event, or those for any time. */
	readonly goals: readonly Pick<GoalRow, 'kind'>[];
};

/** What is still missing; empty: ready. A card needs something that people can remember beside the name. */
export function missingFor({ profile, goals }: Ready): Preparation[] {
	const said = [profile?.headline, profile?.organisation];
	const lists = [profile?.interests, profile?.offers, profile?.lookingFor];
	const isCardThere =
		!isBlank(profile?.name ?? '') &&
		(said.some((text) => !isBlank(text ?? '')) || lists.some((list) => list && list.length > 0));
	return [
		...(isCardThere ? [] : ['card' as const]),
		...(isBlank(profile?.pitch ?? '') ? ['pitch' as const] : []),
		...(goals.length === 0 ? ['goal' as const] : [])
	];
}

/** What I wanted to try "next time" after the latest other event about which I said so. */
export function lastResolution(
	reflections: readonly ReflectionRow[],
	events: readonly EventRow[],
	eventId: string | null
): { readonly text: string; readonly eventId: string } | null {
	const over = new Map(events.map((event) => [event.id, overAt(event).toISOString()]));
	const timeOf = ({ id, editedAt }: ReflectionRow) => over.get(id) ?? editedAt;
	const [latest] = reflections
		.filter(({ id, next }) => id !== eventId && !isBlank(next))
		.sort((one, other) => (timeOf(one) < timeOf(other) ? 1 : -1));
	return latest ? { text: latest.next.trim(), eventId: latest.id } : null;
}
