import * as v from 'valibot';
import { type Key, keyIdOf } from '../core/key.ts';
import { hexOf } from '../sync/input.ts';
import { defineMutation } from '../sync/mutation.ts';

const deviceKeySchema = v.object({ id: hexOf(10), secret: hexOf(16) });

/** Tells the server the key of this device, so that scans of its codes find their person. */
export const addKey = defineMutation({
	kind: 'add_key',
	input: v.pipe(
		v.object({
			keyId: hexOf(10),
			secret: hexOf(16),
			label: v.optional(v.pipe(v.string(), v.maxLength(60)))
		}),
		v.check(({ keyId, secret }) => /^[0-9a-f]{32}$/.test(secret) && keyIdOf(secret) === keyId)
	),
	writes: ({ keyId }) => [`key:${keyId}`],
	apply: (tx, { keyId, secret }) => tx.keep('deviceKey', { id: keyId, secret })
});

/** The key of this device as it is stored; null when there is none yet. */
export function readDeviceKey(stored: unknown): Key | null {
	const parsed = v.safeParse(deviceKeySchema, stored);
	return parsed.success ? parsed.output : null;
}
