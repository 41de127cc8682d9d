import * as v from 'valibot';
import type { Rows } from '../db/rows.ts';

const schema = v.array(v.string());

/** The rows (`TABLE/ID`) that are on this device and no server knows: from before somebody went on as a new guest. */
export function onlyHereOf(stored: unknown): Set<string> {
	const parsed = v.safeParse(schema, stored);
	return new Set(parsed.success ? parsed.output : []);
}

/** The people among them who are still here. */
export function peopleOnlyHere(
	stored: unknown,
	contacts: { get(id: string): Rows['contacts'] | undefined }
): string[] {
	return [...onlyHereOf(stored)].flatMap((key) => {
		const [table, id] = key.split('/');
		return table === 'contacts' && contacts.get(id) ? [id] : [];
	});
}
