import * as v from 'valibot';
import { type RemoteProblem, remoteProblemOf } from './problem.ts';
import { momentSchema } from './wire.ts';

// What the server answers about accounts (docs/protocol.md, "Accounts").

/**
 * Why something about accounts came to nothing, besides what can go wrong with any request. `wrong-code`: mistyped, used
 * or over. `too-many`: come back later. `kept`: that person is kept by another e-mail and cannot become somebody else.
 * `no-address`: that is none. `no-mail`: this installation cannot send any, or could not send this one.
 */
export type AccountProblem = RemoteProblem | 'wrong-code' | 'too-many' | 'kept' | 'no-address' | 'no-mail';

export const mergeOfferSchema = v.object({ secret: v.string(), expiresAt: momentSchema });
export const handOverSchema = v.object({ code: v.string(), expiresAt: momentSchema });
// An older server says less of it.
export const accountSchema = v.nullable(
	v.object({
		personId: v.nullish(v.string(), null),
		name: v.nullish(v.string(), ''),
		contacts: v.number(),
		email: v.nullish(v.string(), null),
		since: v.nullish(momentSchema, null)
	})
);
export const takenSchema = v.nullable(
	v.object({
		personId: v.string(),
		merged: v.boolean(),
		contacts: v.number(),
		exchanges: v.number(),
		notes: v.number(),
		events: v.number(),
		doubles: v.number(),
		metYourself: v.boolean(),
		renamed: v.array(v.object({ from: v.string(), to: v.string() }))
	})
);

export const devicesSchema = v.object({
	devices: v.array(
		v.object({
			since: momentSchema,
			seenAt: momentSchema,
			email: v.nullish(v.string(), null),
			isThis: v.boolean()
		})
	),
	addresses: v.array(v.object({ email: v.string(), since: momentSchema, mayGo: v.boolean() }))
});
export const leftSchema = v.object({ ended: v.number(), revoked: v.number() });

export type MergeOffer = v.InferOutput<typeof mergeOfferSchema>;
export type HandOver = v.InferOutput<typeof handOverSchema>;
/** Whose account a hand-over code would bring here; the address is masked. */
export type OfferedAccount = NonNullable<v.InferOutput<typeof accountSchema>>;
/** Where an account is signed in, this device first; and the addresses one signs in to it by. */
export type Devices = v.InferOutput<typeof devicesSchema>;
/** How many sign-ins were ended and keys revoked elsewhere. */
export type Left = v.InferOutput<typeof leftSchema>;
/** What stays of this device when the others go, and the addresses that go with them. */
export type Leaving = { keyId: string | null; without: readonly string[] };
export type Taken = NonNullable<v.InferOutput<typeof takenSchema>>;

/** A sign-in as it moves from the client that proved it to the one that uses it. */
export type Tokens = { access_token: string; refresh_token: string };

export function accountProblemOf(status: number, code: string): AccountProblem {
	if (code === 'PT409' || status === 409) return 'kept';
	if (code === 'PT429' || status === 429) return 'too-many';
	return remoteProblemOf(status, code);
}
