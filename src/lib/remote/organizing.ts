import * as v from 'valibot';
import type { Result } from '../core/result.ts';
import type { RemoteProblem } from './problem.ts';
import type { Call } from './request.ts';
import { askSignedIn } from './requests.ts';
import { momentSchema, previewSchema } from './wire.ts';

// Who runs an event and how they come to (docs/protocol.md, "Roles"). Online by nature.

/** Besides what can go wrong with any request. `not-organizer`: not (any more). `too-many`: too much within the hour or day. */
export type TeamProblem = RemoteProblem | 'not-organizer' | 'too-many';

const problemsByCode = { PT403: 'not-organizer', PT429: 'too-many' } as const;

const role = v.picklist(['host', 'organizer']);

const teamSchema = v.object({
	/** Mine. */
	role,
	team: v.array(
		v.object({ id: v.string(), name: v.string(), role, isMe: v.boolean(), hasLeft: v.boolean() })
	),
	/** The links by which others take a role; none for hosts. */
	links: v.array(v.object({ id: v.string(), role, madeAt: momentSchema, expiresAt: momentSchema }))
});
export type Team = v.InferOutput<typeof teamSchema>;
export type Member = Team['team'][number];
export type TeamRole = Member['role'];

const linkSchema = v.object({ id: v.string(), secret: v.string(), expiresAt: momentSchema });
export type NewLink = v.InferOutput<typeof linkSchema>;

const offeredSchema = v.nullable(
	v.object({
		role,
		/** What I am there by now; null: nothing. */
		mine: v.nullable(v.picklist(['attendee', 'host', 'organizer'])),
		event: v.nonNullable(previewSchema)
	})
);
/** A role that a link gives. */
export type OfferedRole = NonNullable<v.InferOutput<typeof offeredSchema>>;

const takenSchema = v.nullable(v.object({ eventId: v.string(), role }));
const outcomeSchema = v.object({ outcome: v.picklist(['changed', 'last_organizer', 'not_in_team']) });

type Answered<Value> = Promise<Result<Value, TeamProblem>>;

/** Who runs an event, for hosts and organizers. */
export async function eventTeam(eventId: string): Answered<Team> {
	return ask({ name: 'event_team', args: { event: eventId }, schema: teamSchema });
}

/** A link that gives a role for seven days; its secret (hex) is told this once. */
export async function makeRoleLink(eventId: string, wanted: TeamRole): Answered<NewLink> {
	return ask({ name: 'make_role_link', args: { event: eventId, role: wanted }, schema: linkSchema });
}

/** Ends a link; whoever took a role by it keeps it. */
export async function endRoleLink(id: string): Answered<{ eventId: string }> {
	return ask({ name: 'end_role_link', args: { link: id }, schema: v.object({ eventId: v.string() }) });
}

/** What a link (its secret in hex) gives; null: nothing any more. Whoever has it need not be known yet. */
export async function lookAtRole(secret: string) {
	return ask({ name: 'look_at_role', args: { secret }, schema: offeredSchema }, true);
}

/** Takes the role of a link; null: it gives none any more. Pull afterwards. */
export async function takeRole(secret: string) {
	return ask({ name: 'take_role', args: { secret }, schema: takenSchema }, true);
}

/** Gives a member of the team another role, or takes it back (null). */
export async function setRole(eventId: string, member: string, wanted: TeamRole | null) {
	return ask({ name: 'set_role', args: { event: eventId, member, role: wanted }, schema: outcomeSchema });
}

function ask<Value>(call: Call<Value>, isNew = false): Answered<Value> {
	return askSignedIn<Value, TeamProblem>(call, problemsByCode, isNew);
}
