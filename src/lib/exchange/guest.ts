import { tidyChannel } from '../card/channels.ts';
import type { Profile, SharingOf } from '../card/fields.ts';
import { type Result, ok, problem } from '../core/result.ts';
import { truncate } from '../core/text.ts';

/** The three fields with which somebody without Hallway gives a card back. `reach`: an e-mail address or a phone number. */
export type GuestFields = { name: string; headline: string; reach: string };

/** The card they make, and where its fields go: who was given it can write back. */
export type GuestCard = { profile: Profile; sharing: SharingOf };

/** Makes a card of the three fields; only the name is needed, but a way to be reached must be one. */
export function guestCard({
	name,
	headline,
	reach
}: GuestFields): Result<GuestCard, 'no-name' | 'odd-reach'> {
	const given = { name: truncate(name.trim(), 100), headline: truncate(headline.trim(), 120) };
	if (given.name === '') return problem('no-name');
	const channel = reach.includes('@') ? 'email' : 'phone';
	const { text, problem: isOdd } = tidyChannel(channel, reach);
	if (isOdd) return problem('odd-reach');
	return ok({
		profile: {
			name: given.name,
			...(given.headline ? { headline: given.headline } : {}),
			...(text ? { [channel]: text } : {})
		},
		sharing: text ? { [channel]: 'after' } : {}
	});
}
