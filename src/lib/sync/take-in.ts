import type { LateMutation } from '../db/take-in.ts';
import type { Tx } from '../db/tx.ts';
import { type Local, applyOnTop, inOrder, withRealIds } from './apply.ts';
import { append, claim, doneLately, isUnseen } from './mutate.ts';

/**
 * Does what somebody did in the moment in which a page went (db/late.ts), once and as if it had been stored in time. False:
 * this version of the app does not know how, and it waits for one that does.
 */
export async function takeIn(tx: Tx, local: Local, late: LateMutation): Promise<boolean> {
	const mutation = local.registry.get(late.kind);
	const prepared = mutation?.prepareLate(await withRealIds(tx, late.input));
	if (!mutation || !prepared?.ok) return (await doneLately(tx)).includes(late.id);
	if (!(await claim(tx, late.id))) return true;

	const entry = { ...prepared.value, id: late.id, happenedAt: late.happenedAt };
	const since = inOrder(await tx.all('outbox')).find(
		(later) => isUnseen(later) && later.happenedAt > entry.happenedAt && mutation.replaces(later, entry)
	);
	if (!since) {
		await append(tx, local, mutation, entry);
		return true;
	}
	// What another tab has done since would have replaced it.
	const both = { ...since, ...mutation.inPlaceOf(since, entry) };
	tx.put('outbox', both);
	await applyOnTop(tx, mutation, both);
	return true;
}
