import { codePoints } from '../../core/text.ts';
import type { TouchChannel } from '../../db/follow-up-rows.ts';
import { type SmsSize, smsSizeOf } from './sms.ts';

/** How long a message may be; `unit`: what the platform counts. Null: longer than anybody writes. */
type Limit = { most: number; unit: 'utf-16' | 'code-points' };

// LinkedIn: help pages "Personalize invitations" (300; 200 on a free account) and "Message length". Mastodon: the default of
// an instance, a private mention is a post. Bluesky: lexicon chat.bsky.convo.defs, 1,000 graphemes and 10,000 bytes: the
// stricter reading. Telegram: 4,096 characters. WhatsApp, Signal (64 KiB, what is beyond 2 KiB goes along as an attachment by itself) and
// mail take more than anybody writes.
const limits: Partial<Record<TouchChannel, Limit>> = {
	'linkedin-note': { most: 200, unit: 'utf-16' },
	linkedin: { most: 8_000, unit: 'utf-16' },
	telegram: { most: 4_096, unit: 'utf-16' },
	mastodon: { most: 500, unit: 'code-points' },
	bluesky: { most: 1_000, unit: 'code-points' }
};
const paidLinkedInNote = 300;

/** Most that a message by this channel may have, in its own unit; null: no limit that a draft could meet. */
export function limitOf(channel: TouchChannel, isLinkedInPaid: boolean): Limit | null {
	const limit = limits[channel] ?? null;
	return limit && channel === 'linkedin-note' && isLinkedInPaid
		? { ...limit, most: paidLinkedInNote }
		: limit;
}

/** How a text stands against its channel: its length in that channel's unit, how much is left (below 0: too long), and as SMS. */
export type Fit = { length: number; left: number | null; sms: SmsSize | null };

/** Measures a text as its channel does. */
export function fitOf(text: string, channel: TouchChannel, isLinkedInPaid: boolean): Fit {
	const limit = limitOf(channel, isLinkedInPaid);
	const length = lengthIn(text, limit?.unit ?? 'code-points');
	return {
		length,
		left: limit && limit.most - length,
		sms: channel === 'sms' ? smsSizeOf(text) : null
	};
}

function lengthIn(text: string, unit: Limit['unit']): number {
	return unit === 'utf-16' ? text.length : codePoints(text);
}
