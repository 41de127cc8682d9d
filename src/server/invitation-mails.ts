import { invitationLink } from '../lib/events/invitation-link.ts';
import { readAddress } from './addresses.ts';
import type { Database } from './database.ts';
import { invitationMail } from './invitation-text.ts';
import { allMails, counts, lockMails } from './mail-count.ts';
import { mailStopLink } from './mail-stop.ts';
import { MailProblem, type SendMail } from './mail.ts';

interface InvitationOptions {
	readonly send: SendMail;
	/** All mails together; invitations get at most half, so that signing in goes on. */
	readonly perHour: number;
	readonly appUrl: string;
	readonly installation: string;
	readonly log: (line: string) => void;
}

/** A mail that the database handed out to be sent (hallway.take_invitation_mails). */
interface Taken {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly event: {
		readonly name: string;
		readonly startsAt: string;
		readonly timeZone: string;
		readonly language?: 'en' | 'de' | null;
	};
	readonly join_code: string;
	readonly token: string;
	readonly stop: string;
}

type Outcome = 'sent' | 'again' | 'failed' | 'unsure';

const everyMs = 5_000;
/** At a time: the mail server's line is for the codes too. */
const mostAtOnce = 4;
/** What a mail under way may take once the server is told to stop; after that it counts as unsure. */
const patienceMs = 3_000;

/**
 * Sends the invitations that organizers asked for, a few at a time, beside the other chores: a mail server may take its time
 * for each. Several processes on one Postgres share the work. Gives a function that stops it.
 */
export function startInvitations(database: Database, options: InvitationOptions): () => Promise<void> {
	let stopped = false;
	let turn: Promise<void> | null = null;
	const work = () => {
		turn ??= sendDue(database, options, () => stopped)
			.catch((error: unknown) => options.log(`sending invitations failed: ${String(error)}`))
			.finally(() => {
				turn = null;
			});
	};
	work();
	const timer = setInterval(work, everyMs).unref();
	return async () => {
		stopped = true;
		clearInterval(timer);
		await Promise.race([turn, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
	};
}

async function sendDue(
	database: Database,
	options: InvitationOptions,
	isStopped: () => boolean
): Promise<void> {
	await database.run('select hallway.say_that_mails_are_sent()');
	while (!isStopped()) {
		const taken = await takeDue(database, options.perHour);
		if (taken.length === 0) return;
		// Each is settled as soon as it is known: one that takes its time, or a bug in one, leaves none of the others unsure.
		const settled = await Promise.allSettled(
			taken.map(async (mail) => {
				const outcome = await outcomeOf(mail, options);
				await database.run('select hallway.settle_invitation_mail($1, $2)', [mail.id, outcome]);
				return outcome;
			})
		);
		const bug = settled.find(({ status }) => status === 'rejected');
		if (bug?.status === 'rejected') throw bug.reason;
		// Whatever is wrong with a mail server that takes nothing: the next turn is soon enough.
		if (settled.every((each) => each.status === 'fulfilled' && each.value === 'again')) return;
	}
}

/** As many as the hour has room for: half of it stays for codes, and all together are no more than the installation's limit. */
function takeDue(database: Database, perHour: number): Promise<Taken[]> {
	return database.transaction(async (run) => {
		await run(lockMails);
		const [{ invitations, mails }] = await run<{ invitations: number; mails: number }>(
			`select hallway.invitation_mails_in_hour() as invitations, (select count(*)::int from ${allMails}
				where made_at > now() - interval '1 hour' and not held_back and ${counts}) as mails`
		);
		const most = Math.min(mostAtOnce, Math.floor(perHour / 2) - invitations, perHour - mails);
		return most > 0 ? run<Taken>('select * from hallway.take_invitation_mails($1)', [most]) : [];
	});
}

async function outcomeOf(
	mail: Taken,
	{ send, appUrl, installation, log }: InvitationOptions
): Promise<Outcome> {
	const to = readAddress(mail.email);
	if (to === null) return 'failed';
	const link = invitationLink(appUrl, mail.join_code, mail.token);
	const stop = mailStopLink(appUrl, mail.stop);
	try {
		await send({
			to,
			stop,
			...invitationMail({ name: mail.name, event: mail.event, link, stop, installation })
		});
		return 'sent';
	} catch (error) {
		if (!(error instanceof MailProblem)) throw error;
		log(`An invitation could not be sent (${error.brief}).`);
		return afterProblem(error);
	}
}

/** What is known of a mail that was not taken. A login that fails is the installation's fault and may be put right. */
function afterProblem({ status, brief, mayHaveArrived }: MailProblem): Outcome {
	if (mayHaveArrived) return 'unsure';
	const isForGood = status !== null && status >= 500 && /\b(RCPT|DATA|MAIL)\b/.test(brief);
	return isForGood ? 'failed' : 'again';
}
