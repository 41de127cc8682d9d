import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Card } from '../../card/fields.ts';
import { type OfferedChannel, channelsOf, firstChannelOf } from './channels.ts';
import { openingOf } from './opening.ts';

const everything: Card = {
	name: 'Ana',
	email: 'ana@example.org',
	phone: '+49 30 123456 ext. 7',
	linkedin: 'ana-ruiz',
	whatsapp: '+49 170 1234567',
	signal: 'ana.42',
	telegram: '@ana_ruiz',
	mastodon: '@ana@chaos.social',
	bluesky: 'ana.bsky.social',
	website: 'ana.example',
	links: ['https://example.org']
};
const offeredBy = (card: Card, channel: OfferedChannel['channel']) =>
	channelsOf(card).find((one) => one.channel === channel) ?? { channel, way: null };
const message = { subject: 'Hallo & danke', text: 'Größe?\nÄ 😀 100 % #1 “x” שלום' };

test('only what the person shared is offered; copying and sharing always are', () => {
	expect(channelsOf({ name: 'Ana' }).map(({ channel }) => channel)).toEqual(['share', 'copy']);
	expect(channelsOf({ name: 'Ana', website: 'ana.example' }).map(({ channel }) => channel)).toEqual([
		'share',
		'copy'
	]);
	expect(channelsOf(everything).map(({ channel }) => channel)).toEqual([
		...['email', 'sms', 'linkedin-note', 'linkedin', 'whatsapp', 'signal', 'telegram'],
		...['mastodon', 'bluesky', 'share', 'copy']
	]);
});

test('one begins with the channel of the last time, if it is still shared', () => {
	const offered = channelsOf(everything);
	expect(firstChannelOf(offered, 'telegram')).toBe('telegram');
	expect(firstChannelOf(offered, null)).toBe('email');
	expect(firstChannelOf(channelsOf({ name: 'Ana' }), 'telegram')).toBe('copy');
});

test.each([
	[
		'email',
		'mailto:ana@example.org?subject=Hallo%20%26%20danke&body=Gr%C3%B6%C3%9Fe%3F%0D%0A%C3%84%20%F0%9F%98%80%20100%20%25%20%231%20%E2%80%9Cx%E2%80%9D%20%D7%A9%D7%9C%D7%95%D7%9D',
		false
	],
	[
		'sms',
		'sms:+4930123456?&body=Gr%C3%B6%C3%9Fe%3F%0A%C3%84%20%F0%9F%98%80%20100%20%25%20%231%20%E2%80%9Cx%E2%80%9D%20%D7%A9%D7%9C%D7%95%D7%9D',
		false
	],
	[
		'whatsapp',
		'https://wa.me/491701234567?text=Gr%C3%B6%C3%9Fe%3F%0A%C3%84%20%F0%9F%98%80%20100%20%25%20%231%20%E2%80%9Cx%E2%80%9D%20%D7%A9%D7%9C%D7%95%D7%9D',
		false
	],
	[
		'telegram',
		'https://t.me/ana_ruiz?text=Gr%C3%B6%C3%9Fe%3F%0A%C3%84%20%F0%9F%98%80%20100%20%25%20%231%20%E2%80%9Cx%E2%80%9D%20%D7%A9%D7%9C%D7%95%D7%9D',
		false
	],
	['linkedin-note', 'https://www.linkedin.com/in/ana-ruiz', true],
	['linkedin', 'https://www.linkedin.com/in/ana-ruiz', true],
	['signal', null, true],
	['mastodon', 'https://chaos.social/@ana', true],
	['bluesky', 'https://bsky.app/profile/ana.bsky.social', true],
	['share', null, false],
	['copy', null, true]
] as const)('%s opens %s, copying: %s', (channel, url, copies) => {
	expect(openingOf(offeredBy(everything, channel), message)).toEqual({ url, copies });
});

test('an address that makes no link is copied to, and a link that takes no text too', () => {
	const whatsapp = 'https://wa.me/message/ABC';
	expect(openingOf(offeredBy({ whatsapp }, 'whatsapp'), message)).toEqual({ url: whatsapp, copies: true });
	expect(openingOf(offeredBy({ email: 'ana at home' }, 'email'), message)).toEqual({
		url: null,
		copies: true
	});
});

test('a long mail is copied and the address opened', () => {
	const text = 'ä'.repeat(1_000);
	expect(openingOf(offeredBy(everything, 'email'), { subject: '', text })).toEqual({
		url: 'mailto:ana@example.org',
		copies: true
	});
});

test('a subject is one line, whatever an event is called, and nothing unseen goes into a link', () => {
	const subject = 'Hi\r\nBcc: all@evil.example\n\n<script>\u2028x\0';
	const { url } = openingOf(offeredBy(everything, 'email'), { subject, text: 'a\0b\u0007c\td\n' });
	expect(url).toBe(
		'mailto:ana@example.org?subject=Hi%20Bcc%3A%20all%40evil.example%20%3Cscript%3E%20x&body=abc%09d%0D%0A'
	);
});

test('an address with half a character leads nowhere, and stops nothing', () => {
	const card = Object.fromEntries(
		['email', 'phone', 'linkedin', 'whatsapp', 'signal', 'telegram', 'mastodon', 'bluesky'].map((field) => [
			field,
			'\ud800@a\udc00.example'
		])
	);
	for (const offered of channelsOf(card)) expect(openingOf(offered, message).url).toBeNull();
});

test('whatever is written arrives as it was, and nothing in it adds to the link', () => {
	const channels = fc.constantFrom(
		'email' as const,
		'sms' as const,
		'whatsapp' as const,
		'telegram' as const
	);
	fc.assert(
		fc.property(channels, fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }), (channel, text) => {
			const { url } = openingOf(offeredBy(everything, channel), { subject: text, text });
			if (url === null) throw new Error('no link');
			const values = new URL(url).searchParams;
			const name = channel === 'email' || channel === 'sms' ? 'body' : 'text';
			const seen = text.replace(/(?![\t\n\r])\p{Cc}/gu, '');
			const lines = channel === 'email' ? seen.replace(/\r\n?|\n/g, '\r\n') : seen;
			expect(values.get(name)?.replace(/^ (?=@)/, '')).toBe(lines.toWellFormed().replace(/^ (?=@)/, ''));
			expect([...values.keys()]).toEqual(channel === 'email' ? ['subject', name] : [name]);
		})
	);
});
