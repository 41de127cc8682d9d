import type { ExchangeRow } from '../db/rows.ts';

/**
 * What goes when a meeting is undone (docs/protocol.md, `undo_exchange`). `meeting`: it alone, since there are others with
 * this person; `cards`: both cards too; `all-but-note`: the same, but a note keeps the person in my list by name.
 */
export type Undoing = 'meeting' | 'cards' | 'all-but-note';

/** Takes all exchanges with one person, my note about them, and the meeting to be undone. */
export function undoingOf(exchanges: readonly ExchangeRow[], note: string, meetingId: string): Undoing {
	const others = exchanges.flatMap(({ meetings }) => meetings).filter(({ id }) => id !== meetingId);
	if (others.length > 0) return 'meeting';
	return note === '' ? 'cards' : 'all-but-note';
}
