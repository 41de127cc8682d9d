import { tidyChannel } from '../card/channels.ts';
import { type Card, type ChannelId, fields } from '../card/fields.ts';

/**
 * One way to reach a person: what they wrote, as it is shown; the bare address in it, for an address book; and where it
 * leads, null when no safe link can be made of it.
 */
export type Way = {
	readonly channel: ChannelId | 'links';
	readonly text: string;
	readonly address: string;
	readonly href: string | null;
};

const channels = fields.flatMap((field) => ('isChannel' in field ? [field.id] : []));

/** Every way a card offers, in the order of the fields, free links last. Links lead only to mailto, tel and the web. */
export function waysToReach(card: Card): Way[] {
	return [
		...channels.flatMap((channel) => (card[channel] ? [wayOf(channel, card[channel])] : [])),
		...(card.links ?? []).map((text) => wayOf('links', text))
	];
}

/** The way behind one field's text. */
export function wayOf(channel: Way['channel'], text: string): Way {
	const shown = visible(text);
	const address = channel === 'links' ? shown : tidyChannel(channel, shown).text;
	// Half a character cannot be encoded.
	const href =
		shown.length > 300 || !shown.isWellFormed() ? null : (linkOf[channel](shown) ?? linkOf[channel](address));
	return { channel, text: shown, address, href };
}

const linkOf: Record<Way['channel'], (text: string) => string | null> = {
	email: mailLink,
	phone: (text) => withPhone(text, (number) => `tel:${number}`),
	linkedin: linkedInLink,
	whatsapp: whatsAppLink,
	signal: signalLink,
	telegram: telegramLink,
	mastodon: mastodonLink,
	bluesky: blueskyLink,
	website: webLink,
	links: webLink
};

function mailLink(text: string): string | null {
	const match = /^(?:mailto:)?([^\s@<>()",;:\\]+)@([^\s@<>()",;:\\/?#]+\.[^\s@<>()",;:\\/?#]+)$/i.exec(text);
	// Encoded, since a question mark in the first part would start headers such as bcc.
	return match ? `mailto:${encodeURIComponent(match[1])}@${encodeURIComponent(match[2])}` : null;
}

function linkedInLink(text: string): string | null {
	const path = /^(?:in\/)?@?([\p{L}\p{N}._-]+)\/?$/u.exec(text)?.[1];
	if (path && !/\.[a-z]{2,}$/i.test(path)) return `https://www.linkedin.com/in/${encodeURIComponent(path)}`;
	return webLinkTo(text, /^([a-z-]+\.)?linkedin\.com$|^lnkd\.in$/);
}

function whatsAppLink(text: string): string | null {
	return (
		international(text, (number) => `https://wa.me/${number}`) ??
		webLinkTo(text, /^(wa\.me|(\w+\.)?whatsapp\.com)$/)
	);
}

/** A Signal user name leads nowhere by itself: signal.me wants a number or an encrypted name. */
function signalLink(text: string): string | null {
	return (
		international(text, (number) => `https://signal.me/#p/+${number}`) ??
		webLinkTo(text, /^signal\.(me|group)$/)
	);
}

function telegramLink(text: string): string | null {
	const handle = /^@?([a-z]\w{3,31})$/i.exec(text)?.[1];
	if (handle) return `https://t.me/${handle}`;
	return international(text, (number) => `https://t.me/+${number}`) ?? webLinkTo(text, /^(t|telegram)\.me$/);
}

function mastodonLink(text: string): string | null {
	const match = /^@?([\w.-]+)@([^\s@/?#:]+\.[^\s@/?#:]+)$/.exec(text);
	if (match) return webLink(`https://${match[2]}/@${match[1]}`);
	const link = webLink(text);
	return link && /\/(@|users\/)[^/]+/.test(new URL(link).pathname) ? link : null;
}

function blueskyLink(text: string): string | null {
	const handle = /^@?([a-z0-9-]+(\.[a-z0-9-]+)*)$/i.exec(text)?.[1];
	if (handle) return `https://bsky.app/profile/${handle.includes('.') ? handle : `${handle}.bsky.social`}`;
	if (/^did:(plc|web):[\w.:-]+$/.test(text)) return `https://bsky.app/profile/${text}`;
	return webLinkTo(text, /^bsky\.app$/);
}

/** Only http and https, no user name or password before the host: `https://bank.example@evil.example` deceives. */
function webLink(text: string): string | null {
	const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i.test(text);
	if (/\s/.test(text) || text.startsWith('/')) return null;
	try {
		const url = new URL(hasScheme ? text : `https://${text}`);
		const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
		return isWeb && !url.username && !url.password && url.hostname.includes('.') ? url.href : null;
	} catch {
		return null;
	}
}

function webLinkTo(text: string, host: RegExp): string | null {
	const link = webLink(text);
	return link && host.test(new URL(link).hostname) ? link : null;
}

/** A number as people write it, dialled: `+49 (0)30 / 12-34 ext. 5` → `+49301234;ext=5`. */
function withPhone(text: string, link: (number: string) => string): string | null {
	const match = /^(?:tel:)?(\+?[\d\s().\-/\u2010-\u2015]{3,}?)(?:\s*(?:ext\.?|x|#)\s*(\d{1,8}))?$/i.exec(
		text.normalize('NFKC')
	);
	if (!match) return null;
	const digits = match[1].replace(/\(0\)/, '').replace(/\D/g, '');
	if (digits.length < 3 || digits.length > 20) return null;
	return link((match[1].startsWith('+') ? '+' : '') + digits + (match[2] ? `;ext=${match[2]}` : ''));
}

/** Messengers want the country code: a number that names none cannot be a link. */
function international(text: string, link: (digits: string) => string): string | null {
	return (
		withPhone(text, (number) => {
			const digits = /^(?:\+|00)(\d{6,15})$/.exec(number)?.[1];
			return digits ? link(digits) : '';
		}) || null
	);
}

/** The text without characters that hide or turn others round: what is read is what is linked. */
function visible(text: string): string {
	return text.replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '').trim();
}
