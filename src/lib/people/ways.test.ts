import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { Card } from '../card/fields.ts';
import { type Way, waysToReach, wayOf } from './ways.ts';

test.each<[Way['channel'], string, string]>([
	['email', 'ana.ruiz+hall@example.org', 'mailto:ana.ruiz%2Bhall@example.org'],
	['email', 'mailto:ana@example.org', 'mailto:ana@example.org'],
	['phone', '+49 (0)30 / 12 34-56', 'tel:+4930123456'],
	['phone', '030 123456', 'tel:030123456'],
	['phone', '+1 (212) 555-0100 ext. 12', 'tel:+12125550100;ext=12'],
	['phone', '٠٣٠١٢٣', ''],
	['linkedin', 'ana-ruiz', 'https://www.linkedin.com/in/ana-ruiz'],
	['linkedin', 'in/ana-ruiz/', 'https://www.linkedin.com/in/ana-ruiz'],
	['linkedin', 'www.linkedin.com/in/jürgen', 'https://www.linkedin.com/in/j%C3%BCrgen'],
	['linkedin', 'https://de.linkedin.com/company/x?trk=1', 'https://de.linkedin.com/company/x?trk=1'],
	['linkedin', 'https://linkedin.com.evil.example/in/ana', ''],
	['linkedin', 'evil.example', ''],
	['whatsapp', '+49 170 1234567', 'https://wa.me/491701234567'],
	['whatsapp', '0049 170 1234567', 'https://wa.me/491701234567'],
	['whatsapp', '0170 1234567', ''],
	['whatsapp', 'https://wa.me/message/ABC', 'https://wa.me/message/ABC'],
	['signal', '+49 170 1234567', 'https://signal.me/#p/+491701234567'],
	['signal', 'ana.42', ''],
	['signal', 'https://signal.me/#eu/abc_-9', 'https://signal.me/#eu/abc_-9'],
	['telegram', '@ana_ruiz', 'https://t.me/ana_ruiz'],
	['telegram', 't.me/ana_ruiz', 'https://t.me/ana_ruiz'],
	['telegram', '+49 170 1234567', 'https://t.me/+491701234567'],
	['mastodon', '@ana@chaos.social', 'https://chaos.social/@ana'],
	['mastodon', 'https://chaos.social/@ana', 'https://chaos.social/@ana'],
	['mastodon', 'ana', ''],
	['bluesky', '@ana.bsky.social', 'https://bsky.app/profile/ana.bsky.social'],
	['bluesky', 'ana', 'https://bsky.app/profile/ana.bsky.social'],
	['bluesky', 'ana.example', 'https://bsky.app/profile/ana.example'],
	['bluesky', 'did:plc:abc123', 'https://bsky.app/profile/did:plc:abc123'],
	['website', 'ana.example', 'https://ana.example/'],
	['website', 'ana.example:8080/me', 'https://ana.example:8080/me'],
	['website', 'http://ana.example/a?b#c', 'http://ana.example/a?b#c'],
	['links', 'HTTPS://Ana.Example/X', 'https://ana.example/X']
])('%s "%s" leads to "%s"', (channel, text, href) => {
	expect(wayOf(channel, text).href ?? '').toBe(href);
});

test.each<[Way['channel'], string, string, string]>([
	['email', ' Ana <ana@example.org>\u00a0', 'ana@example.org', 'mailto:ana@example.org'],
	['email', 'mailto:ana@example.org?subject=Hi', 'ana@example.org', 'mailto:ana@example.org'],
	['phone', '\ufefftel:+49 30 12 34 56 ', '+49 30 12 34 56', 'tel:+4930123456'],
	[
		'whatsapp',
		'https://api.whatsapp.com/send?phone=491701234567',
		'+491701234567',
		'https://api.whatsapp.com/send?phone=491701234567'
	],
	['linkedin', '\tlinkedin.com/in/ana-ruiz ', 'ana-ruiz', 'https://linkedin.com/in/ana-ruiz'],
	['bluesky', ' @Ana ', 'ana.bsky.social', 'https://bsky.app/profile/Ana.bsky.social']
])('%s typed as %j is the address %j and leads to %j', (channel, text, address, href) => {
	expect(wayOf(channel, text)).toMatchObject({ address, href });
});

test.each([
	'javascript:alert(1)',
	' JaVaScRiPt:alert(1)',
	'java\nscript:alert(1)',
	'\u0001javascript:alert(1)',
	'data:text/html,<script>alert(1)</script>',
	'vbscript:x',
	'file:///etc/passwd',
	'blob:https://a.example/1',
	'//evil.example/x',
	'https://bank.example@evil.example/',
	'intent://scan/#Intent;end',
	'javascript://a.example/%0aalert(1)',
	'x@y.example?bcc=all@evil.example',
	'"><img src=x onerror=alert(1)>'
])('%j is text, never a link, in every field', (text) => {
	const card = Object.fromEntries(
		channels.map((channel) => [channel, channel === 'links' ? [text] : text])
	) as Card;
	expect(waysToReach(card).map(({ href }) => href)).toEqual(channels.map(() => null));
});

test('whatever the text, a link opens mail, phone or the web', () => {
	fc.assert(
		fc.property(fc.constantFrom(...channels), fc.string({ unit: 'binary' }), (channel, text) => {
			const { href } = wayOf(channel, text);
			return href === null || /^(mailto:|tel:|https?:\/\/)/.test(href);
		})
	);
});

test('a text that turns its letters round is shown as it will be opened', () => {
	expect(wayOf('website', 'a.example/\u202egnp.exe')).toEqual({
		channel: 'website',
		text: 'a.example/gnp.exe',
		address: 'a.example/gnp.exe',
		href: 'https://a.example/gnp.exe'
	});
});

const channels = [
	'email',
	'phone',
	'linkedin',
	'whatsapp',
	'signal',
	'telegram',
	'mastodon',
	'bluesky',
	'website',
	'links'
] as const;
