import type { MailLanguage, MailText } from './mail-text.ts';
import { say } from './words.ts';

interface Invitation {
	readonly name: string;
	readonly event: {
		readonly name: string;
		readonly startsAt: string;
		readonly timeZone: string;
		readonly language?: MailLanguage | null;
	};
	readonly link: string;
	/** Where one refuses more of these. */
	readonly stop: string;
	readonly installation: string;
}

/**
 * What an invitation says, in plain text: in the event's language, or in both where it has none. Of what organizers wrote only
 * names are in it, each on one line, the event's in quotation marks and with nothing in it that a mail program makes a link of.
 */
export function invitationMail({ name, event, link, stop, installation }: Invitation): MailText {
	const languages: readonly MailLanguage[] = event.language ? [event.language] : ['en', 'de'];
	const values = {
		name: onOneLine(name),
		event: unlinked(onOneLine(event.name)) || 'Hallway',
		link,
		stop,
		host: onOneLine(installation) || 'Hallway'
	};
	const said = languages.map((language) => mailIn(language, { ...values, when: whenIn(language, event) }));
	return { subject: said[0].subject, text: said.map(({ text }) => text).join('\n\n--\n\n') };
}

/** Without what is not seen, but changes what is: only the joiners that some scripts and emoji are written with stay. */
function onOneLine(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
		.replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
		.trim();
}

/** Reads the same, but no mail program makes a link of it: events are called "Node.js" and "re:publica", and so is a fraud's address. */
function unlinked(text: string): string {
	return text.replace(/[.．。｡:：@＠/／\\](?=\S)/gu, '$&\u2060');
}

/** Whether a mail program would make a link of it: nobody is called so, and a stranger's server must not carry one in a greeting. */
function isLink(text: string): boolean {
	return /[:/\\@]|[\p{L}\p{N}]\.\p{L}{2,}/u.test(text.normalize('NFKC'));
}

function whenIn(language: MailLanguage, { startsAt, timeZone }: Invitation['event']): string {
	const options = { dateStyle: 'full', timeStyle: 'short', timeZone } as const;
	try {
		return new Intl.DateTimeFormat(language, options).format(new Date(startsAt));
	} catch {
		// A zone that the database knows and this machine does not.
		return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(startsAt));
	}
}

type Said = { name: string; event: string; when: string; link: string; stop: string; host: string };

function mailIn(language: MailLanguage, said: Said): MailText {
	const hello = said.name && !isLink(said.name) ? 'mail_invitation_hello_name' : 'mail_invitation_hello';
	const parts = [
		say(language, hello, said),
		say(language, 'mail_invitation_how', said),
		said.link,
		say(language, 'mail_invitation_yours'),
		say(language, 'mail_invitation_why', said),
		say(language, 'mail_invitation_stop', said)
	];
	return { subject: say(language, 'mail_invitation_subject', said), text: `${parts.join('\n\n')}\n` };
}
