import * as v from 'valibot';
import { realId } from './alias.ts';
import { type Home, keep, kept, latePlaces, placeOf } from './late.ts';
import { isLoaded, tableNames } from './rows.ts';
import type { Storage } from './storage.ts';
import type { Tables } from './tables.ts';
import type { Change, Tx } from './tx.ts';

// Loaded only where a page has left something behind (late.ts), which is seldom.

/** Does what was on its way (sync/take-in.ts). False: this version of the app cannot. */
export type TakeMutation = (tx: Tx, late: LateMutation) => Promise<boolean>;

/** What takes it in: `tables` is what this tab shows, `mutations` gives what does a mutation, where there is one. */
type Taker = { tables: Tables; mutations: () => Promise<TakeMutation> };

/**
 * Takes in what tabs of this life left behind; what earlier lives left is forgotten. Gives in what the `tables` differ from what is
 * stored then; what could not be stored or is not known here stays where it is.
 */
export async function takeInLate(
	storage: Pick<Storage, 'load' | 'transact'>,
	home: Home,
	{ tables, mutations }: Taker
): Promise<Change[]> {
	const places = latePlaces(home).sort((a, b) => beginningOf(a).localeCompare(beginningOf(b)));
	const isNeeded = places.some((place) => readLate(kept(place)).some((item) => 'kind' in item));
	const take = isNeeded ? await mutations().catch(() => null) : null;
	for (const place of places) {
		// What one of them dies of keeps neither the others nor the app.
		const taken = await storage.transact((tx) => takePlace(tx, { home, place, take })).catch(() => null);
		if (!taken?.ok || !taken.value.value) continue;
		const { text, rest } = taken.value.value;
		// Unless its tab is still there and has gone on.
		if (kept(place) === text) keep(place, rest.length > 0 ? JSON.stringify(rest) : null);
	}
	return missed(tables, storage, home);
}

/**
 * What is stored and not shown. A tab that goes may have stored what it did after all, and not have come to tell anybody: then
 * taking it in changes nothing.
 */
async function missed(tables: Tables, storage: Pick<Storage, 'load'>, home: Home): Promise<Change[]> {
	const stored = await storage.load().catch(() => null);
	const isHome = stored?.meta.find(({ id }) => id === 'life')?.value === home.life;
	if (!stored || !isHome) return [];
	return tableNames.filter(isLoaded).flatMap((table) => {
		const rows = new Map(stored[table].map((row) => [row.id, row]));
		const gone = tables[table].all.filter(({ id }) => !rows.has(id));
		const isShown = (id: string, row: unknown) =>
			JSON.stringify(tables[table].get(id)) === JSON.stringify(row);
		return [
			...gone.map(({ id }) => ({ table, id, row: undefined })),
			...[...rows].filter(([id, row]) => !isShown(id, row)).map(([id, row]) => ({ table, id, row }))
		];
	});
}

type Place = { home: Home; place: string; take: TakeMutation | null };

/** Null: the person has signed out since. Read here, where no other tab is at it. */
async function takePlace(tx: Tx, { home, place, take }: Place) {
	if ((await tx.get('meta', 'life'))?.value !== home.life) return null;
	const text = kept(place);
	const late = place.startsWith(placeOf(home)) ? readLate(text) : [];
	for (const draft of draftsIn(late)) await takeDraft(tx, draft);
	const doings = late.filter((item) => 'kind' in item);
	let at = 0;
	while (at < doings.length && (await take?.(tx, doings[at]))) at++;
	// What comes after one that waits may build on it.
	return { text, rest: doings.slice(at) };
}

/** When what a tab was doing began, as a text that sorts; drafts by themselves come first. */
function beginningOf(place: string): string {
	return readLate(kept(place)).flatMap((item) => ('kind' in item ? [item.happenedAt] : []))[0] ?? '';
}

/** Where several texts are one draft's, they stand one below the other, as in `rename` (sync/renamed.ts). */
const between = '\n\n';

/** A draft that was on its way. `seen`: what stood in its place before, as far as its tab knew; null: nothing. */
type LateDraft = {
	readonly id: string;
	readonly text: string;
	readonly seen: readonly (string | null)[];
};

function draftsIn(late: readonly LateItem[]): LateDraft[] {
	const typed = late.filter((item) => 'text' in item);
	return [...new Set(typed.map(({ id }) => id))].map((id) => {
		const own = typed.filter((item) => item.id === id);
		const texts = own.map(({ text }) => text);
		return { id, text: texts[texts.length - 1], seen: [own[0].stored, ...texts.slice(0, -1)] };
	});
}

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

async function takeDraft(tx: Tx, late: LateDraft): Promise<void> {
	const id = (await Promise.all(late.id.split('/').map((part) => realId(tx, part)))).join('/');
	const stored = (await tx.get('drafts', id))?.text ?? null;
	const text = withLate(stored, late, id !== late.id);
	if (text === '') tx.delete('drafts', id);
	else tx.put('drafts', { id, text });
}

const draftSchema = v.object({ id: v.string(), text: v.string(), stored: v.nullable(v.string()) });
const mutationSchema = v.object({
	id: v.string(),
	kind: v.string(),
	input: v.record(v.string(), v.unknown()),
	happenedAt: v.string()
});
const lateSchema = v.pipe(v.string(), v.parseJson(), v.array(v.union([draftSchema, mutationSchema])));

/** A mutation that was on its way. */
export type LateMutation = v.InferOutput<typeof mutationSchema>;
type LateItem = v.InferOutput<typeof draftSchema> | LateMutation;

function readLate(text: string | null): readonly LateItem[] {
	const read = v.safeParse(lateSchema, text);
	return read.success ? read.output : [];
}
