import type { Card, ChannelId } from '../../card/fields.ts';
import type { TouchChannel } from '../../db/follow-up-rows.ts';
import { type Way, waysToReach } from '../../people/ways.ts';

/** A way to send a message that this card offers, and the address behind it; null: none is needed. */
export type OfferedChannel = { readonly channel: TouchChannel; readonly way: Way | null };

// What a field of a card can carry. A note is how one asks on LinkedIn to be connected, a message what comes afterwards.
const carriedBy: Partial<Record<ChannelId, readonly TouchChannel[]>> = {
	email: ['email'],
	linkedin: ['linkedin-note', 'linkedin'],
	phone: ['sms'],
	whatsapp: ['whatsapp'],
	signal: ['signal'],
	telegram: ['telegram'],
	mastodon: ['mastodon'],
	bluesky: ['bluesky']
};

/**
 * The channels by which a card's owner can be written to, in the order of the fields: only those that they shared. Copying the
 * text and the share sheet are always there, last.
 */
export function channelsOf(card: Card): OfferedChannel[] {
	const offered = waysToReach(card).flatMap((way) =>
		(way.channel === 'links' ? [] : (carriedBy[way.channel] ?? [])).map((channel) => ({ channel, way }))
	);
	return [...offered, { channel: 'share', way: null }, { channel: 'copy', way: null }];
}

/** The channel to begin with: the one used with this person before, else the first that they shared, else copying. */
export function firstChannelOf(
	offered: readonly OfferedChannel[],
	before: TouchChannel | null
): TouchChannel {
	const isOffered = (channel: TouchChannel | null) => offered.some((one) => one.channel === channel);
	if (before !== null && isOffered(before)) return before;
	return offered.find(({ way }) => way !== null)?.channel ?? 'copy';
}
