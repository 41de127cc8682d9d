import type { ModelDatabase } from './database.ts';
import { agreeInTheEnd } from './agreement.ts';
import type { Op } from './ops.ts';
import { goOn, happen } from './happen.ts';
import { World } from './world.ts';

/** Plays what happens, from nothing to where all agree. Throws where they do not. */
export async function play(db: ModelDatabase, ops: readonly Op[]): Promise<void> {
	await db.clear();
	await withKnownChance(async () => {
		const world = new World(db);
		await world.begin();
		world.meanwhile = (device, what) => goOn(world, device, what);
		for (const op of ops) await happen(world, op);
		await agreeInTheEnd(world, db);
	});
}

/** Ids and keys come from a fixed row of numbers, so that the same happens again. */
async function withKnownChance(work: () => Promise<void>): Promise<void> {
	let state = 1;
	const fill = <Bytes extends ArrayBufferView | null>(bytes: Bytes): Bytes => {
		if (!(bytes instanceof Uint8Array)) throw new Error('only bytes are drawn here');
		// xorshift32, Marsaglia 2003: enough for ids that differ.
		for (let n = 0; n < bytes.length; n++) {
			state ^= state << 13;
			state ^= state >>> 17;
			state ^= state << 5;
			bytes[n] = state & 0xff;
		}
		return bytes;
	};
	Object.defineProperty(crypto, 'getRandomValues', { value: fill, configurable: true });
	try {
		await work();
	} finally {
		// The one of the prototype again.
		Reflect.deleteProperty(crypto, 'getRandomValues');
	}
}
