import { regionOf } from '../core/region.ts';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { nameOf } from '../people/words.ts';
import type { Candidate } from './deepen.ts';
import { type Label, labelsFor } from './namesakes.ts';

/** What each of them is called where somebody is to be chosen, by contact: the name, and what tells two of one name apart. */
export function labelsInWords(
	eventId: string,
	candidates: readonly Candidate[]
): ReadonlyMap<string, string> {
	const labels = labelsFor(eventId, candidates, ({ person }) => nameOf(person));
	return new Map([...labels].map(([contactId, label]) => [contactId, inWords(label)]));
}

/** When those were met whose cards say the same, by contact. */
export function metInWords(eventId: string, candidates: readonly Candidate[]): ReadonlyMap<string, string> {
	const labels = labelsFor(eventId, candidates, ({ person }) => nameOf(person));
	return new Map([...labels].flatMap(([id, { metAt }]) => (metAt ? [[id, timeInWords(metAt)]] : [])));
}

function inWords({ name, about, metAt }: Label): string {
	return [name, about, metAt && timeInWords(metAt)].filter(Boolean).join(', ');
}

function timeInWords(metAt: string): string {
	const format = new Intl.DateTimeFormat(regionOf(getLocale(), navigator.languages), {
		weekday: 'short',
		hour: 'numeric',
		minute: '2-digit'
	});
	return m.reflect_met_at({ time: format.format(new Date(metAt)) });
}
