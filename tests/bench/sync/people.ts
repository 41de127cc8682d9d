import { toHex } from '../../../src/lib/core/bytes.ts';
import { isoTime, timeStepOf } from '../../../src/lib/core/clock.ts';
import { makeId, randomBytes } from '../../../src/lib/core/ids.ts';
import { eventIdOf, eventRefOf } from '../../../src/lib/events/event-id.ts';
import { makeJoinCode } from '../../../src/lib/events/join-code.ts';
import { codeBytes } from '../../../src/lib/exchange/code/code.ts';
import { type Key, makeKey } from '../../../src/lib/core/key.ts';
import { newExchange } from '../../../src/lib/exchange/mutations.ts';
import type { Batch, WireMutation } from '../../../src/lib/remote/wire.ts';

/** Somebody with an account and a key. */
export type Person = { id: string; outboxId: string; name: string; key: Key };

export type BenchEvent = { id: string; joinCode: string };

/** A person whom no server knows yet. */
export function newPerson(name: string): Person {
	return { id: makeId(), outboxId: makeId(), name, key: makeKey(randomBytes(16)) };
}

export function newEvent(): BenchEvent {
	const joinCode = makeJoinCode(randomBytes(5));
	return { id: eventIdOf(joinCode), joinCode };
}

/** What one phone sends at once. */
export function batchOf({ outboxId }: Person, mutations: WireMutation[]): Batch {
	return { protocol: 1, outboxId, sentAt: isoTime(new Date()), mutations };
}

export function change(kind: string, input: Record<string, unknown>): WireMutation {
	return { id: makeId(), kind, happenedAt: isoTime(new Date()), input };
}

/** What a phone sends when its owner arrives at these events. */
export function arrival({ name, key }: Person, events: readonly BenchEvent[]): WireMutation[] {
	const profile = {
		name,
		headline: `What ${name} does all day`,
		organisation: 'Benchmarks',
		pitch: 'Ask me.'
	};
	return [
		change('add_key', { keyId: key.id, secret: key.secret }),
		change('save_profile', { profile }),
		...events.map(({ joinCode }) => change('join_event', { joinCode }))
	];
}

/** The scan of what the other's screen shows right now, as the app queues it. */
export function scanOf({ name, key }: Person, { id }: BenchEvent) {
	const card = { name, headline: `What ${name} does all day` };
	const timeStep = timeStepOf(new Date());
	return newExchange({ bytes: toHex(codeBytes({ eventRef: eventRefOf(id), key, card, timeStep })), card });
}
