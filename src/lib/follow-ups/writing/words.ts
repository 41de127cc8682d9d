import type { TouchChannel } from '../../db/rows.ts';
import { m } from '../../paraglide/messages.js';
import type { Fit } from '../channels/limits.ts';
import type { Hint } from '../drafts/input.ts';

const channelNames: Record<TouchChannel, () => string> = {
	email: m.channel_email,
	'linkedin-note': m.channel_linkedin_note,
	linkedin: m.channel_linkedin,
	sms: m.channel_sms,
	whatsapp: m.channel_whatsapp,
	signal: m.channel_signal,
	telegram: m.channel_telegram,
	mastodon: m.channel_mastodon,
	bluesky: m.channel_bluesky,
	share: m.channel_share,
	copy: m.channel_copy,
	other: m.channel_other
};

const hints: Record<Hint, (inputs: object, options: { locale: 'en' | 'de' }) => string> = {
	said: m.write_gap_said,
	progress: m.write_gap_progress,
	deed: m.write_gap_deed,
	why: m.write_gap_why
};

/** What a channel is called. */
export function channelName(channel: TouchChannel): string {
	return channelNames[channel]();
}

/** What the button says that hands the message over. */
export function sendLabel(
	channel: TouchChannel,
	{ copies, leads }: { copies: boolean; leads: boolean }
): string {
	if (channel === 'share') return m.write_share();
	if (!leads) return m.write_copy();
	const name = channelName(channel);
	return copies ? m.write_copy_and_open({ name }) : m.write_open({ name });
}

/** What would fill a gap, in the language of the message. */
export function hintIn(hint: Hint, locale: 'en' | 'de'): string {
	return hints[hint]({}, { locale });
}

/** How the text stands against its channel; null where nobody needs to know. */
export function fitInWords({ length, left, sms }: Fit): string | null {
	if (sms) return sms.messages > 1 ? m.write_fit_sms({ count: sms.messages }) : null;
	if (left === null) return null;
	return left < 0 ? m.write_fit_over({ count: -left }) : m.write_fit({ length, most: length + left });
}
