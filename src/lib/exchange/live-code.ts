import type { CardSettings, FieldId, Profile } from '../card/fields.ts';
import { visible } from '../card/visible.ts';
import { stepMs, timeStepOf } from '../core/clock.ts';
import { eventRefOf } from '../events/event-id.ts';
import { writeCode } from './code/code.ts';
import { type Key } from '../core/key.ts';
import { shortCodeOf } from './code/key.ts';

type Mine = {
	origin: string;
	profile: Profile;
	settings: CardSettings;
	key: Key;
	/** Null: outside of any event. */
	eventId: string | null;
};

/** What I show at a moment: the code's URL, the code to type, and the fields that found no room and pass afterwards. */
export type LiveCode = { readonly url: string; readonly shortCode: string; readonly movedToAfter: FieldId[] };

/** My live code; `now` in the server's time as far as this phone knows it. */
export function liveCode({ origin, profile, settings, key, eventId }: Mine, now: Date): LiveCode {
	const eventRef = eventRefOf(eventId);
	const { code } = visible(profile, settings);
	const { url, movedToAfter } = writeCode({ origin, eventRef, key, card: code, timeStep: timeStepOf(now) });
	return { url, movedToAfter, shortCode: shortCodeOf(key, eventRef) };
}

/** Milliseconds until the code changes. */
export function msToNextStep(now: Date): number {
	return stepMs - (now.getTime() % stepMs);
}
