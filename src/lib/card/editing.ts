import { type Card, type ChannelId, type FieldId, fields } from './fields.ts';

/** A card while it is typed: every field is there, blanks included. */
export type EditedCard = { [Id in FieldId]: Card[Id] extends string | undefined ? string : string[] };

/** The channels, in the order in which a form asks for them. */
export const channelIds = fields.flatMap((field): ChannelId[] => ('isChannel' in field ? [field.id] : []));

/** The form's fields for a card; `draft` is what was typed and not stored, as `JSON.stringify` of `changedFields`. */
export function editedOf(card: Card, draft: string | null): EditedCard {
	const typed = parsed(draft);
	const entries = fields.map((field) => {
		const kept = typed[field.id];
		if ('entries' in field) return [field.id, isTexts(kept) ? kept : (card[field.id] ?? [])];
		return [field.id, isText(kept) ? kept : (card[field.id] ?? '')];
	});
	return Object.fromEntries(entries) as EditedCard;
}

/** The fields in which an edited card differs from an earlier one: what the person changed. */
export function changedFields(edited: EditedCard, before: EditedCard): Partial<EditedCard> {
	const changed = fields.filter(({ id }) => JSON.stringify(edited[id]) !== JSON.stringify(before[id]));
	return Object.fromEntries(changed.map(({ id }) => [id, edited[id]]));
}

/** What the next changes count from, once these are stored but for the fields that were held back. */
export function afterSaving(
	before: EditedCard,
	changed: Partial<EditedCard>,
	heldBack: readonly FieldId[]
): EditedCard {
	return { ...before, ...changed, ...Object.fromEntries(heldBack.map((id) => [id, before[id]])) };
}

/**
 * What can be stored now: fields with a problem (paths as of `saveProfile.problems`, such as `profile.links.0`) stay as
 * they were stored before, so that one text that is too long does not hold back the rest. Gives those fields as well.
 */
export function storableNow(
	profile: EditedCard,
	stored: Card,
	paths: readonly string[]
): { profile: EditedCard; heldBack: FieldId[] } {
	const held = new Set(paths.map((path) => path.split('.')[1]));
	const heldBack = fields.map(({ id }) => id).filter((id) => held.has(id));
	const before = editedOf(stored, null);
	const kept = Object.fromEntries(heldBack.map((id) => [id, before[id]]));
	return { profile: { ...profile, ...kept }, heldBack };
}

function parsed(draft: string | null): { [key: string]: unknown } {
	try {
		const value: unknown = JSON.parse(draft ?? '{}');
		return typeof value === 'object' && value !== null ? { ...value } : {};
	} catch {
		return {};
	}
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every(isText);
}
