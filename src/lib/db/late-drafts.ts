import * as v from 'valibot';
import { makeId } from '../core/ids.ts';
import { realId } from './alias.ts';
import type { Storage } from './storage.ts';
import type { Change, Tx } from './tx.ts';

// What is typed in the moment in which a page goes: the browser cuts IndexedDB off, and only localStorage is written at
// once. It lies there under the life of the local database (`meta.life`, new with every sign-out), one text per tab, until
// that tab has stored it after all or the next one to open takes it in.

/** A draft that was on its way. `seen`: what stood in its place before, as far as its tab knew; null: nothing. */
export type LateDraft = {
	readonly id: string;
	readonly text: string;
	readonly seen: readonly (string | null)[];
};

const lateSchema = v.pipe(
	v.string(),
	v.parseJson(),
	v.array(v.object({ id: v.string(), text: v.string(), seen: v.array(v.nullable(v.string())) }))
);

type Home = {
	/** The name of the database. */
	name: string;
	/** Its life when this tab opened it. */
	life: unknown;
	/** What is stored of a draft. */
	storedOf: (key: string) => string | null;
	/** Whether what this tab stores is still the same person's. */
	isSameLife: () => boolean;
};

/** The drafts of one tab that are on their way into its database. */
export class LateDrafts {
	#home: Home;
	#place: string;
	#texts = new Map<string, readonly string[]>();
	#isGoing = false;
	#isLeft = false;

	constructor(home: Home) {
		this.#home = home;
		this.#place = `${placeOf(home)}${makeId()}`;
	}

	/** From now on it counts whenever the page goes, perhaps for good, or has come back. */
	follow(page: Window): void {
		page.addEventListener('pagehide', () => this.go());
		page.addEventListener('pageshow', () => this.stay());
		page.document.addEventListener('visibilitychange', () =>
			page.document.hidden ? this.go() : this.stay()
		);
	}

	/** The page goes: what is on its way is left behind. */
	go(): void {
		this.#isGoing = true;
		this.#leave();
	}

	/** The page goes on. */
	stay(): void {
		this.#isGoing = false;
	}

	/** A text is about to be stored. */
	begin(key: string, text: string): void {
		this.#texts.set(key, [...(this.#texts.get(key) ?? []), text]);
		if (this.#isGoing) this.#leave();
	}

	/** It was stored, or could not be: then only the latest waits for better times. */
	end(key: string, text: string, isStored: boolean): void {
		const texts = this.#texts.get(key) ?? [];
		const at = texts.indexOf(text);
		const left = texts.filter((_, i) => (isStored ? i > at : i !== at || i === texts.length - 1));
		if (left.length > 0) this.#texts.set(key, left);
		else this.#texts.delete(key);
		if (this.#isLeft) this.#leave();
	}

	#leave(): void {
		const { storedOf, isSameLife } = this.#home;
		const late: LateDraft[] = [...this.#texts].map(([id, texts]) => ({
			id,
			text: texts[texts.length - 1],
			seen: [storedOf(id), ...texts.slice(0, -1)]
		}));
		this.#isLeft = late.length > 0 && isSameLife();
		if (this.#isLeft) keep(this.#place, JSON.stringify(late));
		else keep(this.#place, null);
	}
}

/**
 * Takes what tabs of this life left behind into the drafts and forgets what there is of other lives. Gives what has changed;
 * what could not be stored stays where it is.
 */
export async function takeInLate(storage: Storage, home: Pick<Home, 'name' | 'life'>): Promise<Change[]> {
	const own = placeOf(home);
	for (const place of placesUnder(prefixOf(home.name))) if (!place.startsWith(own)) keep(place, null);
	if (placesUnder(own).length === 0) return [];
	const taken = await storage.transact(async (tx) => {
		// Read where no other tab is at it.
		const found = placesUnder(own).map((place) => ({ place, text: kept(place) }));
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

function prefixOf(name: string): string {
	return `${name}-half-typed/`;
}

function placeOf({ name, life }: Pick<Home, 'name' | 'life'>): string {
	return `${prefixOf(name)}${typeof life === 'string' ? life : 'first'}/`;
}

// A browser may give no such storage, or have no room in it: then it is as if there were none.

function placesUnder(prefix: string): string[] {
	try {
		return Object.keys(localStorage).filter((place) => place.startsWith(prefix));
	} catch {
		return [];
	}
}

function kept(place: string): string | null {
	try {
		return localStorage.getItem(place);
	} catch {
		return null;
	}
}

function keep(place: string, text: string | null): void {
	try {
		if (text === null) localStorage.removeItem(place);
		else localStorage.setItem(place, text);
	} catch {
		// Nothing to be done about it.
	}
}
