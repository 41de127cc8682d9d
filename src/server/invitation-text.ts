import type { MailLanguage, MailText } from './mail-text.ts';

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
	const said = languages.map((language) =>
		words[language]({
			name: onOneLine(name),
			event: unlinked(onOneLine(event.name)) || 'Hallway',
			when: whenIn(language, event),
			link,
			stop,
			host: onOneLine(installation) || 'Hallway'
		})
	);
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

const words: Readonly<Record<MailLanguage, (said: Said) => MailText>> = {
	en: ({ name, event, when, link, stop, host }) => ({
		subject: `${event}: your personal link`,
		text: [
			name && !isLink(name) ? `Hello ${name},` : 'Hello,',
			'',
			`you are expected at “${event}” (${when}). With this link you join by one tap, and the badge printed for you leads to your card:`,
			'',
			link,
			'',
			'No account, no password. The link is yours alone: do not pass it on.',
			'',
			`The organizers gave your address to ${host} for this mail; nobody else sees it. If you did not register, or have joined already, do nothing.`,
			'',
			`No more mails from these organizers: ${stop}`,
			''
		].join('\n')
	}),
	de: ({ name, event, when, link, stop, host }) => ({
		subject: `${event}: dein persönlicher Link`,
		text: [
			name && !isLink(name) ? `Hallo ${name},` : 'Hallo,',
			'',
			`du wirst bei „${event}“ erwartet (${when}). Mit diesem Link bist du mit einem Tipp dabei, und das für dich gedruckte Namensschild führt zu deiner Karte:`,
			'',
			link,
			'',
			'Kein Konto, kein Passwort. Der Link gehört nur dir: Gib ihn nicht weiter.',
			'',
			`Die Veranstalter haben ${host} deine Adresse für diese Mail gegeben; sonst sieht sie niemand. Wenn du dich nicht angemeldet hast oder schon dabei bist, tu nichts.`,
			'',
			`Keine Mails mehr von dieser Organisation: ${stop}`,
			''
		].join('\n')
	})
};
