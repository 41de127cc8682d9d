import { regionOf } from '../core/region.ts';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import type { Acquaintance } from './acquaintances.ts';

/** What a person is called on the screen, also while their name is not known or after they took their card back. */
export function nameOf(person: Acquaintance): string {
	const { name } = person.contact.card;
	return name ?? (hasTakenBack(person) ? m.people_withdrawn() : m.people_unnamed());
}

/** What a screen reader says when somebody has scanned me. */
export function arrivalInWords({ contact, standing }: Acquaintance): string {
	const name = contact.card.name ?? m.type_unnamed();
	return standing?.state === 'asks-me' ? m.moment_arrived_asks({ name }) : m.moment_arrived_said({ name });
}

/** Whether they took back everything they had given. */
export function hasTakenBack({ exchanges }: Acquaintance): boolean {
	return exchanges.length > 0 && exchanges.every(({ theyGave }) => theyGave.how === 'withdrawn');
}

/** When somebody was met last, as the clock of the zone (by default of this device) shows it; '' where nobody knows. */
export function metInWords({ lastMetAt }: Acquaintance, timeZone?: string): string {
	if (!lastMetAt) return '';
	const format = new Intl.DateTimeFormat(regionOf(getLocale(), navigator.languages), {
		day: 'numeric',
		month: 'short',
		hour: 'numeric',
		minute: '2-digit',
		timeZone
	});
	return m.reflect_met_at({ time: format.format(new Date(lastMetAt)) });
}
