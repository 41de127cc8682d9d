import { type Db, db } from '../db/db.svelte.ts';
import type { CardSettings, Profile } from './fields.ts';
import { settingsByDefault, visible } from './visible.ts';

/** My profile and what I show of it where, live. */
class MyCard {
	#db: Db;

	constructor(source: Db = db) {
		this.#db = source;
	}

	/** Null until I gave a name. */
	get profile(): Profile | null {
		return this.#db.tables.profiles.get('me')?.profile ?? null;
	}

	/** What applies at an event (null: anywhere else): its own settings, or else the default ones. */
	settings(eventId: string | null): CardSettings {
		const { cards } = this.#db.tables;
		return (eventId && cards.get(eventId)) || cards.get('default') || settingsByDefault;
	}

	hasOwnSettings(eventId: string): boolean {
		return this.#db.tables.cards.get(eventId) !== undefined;
	}

	/** Exactly what another person sees at an event: in the code, after the exchange, never. */
	visible(eventId: string | null): ReturnType<typeof visible> | null {
		return this.profile && visible(this.profile, this.settings(eventId));
	}
}

export const myCard = new MyCard();
