import { type Card, type CardSettings, type FieldId, type Profile, type Sharing, fields } from './fields.ts';

/** What applies where its owner never decided anything. */
export const settingsByDefault: CardSettings = { sharing: {}, asksFirst: false, graph: 'none' };

/** A profile split by where each filled-in field goes. `code` always has the name. */
export type Visible = { code: Profile; after: Card; private: Card };

/** Where a field goes under these settings. The name is always in the code. */
export function sharingOf(id: FieldId, { sharing }: Pick<CardSettings, 'sharing'>): Sharing {
	if (id === 'name') return 'code';
	return sharing[id] ?? fields.find((field) => field.id === id)?.shares ?? 'private';
}

/**
 * Exactly what another person sees: `code` on scanning, and `after` with it once the exchange is made.
 * `movedToAfter` are fields the code had no room for (`writeCode` names them).
 */
export function visible(
	profile: Profile,
	settings: Pick<CardSettings, 'sharing'>,
	movedToAfter: FieldId[] = []
): Visible {
	const parts: { [Part in Sharing]: Card } = { code: {}, after: {}, private: {} };
	for (const { id } of fields) {
		const part = sharingOf(id, settings);
		const isMoved = part === 'code' && id !== 'name' && movedToAfter.includes(id);
		if (profile[id] !== undefined) Object.assign(parts[isMoved ? 'after' : part], { [id]: profile[id] });
	}
	return { ...parts, code: { ...parts.code, name: profile.name } };
}

/** The names of the filled-in fields that pass in a full exchange: those ticked code or after. */
export function givenInFull(profile: Profile, settings: Pick<CardSettings, 'sharing'>): FieldId[] {
	return fields
		.map(({ id }) => id)
		.filter((id) => profile[id] !== undefined && sharingOf(id, settings) !== 'private');
}

/** The names of the fields that a card has. */
export function filledIn(card: Card): FieldId[] {
	return fields.map(({ id }) => id).filter((id) => card[id] !== undefined);
}
