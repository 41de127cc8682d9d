import { tidyChannel } from '../card/channels.ts';
import { type Profile, type SharingOf, fields } from '../card/fields.ts';
import { type Result, ok, problem } from '../core/result.ts';
import { codePoints, isBlank } from '../core/text.ts';

/** The three fields with which somebody without Hallway gives a card back. `reach`: an e-mail address or a phone number. */
export type GuestFields = { name: string; headline: string; reach: string };

/** The card they make, and where its fields go: who was given it can write back. */
export type GuestCard = { profile: Profile; sharing: SharingOf };

/** What the form has to say before it gives anything, and beside which field. */
export type GuestProblem = 'no-name' | 'long-name' | 'long-headline' | 'odd-reach';

/** Makes a card of the three fields, as typed; only the name is needed, but a way to be reached must be one. */
export function guestCard({ name, headline, reach }: GuestFields): Result<GuestCard, GuestProblem> {
	if (isBlank(name)) return problem('no-name');
	if (isTooLong('name', name)) return problem('long-name');
	if (isTooLong('headline', headline)) return problem('long-headline');
	const channel = reach.includes('@') ? 'email' : 'phone';
	const { text, problem: isOdd } = tidyChannel(channel, reach);
	if (isOdd || isTooLong(channel, reach)) return problem('odd-reach');
	return ok({
		profile: {
			name,
			...(isBlank(headline) ? {} : { headline }),
			...(text ? { [channel]: reach } : {})
		},
		sharing: text ? { [channel]: 'after' } : {}
	});
}

function isTooLong(id: keyof Profile, text: string): boolean {
	return codePoints(text) > (fields.find((field) => field.id === id)?.limit ?? Infinity);
}
