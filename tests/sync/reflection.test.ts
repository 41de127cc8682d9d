import { expect, test } from 'vitest';
import { makeId } from '../../src/lib/core/ids.ts';
import { Db } from '../../src/lib/db/db.svelte.ts';
import { saveReflection } from '../../src/lib/goals/mutations.ts';
import { registryOf } from '../../src/lib/sync/apply.ts';
import { mutateIn } from '../../src/lib/sync/mutate.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute));
const eventId = makeId();

async function phone() {
	const local = { db: new Db(`reflection-${makeId()}`), registry: registryOf([saveReflection]) };
	const save = (minute: number, change: { well: string; wasWell?: string; doneAt?: string | null }) =>
		mutateIn(local, saveReflection, { eventId, next: '', doneAt: null, ...change }, at(minute));
	return { save, row: () => local.db.tables.reflections.get(eventId) };
}

test('a reflection that was done stays done when a device that never heard of it writes on', async () => {
	const { save, row } = await phone();
	const doneAt = at(1).toISOString();
	await save(1, { well: 'the tea', doneAt });
	await save(9, { well: 'the tea and the music', wasWell: 'the tea' });
	expect(row()).toMatchObject({ well: 'the tea and the music', doneAt });
});

test('the first time it was done counts, whichever edit is the newer', async () => {
	const { save, row } = await phone();
	await save(5, { well: 'the tea' });
	await save(3, { well: 'the tea', wasWell: 'the tea', doneAt: at(3).toISOString() });
	expect(row()?.doneAt).toBe(at(3).toISOString());
	await save(8, { well: 'the tea', wasWell: 'the tea', doneAt: at(8).toISOString() });
	expect(row()?.doneAt).toBe(at(3).toISOString());
});
