import * as v from 'valibot';
import { type Result, problem } from '../core/result.ts';
import { type RemoteProblem, remoteProblemOf } from './problem.ts';
import type { Call } from './request.ts';
import { askSignedIn, reached } from './requests.ts';

// Invitations and badges, for organizers (docs/protocol.md, "Invitations"). Online by nature.

/**
 * Why it came to nothing, besides what can go wrong with any request. `not-organizer`: not (any more), or the event's data has
 * ended. `too-many`: more than 20,000 invitations, or too much within the hour. `email-needed`: only who keeps the account by
 * an address has mails sent. `no-mail`: this installation sends none.
 */
export type InvitationProblem = RemoteProblem | 'not-organizer' | 'too-many' | 'email-needed' | 'no-mail';

const problemsByCode: Readonly<Record<string, InvitationProblem>> = {
	PT403: 'not-organizer',
	PT409: 'email-needed',
	PT413: 'too-many',
	PT429: 'too-many',
	PT501: 'no-mail'
};

/** A row of an attendee list as the server takes it. `key`: the ticket's own id, or made from what is known of the person. */
export type AttendeeRow = {
	key: string;
	name: string;
	email?: string;
	headline?: string;
	organisation?: string;
	ticket?: string;
	status?: 'invited' | 'cancelled';
};

const importedSchema = v.object({
	rows: v.array(
		v.object({
			/** Null where the row had none that is a text. */
			key: v.nullish(v.string(), null),
			outcome: v.picklist(['new', 'changed', 'same', 'cancelled', 'invalid']),
			id: v.nullish(v.string(), null),
			/** In hex, for `invitationLink`; only of those who are invited, and not of a trial. */
			token: v.nullish(v.string(), null)
		})
	)
});
const summarySchema = v.object({
	invited: v.number(),
	cancelled: v.number(),
	withAddress: v.number(),
	/** To the nearest five, null below five, as it was at the last quarter of an hour: who joined is said to nobody. */
	joined: v.nullable(v.number()),
	mails: v.object({ waiting: v.number(), sent: v.number(), failed: v.number() }),
	/** Whether this installation sends mails, and whether I may have some sent (I have a proven address). */
	mail: v.boolean(),
	mayMail: v.boolean()
});
export type InvitationSummary = v.InferOutput<typeof summarySchema>;

const badgesSchema = v.object({
	badges: v.array(
		v.object({
			id: v.string(),
			name: v.string(),
			headline: v.string(),
			organisation: v.string(),
			/** What its code is signed with, and what its personal join link holds; both in hex. */
			secret: v.string(),
			token: v.string(),
			/** Printed as it reads now. */
			isPrinted: v.boolean()
		})
	),
	more: v.boolean()
});
/** A badge to be printed; a blank name is one to be written on by hand. */
export type BadgeRow = v.InferOutput<typeof badgesSchema>['badges'][number];

const invitedSchema = v.nullable(v.object({ name: v.string(), joinCode: v.string() }));

type Answered<Value> = Promise<Result<Value, InvitationProblem>>;

/** Imports at most 500 rows (and 200 kB); `trial`: only says what would happen. Sending the same again changes nothing. */
export async function importAttendees(eventId: string, rows: readonly AttendeeRow[], trial: boolean) {
	const args = { event: eventId, rows, trial };
	return asOrganizer({ name: 'import_attendees', args, schema: importedSchema });
}

/** Counts of an event's invitations and of the mails with them. */
export async function invitationSummary(eventId: string): Answered<InvitationSummary> {
	return asOrganizer({ name: 'invitation_summary', args: { event: eventId }, schema: summarySchema });
}

/** Queues a mail to all who are invited, have an address and were not written to within a day; sent one after the other. */
export async function inviteByMail(eventId: string): Answered<{ queued: number }> {
	const schema = v.object({ queued: v.number() });
	return asOrganizer({ name: 'invite_by_mail', args: { event: eventId }, schema });
}

/** A page of at most 500 badges, those after this id; null: the first page. */
export async function badgesOf(eventId: string, after: string | null) {
	return asOrganizer({ name: 'badges', args: { event: eventId, after }, schema: badgesSchema });
}

/** Makes at most 100 badges without a list: for a walk-in, or blank ones. */
export async function addBadges(
	eventId: string,
	rows: readonly { name?: string; headline?: string; organisation?: string }[]
) {
	return asOrganizer({ name: 'add_badges', args: { event: eventId, rows }, schema: badgesSchema });
}

/** Notes that these badges (at most 500) were printed. */
export async function markBadgesPrinted(eventId: string, ids: readonly string[]) {
	const schema = v.object({ marked: v.number() });
	return asOrganizer({ name: 'mark_badges_printed', args: { event: eventId, ids }, schema });
}

/** Whom a personal join link (its token in hex) is for; null: nobody any more. For anybody, without signing in. */
export async function lookUpInvitation(token: string) {
	const remote = await reached();
	if (!remote) return problem('offline');
	return remote.ask({ name: 'look_up_invitation', args: { token }, schema: invitedSchema }, (status, code) =>
		remoteProblemOf(status, code)
	);
}

function asOrganizer<Value>(call: Call<Value>): Answered<Value> {
	return askSignedIn(call, problemsByCode);
}
