import type { ModelDatabase } from './database.ts';
import { agree, pairOf } from './facts.ts';
import type { World } from './world.ts';

/** Each mutation is recorded once, with the answer that the model expects; each scan with both its times. */
export async function agreeOnRecords({ server: { model } }: World, db: ModelDatabase): Promise<void> {
	const rows = await db.exec(
		`select outbox_id || '/' || id as key, answer || coalesce(': ' || code, '') as said from hallway.mutations`
	);
	for (const { key, said } of rows) {
		const expected = model.recorded.get(String(key));
		agree(
			expected?.said === said,
			() => `${expected?.kind} ended as ${String(said)} instead of ${expected?.said}`
		);
	}
	agree(rows.length === model.recorded.size, () => 'what was applied is not recorded');
	const scans = await db.exec(
		`select person_id as by, id, hallway.iso(claimed_at) as claimed, hallway.iso(believed_at) as believed from hallway.scans`
	);
	const found = new Set(scans.map(({ by, id, claimed, believed }) => [by, id, claimed, believed].join()));
	for (const exchange of model.people.meetings.exchanges.values()) {
		const pair = pairOf(...exchange.sides);
		if (model.people.isLoosePair(pair) && model.people.meetings.undone.has(pair)) continue;
		for (const { by, id, claimedAt, believedAt } of exchange.meetings.flatMap(({ scans }) => scans)) {
			const scan = [by, id, ...[claimedAt, believedAt].map((at) => new Date(at).toISOString())].join();
			agree(found.has(scan), () => `the times of a scan are not kept: ${scan}`);
		}
	}
}
