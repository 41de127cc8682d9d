import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import { fromHex, toHex } from '../core/bytes.ts';
import { hexOf } from '../sync/input.ts';
import { defineMutation } from '../sync/mutation.ts';

/** What this device signs its codes with, in lower-case hex (docs/protocol.md, "key"). */
export type DeviceKey = { readonly id: string; readonly secret: string };

const deviceKeySchema = v.object({ id: hexOf(10), secret: hexOf(16) });

/** The key of 16 random bytes. */
export function deviceKeyOf(random: Uint8Array): DeviceKey {
	return { id: toHex(sha256(random).subarray(0, 10)), secret: toHex(random) };
}

/** Tells the server the key of this device, so that scans of its codes find their person. */
export const addKey = defineMutation({
	kind: 'add_key',
	input: v.pipe(
		v.object({
			keyId: hexOf(10),
			secret: hexOf(16),
			label: v.optional(v.pipe(v.string(), v.maxLength(60)))
		}),
		v.check(({ keyId, secret }) => deviceKeyOf(fromHex(secret) ?? new Uint8Array()).id === keyId)
	),
	writes: ({ keyId }) => [`key:${keyId}`],
	apply: (tx, { keyId, secret }) => tx.keep('deviceKey', { id: keyId, secret })
});

/** The key as it is stored; null when there is none yet. */
export function readDeviceKey(stored: unknown): DeviceKey | null {
	const parsed = v.safeParse(deviceKeySchema, stored);
	return parsed.success ? parsed.output : null;
}
