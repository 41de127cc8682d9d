import type { Card } from '../card/fields.ts';
import { aimInWords, labelOf } from '../card/words.ts';
import type { EventRow } from '../db/rows.ts';
import { whenOf } from '../events/when.ts';
import { m } from '../paraglide/messages.js';
import type { Acquaintance } from './acquaintances.ts';
import { vCardFileName, writeVCard } from './vcard.ts';

/** Who reads: their language, and the zone their clocks show. */
type Reader = { locale: string; zone: string };

/**
 * A card as a vCard file for the address book. What an address book has no place for goes into its note, and where we
 * met; my own note stays here, since such files are passed on.
 */
export function vCardFile(card: Card, met: readonly string[], now: Date): File {
	return new File([vCardText(card, met, now)], vCardFileName(card.name ?? ''), { type: 'text/vcard' });
}

/** The same as a text; `own` is what else goes into its note. */
export function vCardText(card: Card, met: readonly string[], now: Date, own = ''): string {
	const note = [...(own ? [own, ''] : []), ...met, ...extras(card)].join('\n');
	return writeVCard({ card, note, revisedAt: now });
}

/** Where and when we met, a line for each meeting, the latest first. */
export function metInWords(
	{ exchanges }: Acquaintance,
	eventOf: (id: string) => EventRow | undefined,
	{ locale, zone }: Reader
): string[] {
	return exchanges.flatMap(({ eventId, meetings }) => {
		const event = eventId ? eventOf(eventId) : undefined;
		return meetings.map(({ happenedAt }) => {
			const span = { startsAt: happenedAt, endsAt: null, timeZone: event?.timeZone || zone };
			const when = whenOf(span, locale, zone);
			return event?.name ? m.person_vcard_met_at({ event: event.name, when }) : m.person_vcard_met({ when });
		});
	});
}

function extras(card: Card): string[] {
	const lists = (['interests', 'offers', 'lookingFor'] as const).flatMap((id) =>
		card[id] ? [`${labelOf(id)}: ${card[id].map(id === 'interests' ? String : aimInWords).join(', ')}`] : []
	);
	const pronouns = card.pronouns ? [`${labelOf('pronouns')}: ${card.pronouns}`] : [];
	return [...pronouns, ...(card.pitch ? [card.pitch] : []), ...lists];
}
