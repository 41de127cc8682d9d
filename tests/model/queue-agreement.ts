import { inOrder } from '../../src/lib/sync/apply.ts';
import { sharesKey } from '../../src/lib/sync/queue.ts';
import type { OutboxRow } from '../../src/lib/db/rows.ts';
import type { Device } from './device.ts';
import { agree } from './facts.ts';
import type { World } from './world.ts';

/** Nothing that was done here is lost: the server has it, or it is still here for a reason. */
export function agreeOnQueue({ server: { model } }: World, device: Device): void {
	const { tables, done, userId } = device;
	// Of who was merged, before or after the server was put back, the card is that of the other one.
	const isOthers = model.history !== undefined && (device.wasMerged || model.isMerged(userId));
	const outboxId = String(tables.meta.get('outboxId')?.value);
	for (const [id, kind] of done) {
		const key = `${outboxId}/${id}`;
		const recorded = model.recorded.get(key);
		// Refused, and applied when the same batch arrived once more: of that the phone was never told.
		const isRepeated = model.repeated.has(key);
		const entry = tables.outbox.get(id);
		if (!entry && isOthers && (kind === 'save_profile' || kind === 'save_card')) continue;
		// And a key of before stays with the person of before.
		if (!entry && model.history !== undefined && kind === 'add_key') continue;
		if (!entry)
			agree(recorded?.said === 'applied', () => `${kind} is lost: ${recorded?.said ?? 'never arrived'}`);
		else
			agree(
				isKeptForAReason(
					{ entry, said: recorded?.said, isRepeated, wasPutBack: model.history !== undefined },
					tables.outbox.all
				),
				() => `${kind} is ${entry.progress.state}, on the server ${recorded?.said}`
			);
	}
}

type Kept = { entry: OutboxRow; said: string | undefined; isRepeated: boolean; wasPutBack: boolean };

function isKeptForAReason(
	{ entry, said, isRepeated, wasPutBack }: Kept,
	queue: readonly OutboxRow[]
): boolean {
	const { progress } = entry;
	switch (progress.state) {
		case 'refused':
			// Refused before the server was put back: it waits there again, for a key that nobody brings, or came there once more.
			if (wasPutBack && (said === 'held' || said === 'applied')) return true;
			return isRepeated || said === undefined || said === `refused: ${progress.code}`;
		case 'held':
			return said === 'held';
		case 'waiting':
			if (progress.code === 'restored') return entry.acknowledgedAt !== undefined;
			return inOrder(queue).some((earlier) => earlier.seq < entry.seq && sharesKey(earlier, entry));
		case 'sent':
			return false;
	}
}
