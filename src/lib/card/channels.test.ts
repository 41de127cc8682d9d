import { expect, test } from 'vitest';
import { wayOf } from '../people/ways.ts';
import { type ChannelProblem, tidyChannel } from './channels.ts';
import type { ChannelId } from './fields.ts';

const read: [channel: ChannelId, typed: string, text: string][] = [
	['email', ' Ada Lovelace <ada@example.org> ', 'ada@example.org'],
	['email', 'mailto:ada@example.org?subject=Hi', 'ada@example.org'],
	['phone', 'tel:+49 30 1234567', '+49 30 1234567'],
	['linkedin', 'https://www.linkedin.com/in/ada-lovelace/?originalSubdomain=uk', 'ada-lovelace'],
	['linkedin', 'linkedin.com/in/j%C3%B6rg-m%C3%BCller', 'jörg-müller'],
	['linkedin', 'in/ada-lovelace', 'ada-lovelace'],
	['linkedin', 'https://www.linkedin.com/company/hallway?trk=x', 'https://www.linkedin.com/company/hallway'],
	['whatsapp', 'https://wa.me/4915112345678', '+4915112345678'],
	['whatsapp', 'https://api.whatsapp.com/send?phone=4915112345678&text=Hi', '+4915112345678'],
	['whatsapp', '0049 151 12345678', '+49 151 12345678'],
	['signal', 'https://signal.me/#p/+4915112345678', '+4915112345678'],
	['telegram', 'https://t.me/ada_l', '@ada_l'],
	['telegram', 'ada_l', '@ada_l'],
	['mastodon', 'https://mastodon.example/@ada', '@ada@mastodon.example'],
	['mastodon', 'ada@mastodon.example', '@ada@mastodon.example'],
	['bluesky', 'https://bsky.app/profile/ada.example', 'ada.example'],
	['bluesky', '@ada', 'ada.bsky.social'],
	['website', 'ada.example/notes', 'ada.example/notes']
];

test.each(read)('%s: %j is read as %j, and leads somewhere', (channel, typed, text) => {
	expect(tidyChannel(channel, typed)).toEqual({ text, problem: null });
	expect(wayOf(channel, text).href).not.toBeNull();
});

test.each(read)('%s: reading %j twice changes nothing more', (channel, typed) => {
	const once = tidyChannel(channel, typed).text;
	expect(tidyChannel(channel, once).text).toBe(once);
});

test.each<[ChannelId, string, ChannelProblem]>([
	['email', 'ada at example.org', 'not-an-address'],
	['phone', 'call me', 'not-a-number'],
	['linkedin', 'Ada Lovelace', 'not-a-name'],
	['whatsapp', '0151 12345678', 'no-country-code'],
	['signal', 'ada', 'not-a-name'],
	['telegram', 'a b', 'not-a-name'],
	['mastodon', '@ada', 'no-server'],
	['bluesky', 'ada lovelace', 'not-a-name'],
	['website', 'my site', 'not-a-link'],
	['website', 'javascript:alert(1)', 'not-a-link']
])('%s: %j stays as typed, with the remark %s', (channel, typed, problem) => {
	expect(tidyChannel(channel, typed)).toEqual({ text: typed, problem });
});

test('a Signal user name is kept without its @ and an empty text is fine', () => {
	expect(tidyChannel('signal', '@ada.42')).toEqual({ text: 'ada.42', problem: null });
	expect(tidyChannel('email', '  \u200b')).toEqual({ text: '', problem: null });
});
