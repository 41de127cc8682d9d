import { m } from '../../paraglide/messages.js';
import type { InvitationProblem } from '../../remote/invitations.ts';
import type { Fate, ShownRow } from './list.ts';
import type { Field } from './meaning.ts';
import type { Note } from './person.ts';
import type { Reason } from './plan.ts';
import type { Unreadable } from './read.ts';

/** Why a file is no list, and what to do about it. */
export const unreadableInWords: Readonly<Record<Unreadable | 'unreadable' | 'no-reader', () => string>> = {
	empty: m.import_bad_empty,
	pdf: m.import_bad_pdf,
	excel: m.import_bad_excel,
	numbers: m.import_bad_numbers,
	'open-document': m.import_bad_open_document,
	archive: m.import_bad_archive,
	image: m.import_bad_image,
	'web-page': m.import_bad_web_page,
	json: m.import_bad_json,
	vcard: m.import_bad_vcard,
	calendar: m.import_bad_calendar,
	document: m.import_bad_document,
	binary: m.import_bad_binary,
	'too-large': m.import_bad_too_large,
	'too-wide': m.import_bad_too_wide,
	'too-long': m.import_bad_too_long,
	'no-rows': m.import_bad_no_rows,
	prose: m.import_bad_prose,
	unreadable: m.import_bad_unreadable,
	'no-reader': m.import_loading_failed
};

export const fatesInWords: Readonly<Record<Fate, () => string>> = {
	new: m.import_fate_new,
	changed: m.import_fate_changed,
	same: m.import_fate_same,
	cancelled: m.import_fate_cancelled,
	skipped: m.import_fate_skipped,
	double: m.import_fate_double,
	invalid: m.import_fate_invalid
};

export const fieldsInWords: Readonly<Record<Field, () => string>> = {
	name: m.import_field_name,
	given: m.import_field_given,
	family: m.import_field_family,
	familyFirst: m.import_field_family_first,
	email: m.import_field_email,
	headline: m.import_field_headline,
	organisation: m.import_field_organisation,
	ticket: m.import_field_ticket,
	status: m.import_field_status,
	id: m.import_field_id,
	quantity: m.import_field_quantity
};

const reasons: Readonly<Record<Exclude<Reason, 'empty' | 'header-again'>, () => string>> = {
	cancelled: m.import_reason_cancelled,
	refunded: m.import_reason_refunded,
	void: m.import_reason_void,
	declined: m.import_reason_declined,
	waitlisted: m.import_reason_waitlisted,
	unapproved: m.import_reason_unapproved,
	unpaid: m.import_reason_unpaid,
	expired: m.import_reason_expired,
	unassigned: m.import_reason_unassigned,
	unanswered: m.import_reason_unanswered,
	pending: m.import_reason_pending,
	total: m.import_reason_total,
	footer: m.import_reason_footer,
	'no-name': m.import_reason_no_name,
	'name-too-long': m.import_reason_name_too_long,
	shifted: m.import_reason_shifted,
	'no-tickets': m.import_reason_no_tickets
};

const notes: Readonly<Record<Exclude<Note, 'several'>, () => string>> = {
	'bad-email': m.import_note_bad_email,
	'shared-email': m.import_note_shared_email,
	'headline-too-long': m.import_note_headline_too_long,
	'organisation-too-long': m.import_note_organisation_too_long,
	'ticket-too-long': m.import_note_ticket_too_long,
	cleaned: m.import_note_cleaned,
	longer: m.import_note_longer,
	'open-quote': m.import_note_open_quote
};

/** Why a row has its fate, and what else is to be said of it. */
export function remarksOn({ reason, of, notes: said, tickets, fate, hasAddress }: ShownRow): string[] {
	const told: string[] = [];
	if (of !== null) told.push(m.import_reason_double({ row: of }));
	if (reason && reason !== 'empty' && reason !== 'header-again') told.push(reasons[reason]());
	if (fate === 'invalid' && !reason) told.push(m.import_reason_server());
	const isComing = fate === 'new' || fate === 'changed' || fate === 'same';
	if (isComing && !hasAddress && !said.includes('bad-email')) told.push(m.import_note_no_address());
	if (isComing || fate === 'invalid')
		told.push(
			...said.map((note) => (note === 'several' ? m.import_note_several({ count: tickets }) : notes[note]()))
		);
	return told;
}

/** What went wrong with the server, and what to do. */
export function problemInWords(problem: InvitationProblem): string {
	switch (problem) {
		case 'offline':
			return m.import_offline();
		case 'not-organizer':
			return m.import_problem_not_organizer();
		case 'too-many':
		case 'too-big':
			return m.import_problem_too_many();
		case 'needs-update':
			return m.import_problem_needs_update();
		case 'no-mail':
			return m.import_mail_none();
		case 'email-needed':
			return m.import_mail_needs_address();
		default:
			return m.import_problem_failed();
	}
}
