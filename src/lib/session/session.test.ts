import { expect, test, vi } from 'vitest';
import { db } from '../db/db.svelte.ts';
import { session } from './session.svelte.ts';

test('a key that could not be made is made the next time', async () => {
	vi.spyOn(db, 'transact').mockRejectedValueOnce(new Error('broken'));
	await expect(session.ensureKey()).rejects.toThrow('broken');
	expect(session.key).toBeNull();
	await session.ensureKey();
	expect(session.key).not.toBeNull();
});
