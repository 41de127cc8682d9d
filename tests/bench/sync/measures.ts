import { mutations } from '../../../src/lib/background.ts';
import { Db } from '../../../src/lib/db/db.svelte.ts';
import { exchangeCards } from '../../../src/lib/exchange/mutations.ts';
import { saveNote } from '../../../src/lib/people/mutations.ts';
import { registryOf } from '../../../src/lib/sync/apply.ts';
import { drain } from '../../../src/lib/sync/drain.ts';
import { mutateIn } from '../../../src/lib/sync/mutate.ts';
import type { Mutation } from '../../../src/lib/sync/mutation.ts';
import { pullAll } from '../../../src/lib/sync/pull.ts';
import { timed } from './doors.ts';
import { type Person, batchOf, change, scanOf } from './people.ts';
import type { Place } from './places.ts';
import type { Size } from './town.ts';

const scansWaiting = 150;
const notesWaiting = 50;
export const waitingCount = scansWaiting + notesWaiting;
export const audienceCount = 300;

/** A first pull into an empty store in memory: in all, and of that what was waited for. Milliseconds. */
export async function firstPull({ door, town }: Place, size: Size) {
	const { remote, pullMs } = timed(await door(town.hubs[size].person));
	const { sync, local } = phone(remote);
	const startedAt = performance.now();
	const problem = await pullAll(sync, () => undefined);
	const totalMs = performance.now() - startedAt;
	const got = local.db.tables.contacts.size;
	if (problem || got < size) throw new Error(`a first pull brought ${got} of ${size} contacts: ${problem}`);
	return { totalMs, requestMs: sum(pullMs), pages: pullMs.length };
}

/** A backlog of two hundred, 150 scans and 50 notes: what the pushes took, milliseconds a mutation, and the whole drain. */
export async function backlog({ door, town }: Place, spare: Person) {
	const { remote, pushMs } = timed(await door(spare));
	const { sync, local } = phone(remote);
	const queue = async <Input>(mutation: Mutation<Input>, input: Input) => {
		const queued = await mutateIn(local, mutation, input, new Date());
		if (!queued.ok) throw new Error(`${mutation.kind}: ${queued.problem}`);
	};
	for (const [i, other] of town.contacts.slice(0, scansWaiting).entries()) {
		const scan = scanOf(other, town.hubs[5_000].event);
		await queue(exchangeCards, scan);
		if (i < notesWaiting) await queue(saveNote, { contactId: scan.contactId, text: 'Coffee next week?' });
	}
	const startedAt = performance.now();
	const problem = await drain(sync, { wantsPull: true, onProgress: () => undefined });
	const drainMs = performance.now() - startedAt;
	const left = local.db.tables.outbox.size;
	if (problem || left > 0) throw new Error(`${left} of ${waitingCount} still wait: ${problem}`);
	return { perMutationMs: sum(pushMs) / waitingCount, batches: pushMs.length, drainMs };
}

/** One exchange of somebody with so many contacts at so large an event, with a stranger. Milliseconds. */
export async function oneExchange({ door, town }: Place, size: Size, stranger: Person): Promise<number> {
	const { person, event } = town.hubs[size];
	const { remote, pushMs } = timed(await door(person));
	// What connects and loads is not the exchange.
	await remote.pull({ person: Number.MAX_SAFE_INTEGER });
	const said = await remote.push(batchOf(person, [change('exchange_cards', scanOf(stranger, event))]));
	if (!said.ok || said.value.answers[0].answer !== 'applied') {
		throw new Error(`an exchange was not applied: ${JSON.stringify(said)}`);
	}
	return pushMs[0];
}

/** Three hundred people scan one speaker in the same moment: until the last one is answered, and each push. Milliseconds. */
export async function speaker({ door, town }: Place, spare: Person) {
	const { event } = town.hubs[5_000];
	const audience = await Promise.all(
		town.contacts.slice(0, audienceCount).map(async (who) => ({ who, ...timed(await door(who)) }))
	);
	const startedAt = performance.now();
	await Promise.all(
		audience.map(async ({ who, remote }) => {
			const scan = change('exchange_cards', scanOf(spare, event));
			for (;;) {
				const said = await remote.push(batchOf(who, [scan]));
				if (said.ok && said.value.answers[0].answer === 'applied') return;
				if (said.ok || said.problem !== 'offline') throw new Error(`a scan failed: ${JSON.stringify(said)}`);
			}
		})
	);
	const lastMs = performance.now() - startedAt;
	const { sync, local } = phone(await door(spare));
	await pullAll(sync, () => undefined);
	const got = local.db.tables.contacts.size;
	if (got < audienceCount) throw new Error(`the speaker has ${got} of ${audienceCount}`);
	return { lastMs, pushMs: audience.flatMap(({ pushMs }) => pushMs) };
}

function phone(remote: ReturnType<typeof timed>['remote']) {
	const local = { db: new Db('bench'), registry: registryOf(mutations) };
	return { local, sync: { local, remote, now: Date.now, random: Math.random } };
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
