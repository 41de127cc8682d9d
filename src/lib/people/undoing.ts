import type { ExchangeRow } from '../db/rows.ts';

/**
 * What goes when a meeting is undone (docs/protocol.md, `undo_exchange`). `meeting`: it alone, since there are others with
 * this person; `cards`: both cards too; `all-but-words`: the same, but what I put down about the person keeps them in my list by name.
 */
export type Undoing = 'meeting' | 'cards' | 'all-but-words';

/** Takes all exchanges with one person, whether anything is put down about them, and the meeting to be undone. */
export function undoingOf(exchanges: readonly ExchangeRow[], hasWords: boolean, meetingId: string): Undoing {
	const others = exchanges.flatMap(({ meetings }) => meetings).filter(({ id }) => id !== meetingId);
	if (others.length > 0) return 'meeting';
	return hasWords ? 'all-but-words' : 'cards';
}
