import { type Db, db } from './db.svelte.ts';

/** Half-typed text that survives a closed tab, by a key of the screen's choice (`note/CONTACT_ID`, `profile`). */
export function draftOf(key: string, source: Db = db): string | null {
	return source.tables.drafts.get(key)?.text ?? null;
}

/** Whether a draft is a text that somebody typed: beside it lie what that began with (`note-was/ID`) and a day (`said-day/…`). */
export function isHalfTyped(key: string): boolean {
	return !/^[a-z-]+-(was|day)\//.test(key);
}

/** Keeps it; an empty one is forgotten. Called while a page goes, it is kept all the same (late.ts). */
export async function keepDraft(key: string, text: string, target: Db = db) {
	const { late } = target;
	const draft = { id: key, text };
	late?.begin(draft);
	const kept = await target.transact(async (tx) => {
		if (text === '') tx.delete('drafts', key);
		else tx.put('drafts', draft);
	});
	late?.end(draft, kept.ok);
	return kept;
}
