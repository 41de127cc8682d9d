import * as v from 'valibot';
import { realId } from './alias.ts';
import { type Home, type LateDraft, keep, kept, latePlaces } from './late-drafts.ts';
import type { Storage } from './storage.ts';
import type { Change, Tx } from './tx.ts';

// Loaded only where a page has left something behind (late-drafts.ts), which is seldom.

/**
 * Takes what tabs of this life left behind into the drafts. Gives what has changed; what could not be stored stays where it is.
 */
export async function takeInLate(storage: Storage, home: Pick<Home, 'name' | 'life'>): Promise<Change[]> {
	const taken = await storage.transact(async (tx) => {
		// Read where no other tab is at it.
		const found = latePlaces(home).map((place) => ({ place, text: kept(place) }));
		for (const { text } of found) for (const late of readLate(text)) await takeIn(tx, late);
		return found;
	});
	if (!taken.ok) return [];
	// Unless its tab is still there and has typed on.
	for (const { place, text } of taken.value.value) if (kept(place) === text) keep(place, null);
	return taken.value.changes;
}

/** Where several texts are one draft's, they stand one below the other, as in `rename` (sync/renamed.ts). */
const between = '\n\n';

/**
 * What a draft becomes. What another tab has typed meanwhile stays; behind what was typed about somebody who turned out to be
 * the same person (`hasMoved`) it comes as it would have, had it been stored in time.
 */
export function withLate(
	stored: string | null,
	{ text, seen }: Pick<LateDraft, 'text' | 'seen'>,
	hasMoved: boolean
): string {
	if (stored === null || seen.includes(stored)) return text;
	if (!hasMoved || stored === text || stored.endsWith(`${between}${text}`)) return stored;
	const moved = seen.find((each) => each && stored.endsWith(`${between}${each}`));
	const first = moved ? stored.slice(0, -(between + moved).length) : stored;
	return text === '' ? first : `${first}${between}${text}`;
}

async function takeIn(tx: Tx, late: LateDraft): Promise<void> {
	const id = (await Promise.all(late.id.split('/').map((part) => realId(tx, part)))).join('/');
	const stored = (await tx.get('drafts', id))?.text ?? null;
	const text = withLate(stored, late, id !== late.id);
	if (text === '') tx.delete('drafts', id);
	else tx.put('drafts', { id, text });
}

function readLate(text: string | null): readonly LateDraft[] {
	const read = v.safeParse(lateSchema, text);
	return read.success ? read.output : [];
}

const lateSchema = v.pipe(
	v.string(),
	v.parseJson(),
	v.array(v.object({ id: v.string(), text: v.string(), seen: v.array(v.nullable(v.string())) }))
);
