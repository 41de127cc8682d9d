import { m } from '../paraglide/messages.js';
import type { FieldId, wellKnownAims } from './fields.ts';

const labels: { [Id in FieldId]: () => string } = {
	name: m.card_name,
	headline: m.card_headline,
	organisation: m.card_organisation,
	pronouns: m.card_pronouns,
	pitch: m.card_pitch,
	interests: m.card_interests,
	offers: m.card_offers,
	lookingFor: m.card_looking_for,
	links: m.card_links,
	email: m.card_email,
	phone: m.card_phone,
	linkedin: m.card_linkedin,
	whatsapp: m.card_whatsapp,
	signal: m.card_signal,
	telegram: m.card_telegram,
	mastodon: m.card_mastodon,
	bluesky: m.card_bluesky,
	website: m.card_website
};

const aims: { [Aim in (typeof wellKnownAims)[number]]: () => string } = {
	mentor: m.card_aim_mentor,
	mentee: m.card_aim_mentee,
	'co-founder': m.card_aim_cofounder,
	hire: m.card_aim_hire,
	job: m.card_aim_job,
	client: m.card_aim_client,
	friend: m.card_aim_friend,
	investor: m.card_aim_investor,
	collaborator: m.card_aim_collaborator
};

/** What a field is called on somebody's card, in the reader's language. */
export function labelOf(field: FieldId): string {
	return labels[field]();
}

/** An entry of "looking for" in the reader's language; free text stays as written. */
export function aimInWords(entry: string): string {
	return isWellKnown(entry) ? aims[entry]() : entry;
}

function isWellKnown(entry: string): entry is keyof typeof aims {
	return Object.hasOwn(aims, entry);
}
