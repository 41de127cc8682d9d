import type { Cadence, CorrespondenceRow, RelationshipRow } from '../../db/rows.ts';

/** How often I want to be in touch. `isOwn`: I said so; else it is what one does with somebody who is that to me. */
export type Rhythm = { readonly every: Cadence; readonly days: number | null; readonly isOwn: boolean };

const daysOf = { month: 30, quarter: 91, 'half-year': 182 } as const;

type Said = {
	readonly correspondence: CorrespondenceRow | undefined;
	readonly relationship: RelationshipRow | undefined;
};

/** What I said, or, without a word, monthly with a mentor or mentee and otherwise whenever there is a reason. */
export function rhythmOf({ correspondence, relationship }: Said): Rhythm {
	const every = correspondence?.every ?? null;
	if (every === 'never') return { every, days: null, isOwn: true };
	if (every === 'days') return { every, days: correspondence?.days ?? null, isOwn: true };
	if (every !== null) return { every, days: daysOf[every], isOwn: true };
	const isMentoring = relationship?.kind === 'mentor' || relationship?.kind === 'mentee';
	return isMentoring
		? { every: 'month', days: daysOf.month, isOwn: false }
		: { every: 'never', days: null, isOwn: false };
}
