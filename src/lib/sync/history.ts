import type { Tx } from '../db/tx.ts';
import type { Cursor, Pulled } from '../remote/wire.ts';

// The server's store has a history (docs/protocol.md, Pull): one that was put back from a backup begins another.

/** The history that this phone's rows belong to; undefined where it knows of none. */
export async function historyOf(tx: Pick<Tx, 'get'>): Promise<string | undefined> {
	const stored = (await tx.get('meta', 'history'))?.value;
	return typeof stored === 'string' ? stored : historyIn((await tx.get('meta', 'cursor'))?.value);
}

/** Notes the history that a page belongs to. */
export async function noteHistory(tx: Tx, { cursor }: Pick<Pulled, 'cursor'>): Promise<void> {
	const value = historyIn(cursor);
	if (value !== undefined && value !== (await tx.get('meta', 'history'))?.value)
		tx.put('meta', { id: 'history', value });
}

/** Notes which store has acknowledged the very first of what this phone sends, before any page came. */
export async function noteFirstHistory(tx: Tx, value: string | undefined): Promise<void> {
	if (value !== undefined && (await historyOf(tx)) === undefined) tx.put('meta', { id: 'history', value });
}

/**
 * Whether the store is an earlier one than this phone has heard from: it says so itself, or it has counted less than the
 * cursor that this page was asked for with.
 */
export async function isPutBack(
	tx: Pick<Tx, 'get'>,
	asked: Cursor,
	{ cursor }: Pick<Pulled, 'cursor'>
): Promise<boolean> {
	const known = await historyOf(tx);
	const now = historyIn(cursor);
	if (known !== undefined && now !== undefined && known !== now) return true;
	return (
		typeof asked.person === 'number' && typeof cursor.person === 'number' && cursor.person < asked.person
	);
}

function historyIn(cursor: unknown): string | undefined {
	if (typeof cursor !== 'object' || cursor === null || !('history' in cursor)) return undefined;
	return typeof cursor.history === 'string' ? cursor.history : undefined;
}
