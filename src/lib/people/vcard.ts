import { type Card } from '../card/fields.ts';
import { type Way, waysToReach } from './ways.ts';

type Contact = {
	card: Card;
	/** What has no place of its own in an address book: where we met, what they offer, in the reader's language. */
	note: string;
	/** When it was last changed. */
	revisedAt: Date;
};

/** RFC 2426 section 2.6: a line has at most 75 octets, without its line break. */
const lineOctets = 75;
// Only these are split off a name: anything else behind a comma may be half of it.
const suffixes =
	/,\s*((?:(?:jr|sr|i{2,3}|iv|ph\.?d|m\.?d|mba|m\.?sc|b\.?sc|m\.?a|b\.?a|esq|cpa|ll\.?m)\.?,?\s*)+)$/i;

/**
 * A vCard 3.0 (RFC 2426), which iOS, Android, Outlook, Google and Nextcloud all import. Social profiles and messengers
 * are also written into the note, since Android drops the properties it does not know.
 */
export function writeVCard({ card, note, revisedAt }: Contact): string {
	const name = card.name ?? '';
	const ways = waysToReach(card);
	const lines = [
		'BEGIN:VCARD',
		'VERSION:3.0',
		'PRODID:-//Hallway//Hallway 1//EN',
		`N:${nameParts(name).map(escaped).join(';')}`,
		`FN:${escaped(name)}`,
		...(card.organisation ? [`ORG:${escaped(card.organisation)}`] : []),
		...(card.headline ? [`TITLE:${escaped(card.headline)}`] : []),
		...ways.flatMap(wayLines),
		`NOTE:${escaped(noteWith(note, ways))}`,
		`REV:${revisedAt.toISOString().replace(/\.\d+/, '')}`,
		'END:VCARD'
	];
	return lines.map(folded).join('\r\n') + '\r\n';
}

/** A file name made from a person's name that every system accepts. */
export function vCardFileName(name: string): string {
	const safe = name
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '')
		.trim()
		.replace(/^\.+|\.+$/g, '');
	return `${[...safe].slice(0, 60).join('') || 'contact'}.vcf`;
}

/** Family, given, additional, prefix, suffix: the last word is the family name, so that both orders of display read right. */
function nameParts(name: string): string[] {
	const suffix = suffixes.exec(name)?.[1] ?? '';
	const words = name.replace(suffixes, '').trim().split(/\s+/);
	const family = words.length > 1 ? (words.at(-1) ?? '') : '';
	return [family, words.slice(0, Math.max(1, words.length - 1)).join(' '), '', '', suffix.trim()];
}

const services = { whatsapp: 'WhatsApp', signal: 'Signal', telegram: 'Telegram' } as const;
const networks = { linkedin: 'LinkedIn', mastodon: 'Mastodon', bluesky: 'Bluesky' } as const;

function wayLines({ channel, text, address, href }: Way): string[] {
	switch (channel) {
		case 'email':
			return [`EMAIL;TYPE=INTERNET:${escaped(address)}`];
		case 'phone':
			return [`TEL;TYPE=CELL:${escaped(address)}`];
		case 'website':
		case 'links':
			return [`URL:${href ? uri(href) : escaped(text)}`];
		case 'whatsapp':
		case 'signal':
		case 'telegram':
			return href ? [`IMPP;X-SERVICE-TYPE=${services[channel]};TYPE=HOME:${uri(href)}`] : [];
		case 'linkedin':
		case 'mastodon':
		case 'bluesky':
			return href ? [`X-SOCIALPROFILE;TYPE=${networks[channel]}:${uri(href)}`] : [];
	}
}

function noteWith(note: string, ways: readonly Way[]): string {
	const names: Partial<Record<Way['channel'], string>> = { ...services, ...networks };
	const lines = ways.flatMap(({ channel, text, href }) => {
		const name = names[channel];
		return name ? [`${name}: ${href ?? text}`] : [];
	});
	return [note, lines.join('\n')].filter(Boolean).join('\n\n');
}

/**
 * RFC 2426 section 4: backslash, comma, semicolon and line breaks. Everything else stays, except what the format does not
 * allow (control characters but for the tab) or some readers take for the end of a line (U+0085, U+2028, U+2029).
 */
function escaped(text: string): string {
	return text
		.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
		.replace(/[\\,;]/g, '\\$&')
		.replace(/\n/g, '\\n')
		.replace(/(?![\t\u0080-\u009f])\p{Cc}/gu, '');
}

/** A URI is not escaped (RFC 2426 section 5.8.4), so what readers would unescape must not be in it. */
function uri(href: string): string {
	return href.replaceAll('\\', '%5C');
}

/** Folded so that no character is cut in half: continuation lines begin with one space, which counts. */
function folded(line: string): string {
	const encoder = new TextEncoder();
	if (encoder.encode(line).length <= lineOctets) return line;
	let octets = 0;
	let text = '';
	for (const character of line) {
		const size = encoder.encode(character).length;
		if (octets + size > lineOctets) {
			text += '\r\n ';
			octets = 1;
		}
		text += character;
		octets += size;
	}
	return text;
}
