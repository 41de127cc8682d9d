import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './database.ts';
import { MailProblem, type SendMail } from './mail.ts';
import { allMails, counts, lockMails } from './mail-count.ts';
import { codeMail, type MailLanguage } from './mail-text.ts';

/** Who wants a code, and for which address (as readAddress gives it). */
interface Asking {
	readonly email: string;
	/** The user whose token came along, or '' for anybody: nobody else's guesses touch a code asked for with one. */
	readonly asker: string;
}

/**
 * `sent`: also where so many others had mails sent to the address that this one is held back, because nobody may learn that
 * others did. `wait`: the asker asked for enough; `full`: the installation sent enough; `unsent`: the mail server did not take
 * it, trying again is worth while.
 */
type Asked =
	| { answer: 'sent' }
	| { answer: 'unsent' }
	| { answer: 'wait'; seconds: number }
	| { answer: 'full'; seconds: number };

/** Codes by e-mail: six digits, ten minutes, single use, the newest one only. */
export interface MailCodes {
	ask(asking: Asking & { readonly language: MailLanguage }): Promise<Asked>;
	/** Whether these digits were sent to the address; they are used up then. A wrong guess is counted. */
	take(asking: Asking & { readonly code: string }): Promise<boolean>;
}

/**
 * The mailbox an address leads to, as SQL, for counting only: with many providers dots before the @ and what follows a +
 * change nothing, and a flood must not get through by spelling one address in a thousand ways.
 */
function mailboxOf(address: string): string {
	const [local, host] = [1, 2].map((part) => `split_part(${address}, '@', ${part})`);
	return `(replace(split_part(${local}, '+', 1), '.', '') || '@' || ${host})`;
}

/**
 * What is asked for is in the database, so that all processes on one Postgres count together. No user is looked up or made
 * before the code was typed: that is why asking says nothing about who has an account, and nobody can take an address by
 * asking first. Part of the embedded back end as auth.users is; Supabase has its own.
 */
export const mailCodesTable = `
create table if not exists auth.mail_codes (
	id uuid primary key,
	email text not null,
	asker text not null,
	code_hash text not null,
	made_at timestamptz not null default now(),
	guesses int not null default 0,
	-- The mail server took it. Not set: it is being sent, or the process died meanwhile.
	sent boolean not null default false,
	-- Noted for the asker's own count; no mail went out.
	held_back boolean not null default false,
	-- Used, or followed by a newer one. It stays for a while, to count the mails.
	is_over boolean not null default false
);
-- Stores made before it.
alter table auth.mail_codes add column if not exists held_back boolean not null default false;
create index if not exists mail_codes_email on auth.mail_codes (email, made_at);
create index if not exists mail_codes_mailbox on auth.mail_codes ((${mailboxOf('email')}), made_at);
create index if not exists mail_codes_asker on auth.mail_codes (asker, made_at);
create index if not exists mail_codes_made_at on auth.mail_codes (made_at);
`;

/** Addresses are not kept beyond what is counted. */
export const forgetMailCodes = `delete from auth.mail_codes where made_at < now() - interval '1 day'`;

interface Limit {
	readonly of: 'asker and mailbox' | 'asker' | 'installation' | 'mailbox';
	readonly minutes: number;
	readonly most: number;
}

/** Which rows count, of an asker ($3) and a mailbox ($1). */
const counted: Readonly<Record<Limit['of'], string>> = {
	'asker and mailbox': `asker = $3 and ${mailboxOf('email')} = ${mailboxOf('$1::text')}`,
	asker: 'asker = $3',
	installation: 'not held_back',
	mailbox: `not held_back and ${mailboxOf('email')} = ${mailboxOf('$1::text')}`
};

/**
 * How many mails in how many minutes. Five guesses a code and 30 codes a day: somebody who tries to guess one address's
 * codes all year long succeeds with a chance of one in twenty, and its owner has had ten thousand mails by then.
 */
const mostMails: readonly Limit[] = [
	// First what the asker did alone: that may be told.
	{ of: 'asker and mailbox', minutes: 20, most: 4 },
	{ of: 'asker and mailbox', minutes: 24 * 60, most: 20 },
	{ of: 'asker', minutes: 60, most: 10 },
	{ of: 'mailbox', minutes: 20, most: 8 },
	{ of: 'mailbox', minutes: 24 * 60, most: 30 }
];
const mostGuesses = 5;
const validFor = `interval '10 minutes'`;

export interface MailCodeOptions {
	readonly send: SendMail;
	readonly secret: string;
	readonly installation: string;
	/** All mails together, invitations too. */
	readonly perHour: number;
	readonly log: (line: string) => void;
}

export function openMailCodes(database: Database, options: MailCodeOptions): MailCodes {
	const { send, secret, installation, perHour, log } = options;
	const total: Limit = { of: 'installation', minutes: 60, most: perHour };
	// Who is held back gets the answer of the last one who was not, as late.
	let last: { answer: 'sent' | 'unsent'; tookMs: number } = { answer: 'sent', tookMs: 150 };
	let saidFullAt = -Infinity;
	// With the installation's secret, since a million hashes are soon tried by whoever gets hold of a dump.
	const hashOf = (email: string, code: string) =>
		createHmac('sha256', secret).update(`hallway/mail-code\n${email}\n${code}`).digest('hex');

	return {
		async ask({ email, asker, language }) {
			const id = randomUUID();
			const code = String(randomInt(1_000_000)).padStart(6, '0');
			const met = await note(database, { id, email, asker, hash: hashOf(email, code) }, [
				...mostMails,
				total
			]);
			if (met?.of === 'mailbox') {
				const { answer, tookMs } = last;
				await delay(tookMs * (0.75 + Math.random() / 2));
				if (answer === 'unsent') await database.run('delete from auth.mail_codes where id = $1', [id]);
				return { answer };
			}
			if (met?.of === 'installation' && performance.now() - saidFullAt > 3_600_000) {
				saidFullAt = performance.now();
				log(`More than ${perHour} mails in an hour (HALLWAY_MAILS_PER_HOUR): people are told to try later.`);
			}
			if (met) return { answer: met.of === 'installation' ? 'full' : 'wait', seconds: met.seconds };
			// Nothing of the database is held while the mail server takes its time.
			const begun = performance.now();
			try {
				await send({ to: email, ...codeMail(language, code, installation) });
				last = { answer: 'sent', tookMs: performance.now() - begun };
			} catch (error) {
				await database.run('delete from auth.mail_codes where id = $1', [id]);
				if (!(error instanceof MailProblem)) throw error;
				last = { answer: 'unsent', tookMs: performance.now() - begun };
				log(`A mail could not be sent (${error.brief}). "npm run mail -- ADDRESS" tries it and says more.`);
				return { answer: 'unsent' };
			}
			await database.run('update auth.mail_codes set sent = true where id = $1', [id]);
			await database.run(
				`update auth.mail_codes set is_over = true where email = $1 and asker = $2 and not is_over
				and made_at < (select made_at from auth.mail_codes where id = $3)`,
				[email, asker, id]
			);
			return { answer: 'sent' };
		},

		async take({ email, asker, code }) {
			// Counted before it is looked at, in one statement: guesses at the same time are as many as one after the other.
			// Not before it was sent: what cannot be sent is not counted among the mails, and would be guessed at without end.
			const open = await database.run<{ id: string; code_hash: string }>(
				`update auth.mail_codes set guesses = guesses + 1 where email = $1 and asker in ($2, '') and sent and not is_over
				and guesses < ${mostGuesses} and made_at > now() - ${validFor} returning id, code_hash`,
				[email, asker]
			);
			const hash = Buffer.from(hashOf(email, code));
			const found = open.find((row) => timingSafeEqual(Buffer.from(row.code_hash), hash));
			if (found === undefined) return false;
			const used = await database.run<{ id: string }>(
				`update auth.mail_codes set is_over = true where email = $1 and asker in ($2, '') and not is_over returning id`,
				[email, asker]
			);
			return used.some(({ id }) => id === found.id);
		}
	};
}

interface Note extends Asking {
	readonly id: string;
	readonly hash: string;
}

/**
 * Notes a new code, and gives the first limit that it met, with the seconds until another may be asked for; null: none. Over
 * a limit nothing is noted, but for the one of a mailbox: then it counts for its asker, who must not notice.
 */
function note(
	database: Database,
	{ id, email, asker, hash }: Note,
	limits: readonly Limit[]
): Promise<{ of: Limit['of']; seconds: number } | null> {
	// The mailbox last: an installation that sends no more says so of every address alike.
	const inOrder = limits.toSorted(
		(one, other) => Number(one.of === 'mailbox') - Number(other.of === 'mailbox')
	);
	return database.transaction(async (run) => {
		await run(`select pg_advisory_xact_lock(hashtext('hallway/mail'), hashtext(${mailboxOf('$1::text')}))`, [
			email
		]);
		await run(lockMails);
		let met: { of: Limit['of']; seconds: number } | null = null;
		for (const { of, minutes, most } of inOrder) {
			// Whoever comes without a token is nobody in particular.
			if (asker === '' && of.startsWith('asker')) continue;
			// What was not sent does not count, so that a mail server that is away costs nobody the next try.
			const [over] = await run<{ seconds: number }>(
				`select ceil(extract(epoch from min(newest.made_at) + $2 * interval '1 minute' - now()))::int as seconds
				from (select made_at from ${of === 'installation' ? allMails : 'auth.mail_codes'} where ${counted[of]} and made_at > now() - $2 * interval '1 minute'
					and ${counts} and ($1::text, $3::text) is not null
					order by made_at desc limit $4) newest
				having count(*) >= $4`,
				[email, minutes, asker, most]
			);
			if (over === undefined) continue;
			met = { of, seconds: Math.max(1, over.seconds) };
			break;
		}
		if (met === null || met.of === 'mailbox') {
			const isHeldBack = met !== null;
			await run(
				`insert into auth.mail_codes (id, email, asker, code_hash, sent, is_over, held_back)
				values ($1, $2, $3, $4, $5, $5, $5)`,
				[id, email, asker, hash, isHeldBack]
			);
		}
		return met;
	});
}
