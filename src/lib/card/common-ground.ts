import { type Card, wellKnownAims } from './fields.ts';

/**
 * Something two people share or could give each other, seen from the reader. `they-offer`: what I look for, they have;
 * `i-offer`: the other way round; `both-seek`: we look for the same, such as a co-founder. The text is as the other card
 * has it; it may be a well-known aim.
 */
export type CommonGround = {
	readonly kind: 'they-offer' | 'i-offer' | 'both-seek' | 'interest' | 'organisation';
	readonly text: string;
};

type Aim = (typeof wellKnownAims)[number];

/** Who looks for one finds it in somebody who looks for the other. */
export const counterparts: Partial<Record<Aim, Aim>> = {
	mentor: 'mentee',
	mentee: 'mentor',
	hire: 'job',
	job: 'hire'
};
/** What two people who both look for it can be to each other. */
const mutual: readonly string[] = ['co-founder', 'friend', 'collaborator'] satisfies Aim[];

/** What my card and theirs have in common, the most useful first, nothing twice. */
export function commonGround(mine: Card, theirs: Card): CommonGround[] {
	const found: CommonGround[] = [
		...shared(theirs.offers, mine.lookingFor).map((text) => ({ kind: 'they-offer' as const, text })),
		...matches(mine.lookingFor, theirs.lookingFor).map((text) => ({ kind: 'they-offer' as const, text })),
		...shared(theirs.lookingFor, mine.offers).map((text) => ({ kind: 'i-offer' as const, text })),
		...shared(theirs.lookingFor, mine.lookingFor)
			.filter((text) => mutual.includes(folded(text)))
			.map((text) => ({ kind: 'both-seek' as const, text })),
		...shared(theirs.interests, mine.interests).map((text) => ({ kind: 'interest' as const, text })),
		...shared(listed(theirs.organisation), listed(mine.organisation)).map((text) => ({
			kind: 'organisation' as const,
			text
		}))
	];
	const seen = new Set<string>();
	return found.filter(({ text }) => !seen.has(folded(text)) && seen.add(folded(text)));
}

/** Entries of the first list that the second has as well, whatever their case, width and spaces. */
function shared(theirs: readonly string[] = [], mine: readonly string[] = []): string[] {
	const known = new Set(mine.map(folded));
	return theirs.filter((text) => known.has(folded(text)));
}

/** What I look for and they can be, because they look for the counterpart. */
function matches(mine: readonly string[] = [], theirs: readonly string[] = []): string[] {
	return mine.filter((text) => {
		const counterpart = counterparts[folded(text) as Aim];
		return counterpart !== undefined && theirs.some((other) => folded(other) === counterpart);
	});
}

function listed(text: string | undefined): string[] {
	return text ? [text] : [];
}

/** A text as comparisons see it: without case, width and doubled spaces. */
export function folded(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
