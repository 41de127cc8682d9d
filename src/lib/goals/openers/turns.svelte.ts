import * as v from 'valibot';
import { numberOf, wholeTurn } from './order.ts';

const key = 'hallway-openers';
/** So many people and moods are remembered, the last ones touched. */
const most = 300;
const storedTurns = v.record(v.string(), v.number());

/**
 * How many questions were turned over, for each deck (a mood and a seed): kept on this device, so that a reload shows the
 * same question. Nothing in there tells whom it was about.
 */
class Turns {
	#turns: Record<string, number> = $state.raw(stored());

	of(deck: string): number {
		return wholeTurn(this.#turns[nameOf(deck)]);
	}

	set(deck: string, turn: number): void {
		const name = nameOf(deck);
		const { [name]: _, ...others } = this.#turns;
		const kept = Object.entries(others).slice(1 - most);
		this.#turns = { ...Object.fromEntries(kept), [name]: wholeTurn(turn) };
		try {
			localStorage.setItem(key, JSON.stringify(this.#turns));
		} catch {
			// Blocked storage: the turn lasts as long as the page.
		}
	}
}

export const turns = new Turns();

function nameOf(deck: string): string {
	return `t${numberOf(deck).toString(36)}`;
}

function stored(): Record<string, number> {
	try {
		return v.parse(storedTurns, JSON.parse(localStorage.getItem(key) ?? '{}'));
	} catch {
		return {};
	}
}
