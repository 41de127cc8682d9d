/**
 * Ends with the transaction: whoever counts mails before sending one waits for the others who do, in all processes on one
 * Postgres, so that HALLWAY_MAILS_PER_HOUR is one limit. The same lock as hallway.lock_mails.
 */
export const lockMails = `select pg_advisory_xact_lock(hashtext('hallway/mails'), 0)`;

/** All mails that went out lately, as SQL: codes (made_at, sent or being sent, held_back) and invitations. */
export const allMails = `(
	select made_at, sent, held_back from auth.mail_codes
	union all select taken_at, true, false from hallway.mailings
) mails`;

/** A code that is neither sent nor that young was not taken by the mail server, and does not count. */
export const counts = `(sent or made_at > now() - interval '30 seconds')`;
