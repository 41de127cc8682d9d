import { afterEach, expect, test, vi } from 'vitest';
import { makeId } from '../../core/ids.ts';
import { problem } from '../../core/result.ts';
import { db } from '../../db/db.svelte.ts';
import { overwriteGetLocale } from '../../paraglide/runtime.js';
import { draftOf, isHalfTyped, keepDraft } from '../../db/drafts.ts';
import { type Said, draftKeys } from './said.ts';
import { removeSaid, saveSaid, saidOf } from './said.svelte.ts';

overwriteGetLocale(() => 'en');
afterEach(() => void vi.restoreAllMocks());

async function promised(): Promise<Said> {
	const begun = { id: makeId(), kind: 'i-promised', contactId: makeId(), eventId: null } as const;
	await saveSaid(begun, undefined, { text: 'a list', dueOn: '2026-11-30' });
	const keys = draftKeys(begun);
	await keepDraft(keys.text, 'a list of bo');
	await keepDraft(keys.was, 'a list');
	await keepDraft(keys.day, '2026-12-01');
	const [said] = saidOf(begun.contactId);
	return said;
}

test('what is taken away goes with all that was half typed of it', async () => {
	const said = await promised();
	await removeSaid(said);
	expect([saidOf(said.contactId), db.tables.drafts.all]).toEqual([[], []]);
});

test('what could not be taken away keeps what was half typed of it', async () => {
	const said = await promised();
	vi.spyOn(db, 'transact').mockResolvedValue(problem('storage-full'));
	await removeSaid(said);
	expect(saidOf(said.contactId)).toEqual([said]);
	expect(draftOf(draftKeys(said).text)).toBe('a list of bo');
});

test('only texts are half typed: what they began with and days are not', async () => {
	const keys = draftKeys(await promised());
	expect(Object.values(keys).filter(isHalfTyped)).toEqual([keys.text]);
	const others = [
		'note/x',
		'note-was/x',
		'reflection-well/x',
		'reflection-well-was/x',
		'profile',
		'prepare-was/pitch'
	];
	expect(others.filter(isHalfTyped)).toEqual(['note/x', 'reflection-well/x', 'profile']);
});
