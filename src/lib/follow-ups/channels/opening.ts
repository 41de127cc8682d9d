import type { OfferedChannel } from './channels.ts';

/**
 * What happens when a message is to be sent: `url` opens the app or the profile (null: there is nowhere to go), `copies` says that
 * the text goes to the clipboard first, since that place does not take one.
 */
export type Opening = { readonly url: string | null; readonly copies: boolean };

type Message = { readonly subject: string; readonly text: string };

// Windows hands at most 2,048 characters to a program; what is longer is copied as well, with an address that opens.
const longestUrl = 2_000;

/** How a message by one of the offered channels is opened. */
export function openingOf({ channel, way }: OfferedChannel, message: Message): Opening {
	const filled = way?.href ? fillers[channel]?.(way.href, message) : null;
	if (filled && filled.length <= longestUrl) return { url: filled, copies: false };
	return { url: way?.href ? pageOf(channel, way.href) : null, copies: channel !== 'share' };
}

// Each takes the link behind the address and gives one with the text in it; null where that kind of link takes none.
const fillers: Partial<Record<OfferedChannel['channel'], (href: string, message: Message) => string | null>> =
	{
		// RFC 6068: percent-encoded UTF-8, line breaks as CR LF.
		email: (href, { subject, text }) =>
			`${href}?${subject === '' ? '' : `subject=${encoded(oneLine(subject))}&`}body=${encoded(text.replace(/\r\n?|\n/g, '\r\n'))}`,
		// RFC 5724 has ?body=, iOS wants &body=; both read this.
		sms: (href, { text }) => `${smsLink(href)}?&body=${encoded(text)}`,
		whatsapp: (href, { text }) =>
			/^https:\/\/wa\.me\/\d+$/.test(href) ? `${href}?text=${encoded(text)}` : null,
		// core.telegram.org/api/links: user names and phone numbers take a draft; a text that begins with @ would be a query.
		telegram: (href, { text }) =>
			/^https:\/\/t\.me\/(\+\d+|[a-z]\w+)$/i.test(href)
				? `${href}?text=${encoded(text.startsWith('@') ? ` ${text}` : text)}`
				: null
	};

function pageOf(channel: OfferedChannel['channel'], href: string): string {
	return channel === 'sms' ? smsLink(href) : href;
}

/** An extension cannot be written to. */
function smsLink(href: string): string {
	return href.replace(/^tel:/, 'sms:').replace(/;ext=\d+$/, '');
}

/** A mail program may take what follows a line break in a subject for another header; an event may be called anything. */
function oneLine(subject: string): string {
	return subject.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** Without characters that are none to see, at which some apps end the text. */
function encoded(text: string): string {
	return encodeURIComponent(text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}/gu, ''));
}
