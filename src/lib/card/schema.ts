import * as v from 'valibot';
import { listOf, requiredText, textUpTo } from '../sync/input.ts';
import { type Card, type Profile, type SharingOf, fields } from './fields.ts';

const entries = Object.fromEntries(
	fields.map((field) => [
		field.id,
		v.optional('entries' in field ? listOf(field.entries, field.limit) : textUpTo(field.limit))
	])
);

/**
 * A card as a person fills it in, texts exactly as typed: blank texts, entries said before and empty lists left out,
 * unknown keys refused.
 */
export const cardSchema = v.pipe(v.strictObject(entries), v.transform(withoutEmpty));

/** A card with a name. */
export const profileSchema = v.pipe(
	v.strictObject({ ...entries, name: requiredText(100) }),
	v.transform((profile): Profile => ({ ...withoutEmpty(profile), name: profile.name }))
);

export const sharingSchema = v.pipe(
	v.record(v.picklist(fields.map(({ id }) => id)), v.picklist(['code', 'after', 'private'])),
	v.transform((sharing): SharingOf => sharing)
);

function withoutEmpty(card: Record<string, string | string[] | undefined>): Card {
	return Object.fromEntries(
		Object.entries(card).filter(([, value]) => value !== undefined && value.length > 0)
	);
}
