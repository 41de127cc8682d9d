import { makeId } from '../core/ids.ts';

// What is typed in the moment in which a page goes: the browser cuts IndexedDB off, and only localStorage is written at
// once. It lies there under the life of the local database (`meta.life`, new with every sign-out), one text per tab, until
// that tab has stored it after all or the next one to open takes it in.

/** A draft that was on its way. `seen`: what stood in its place before, as far as its tab knew; null: nothing. */
export type LateDraft = {
	readonly id: string;
	readonly text: string;
	readonly seen: readonly (string | null)[];
};

/** Whose drafts they are. */
export type Home = {
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

/** Where tabs of this life have left drafts; what there is of other lives is forgotten. */
export function latePlaces(home: Pick<Home, 'name' | 'life'>): string[] {
	const own = placeOf(home);
	const places = placesUnder(prefixOf(home.name));
	for (const place of places) if (!place.startsWith(own)) keep(place, null);
	return places.filter((place) => place.startsWith(own));
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

/** What lies in a place. */
export function kept(place: string): string | null {
	try {
		return localStorage.getItem(place);
	} catch {
		return null;
	}
}

/** Leaves it in a place; null takes it away. */
export function keep(place: string, text: string | null): void {
	try {
		if (text === null) localStorage.removeItem(place);
		else localStorage.setItem(place, text);
	} catch {
		// Nothing to be done about it.
	}
}
