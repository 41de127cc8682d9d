import { type ConnectionGraph, readAnswer } from '../graph.ts';

// The last answer stays with the tab and no longer: whoever withdraws their consent shall not live on in a drawer.

/** Where it is kept: a tab's own storage, or anything like it. */
export type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps an answer for one person; one that does not fit is not kept. */
export function keepAnswer(drawer: Drawer, key: string, answer: ConnectionGraph): void {
	try {
		drawer.setItem(key, JSON.stringify(answer));
	} catch {
		dropAnswer(drawer, key);
	}
}

/** What was kept; null: nothing that can be read. */
export async function keptAnswer(drawer: Drawer, key: string): Promise<ConnectionGraph | null> {
	try {
		return await readAnswer(JSON.parse(drawer.getItem(key) ?? 'null'));
	} catch {
		return null;
	}
}

/** Forgets it: this person is not told any more. */
export function dropAnswer(drawer: Drawer, key: string): void {
	try {
		drawer.removeItem(key);
	} catch {
		// Blocked storage holds nothing.
	}
}
