import { makeId } from '../core/ids.ts';

// What is done or typed in the moment in which a page goes: the browser cuts IndexedDB off, and only localStorage is written
// at once. It lies there under the life of the local database (`meta.life`, new with every sign-out), one list for each tab,
// until that tab has stored it after all or another one takes it in (take-in.ts): one that is open, or the next to open.

/** On its way into the database: a draft, or a mutation (sync/mutate.ts) as it was asked for. */
export type OnItsWay =
	| { readonly id: string; readonly text: string }
	| { readonly id: string; readonly kind: string; readonly input: unknown; readonly happenedAt: string };

/** Whose it is. */
export type Home = {
	/** The name of the database. */
	name: string;
	/** Its life when this tab opened it. */
	life: unknown;
};

type Tab = Home & {
	/** What is stored of a draft. */
	storedOf: (key: string) => string | null;
	/** Whether what this tab stores is still the same person's. */
	isSameLife: () => boolean;
};

/** What one tab has on the way into its database. */
export class Late {
	#tab: Tab;
	#place: string;
	#items: readonly OnItsWay[] = [];
	#isGoing = false;
	#isLeft = false;

	constructor(tab: Tab) {
		this.#tab = tab;
		this.#place = `${placeOf(tab)}${makeId()}`;
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

	/** It is about to be stored. */
	begin(item: OnItsWay): void {
		this.#items = [...this.#items, item];
		if (this.#isGoing) this.#leave();
	}

	/** It was stored, or nobody waits for it any more. A draft that could not be stored waits, as the latest, for better times. */
	end(item: OnItsWay, isOver: boolean): void {
		const later = this.#items.slice(this.#items.indexOf(item) + 1).filter(({ id }) => id === item.id);
		const isDone = (each: OnItsWay) =>
			isOver ? each.id === item.id && !later.includes(each) : each === item && later.length > 0;
		this.#items = this.#items.filter((each) => !isDone(each));
		if (this.#isLeft) this.#leave();
	}

	#leave(): void {
		const { storedOf, isSameLife } = this.#tab;
		this.#isLeft = this.#items.length > 0 && isSameLife();
		const left = this.#items.map((item) => ({ ...item, stored: storedOf(item.id) }));
		keep(this.#place, this.#isLeft ? JSON.stringify(left) : null);
	}
}

/** Where tabs have left something, those of earlier lives as well. */
export function latePlaces({ name }: Pick<Home, 'name'>): string[] {
	try {
		return Object.keys(localStorage).filter((place) => place.startsWith(`${name}-late/`));
	} catch {
		return [];
	}
}

/** What the places of this life begin with. */
export function placeOf({ name, life }: Home): string {
	return `${name}-late/${typeof life === 'string' ? life : 'first'}/`;
}

// A browser may give no such storage, or have no room in it: then it is as if there were none.

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
