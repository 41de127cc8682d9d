import { isoTime } from '../core/clock.ts';
import { makeId } from '../core/ids.ts';
import { type Result, ok, problem } from '../core/result.ts';
import type { OutboxRow } from '../db/rows.ts';
import type { WriteProblem } from '../db/storage.ts';
import type { Tx } from '../db/tx.ts';
import {
	type AnyMutation,
	type Local,
	appLocal,
	applyOnTop,
	inOrder,
	nextSeq,
	withRealIds
} from './apply.ts';
import { giveUp } from './give-up.ts';
import { cleaned } from './input.ts';
import type { Mutation, Prepared } from './mutation.ts';

export type MutateProblem = 'invalid-input' | WriteProblem;
/** `wasCleaned`: characters that cannot be stored were taken out of a text; the screen says so. */
export type Mutated = { mutationId: string; wasCleaned: boolean };

/** Applies the mutation locally and queues it for the server, in one transaction. Resolves when both are stored. */
export function mutate<Input>(
	mutation: Mutation<Input>,
	input: Input
): Promise<Result<Mutated, MutateProblem>> {
	return mutateIn(appLocal, mutation, input, new Date());
}

/** The same for a given database and time. */
export async function mutateIn<Input>(
	local: Local,
	mutation: Mutation<Input>,
	input: Input,
	now: Date
): Promise<Result<Mutated, MutateProblem>> {
	const { value, wasCleaned } = cleaned(input);
	if (!mutation.prepare(value).ok) return problem('invalid-input');
	const asked = { id: makeId(), kind: mutation.kind, input: value, happenedAt: isoTime(now) };
	const { late } = local.db;
	late?.begin(asked);
	try {
		const stored = await local.db.transact(async (tx) => {
			if (!(await claim(tx, asked.id))) return;
			const real = typeof value === 'object' && value !== null ? await withRealIds(tx, value) : value;
			const prepared = mutation.prepare(real);
			if (!prepared.ok) throw new Error(`${mutation.kind}: an alias made a good input bad`);
			await append(tx, local, mutation, { ...prepared.value, id: asked.id, happenedAt: asked.happenedAt });
		});
		return stored.ok ? ok({ mutationId: asked.id, wasCleaned }) : stored;
	} finally {
		late?.end(asked, true);
	}
}

// More than a person does between leaving a page and opening the next one.
const mostRemembered = 64;

/** Whether nobody has done it; from now on it is done. Another tab may have taken it in, or its own one stored it after all. */
export async function claim(tx: Tx, mutationId: string): Promise<boolean> {
	const done = await doneLately(tx);
	if (done.includes(mutationId)) return false;
	tx.put('meta', { id: 'doneLately', value: [...done, mutationId].slice(-mostRemembered) });
	return true;
}

/** What was done last on this device, whatever has become of it since. */
export async function doneLately(tx: Tx): Promise<readonly unknown[]> {
	const done = (await tx.get('meta', 'doneLately'))?.value;
	return Array.isArray(done) ? done : [];
}

type Entry = Prepared & Pick<OutboxRow, 'id' | 'happenedAt'>;

/** Applies it and queues it. */
export async function append(
	tx: Tx,
	{ registry }: Local,
	mutation: AnyMutation,
	entry: Entry
): Promise<void> {
	const queue = await tx.all('outbox');
	const cancelled = await cancelledBy(tx, mutation, entry, queue);
	const others = queue.filter((other) => !cancelled.includes(other));
	const isAlone = !others.some((other) => cancelled.some((each) => buildsOn(other, each)));
	// Taking something out of the queue runs the rest again: only once all of it is known here (background.ts).
	const isKnown = queue.every(({ kind }) => registry.has(kind));
	// What was refused left no trace on the server either; what was built on it waits for nothing any more.
	const isRefused = cancelled.every(({ progress }) => progress.state === 'refused');
	const isOpen = cancelled.every((each) => isUnseen(each) || each.progress.state === 'refused');
	if (isKnown && cancelled.length > 0 && isOpen && (isAlone || isRefused)) {
		await giveUp(tx, registry, cancelled);
		return;
	}
	const replaced = inOrder(queue).filter((earlier) => mayReplace(mutation, entry, earlier, queue));
	for (const { id } of replaced) tx.delete('outbox', id);
	const latest = replaced.at(-1);
	tx.put('outbox', {
		...entry,
		...(latest ? mutation.inPlaceOf(entry, latest) : {}),
		// In the place of what it replaces: what was done since may build on that (a scan on joining its event).
		seq: replaced[0]?.seq ?? (await nextSeq(tx)),
		progress: { state: 'waiting', code: null },
		wasTried: false,
		attempts: 0,
		notBefore: 0
	});
	await applyOnTop(tx, mutation, entry);
}

/** What it takes back: one thing, and whatever else turned out to be the same (a second scan within minutes). */
async function cancelledBy(
	tx: Tx,
	mutation: AnyMutation,
	entry: Entry,
	queue: readonly OutboxRow[]
): Promise<OutboxRow[]> {
	if (!queue.some((earlier) => mutation.cancels(entry, earlier))) return [];
	const isCancelled = await Promise.all(
		queue.map(async (earlier) =>
			mutation.cancels(entry, { ...earlier, input: await withRealIds(tx, earlier.input) })
		)
	);
	return queue.filter((_, at) => isCancelled[at]);
}

/** Whether an earlier one is made pointless, and nothing else has changed since what either touches. */
function mayReplace(
	mutation: AnyMutation,
	entry: Entry,
	earlier: OutboxRow,
	queue: readonly OutboxRow[]
): boolean {
	const isOpen = isUnseen(earlier) || earlier.progress.state === 'refused';
	if (!isOpen || !mutation.replaces(entry, earlier)) return false;
	const since = queue.filter((other) => other.seq > earlier.seq && !mutation.replaces(entry, other));
	return !since.some(({ writes }) => [...entry.writes, ...entry.reads].some((key) => writes.includes(key)));
}

/** It never left the device. */
export function isUnseen({ wasTried, progress }: OutboxRow): boolean {
	return !wasTried && progress.state === 'waiting';
}

function buildsOn(other: OutboxRow, earlier: OutboxRow): boolean {
	const keys = [...other.writes, ...other.reads];
	return other.seq > earlier.seq && keys.some((key) => earlier.writes.includes(key));
}
