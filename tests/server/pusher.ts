import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type Answer, call, type Guest, newGuest } from './client.ts';
import type { Server } from './process.ts';

export interface Mutation {
	readonly id: string;
	readonly kind: string;
	readonly happenedAt: string;
	readonly input: object;
}

const pushed = v.object({
	answers: v.array(v.object({ id: v.string(), answer: v.string(), code: v.optional(v.string()) }))
});

/** Made on the phone, now. */
export function mutation(kind: string, input: object): Mutation {
	return { id: randomUUID(), kind, happenedAt: new Date().toISOString(), input };
}

/** A guest's phone at the level of docs/protocol.md: an outbox, a key, and nothing that makes up for lost answers. */
export class Pusher {
	readonly guest: Guest;
	readonly outboxId = randomUUID();
	readonly #secret = randomBytes(16);
	readonly #keyId = createHash('sha256').update(this.#secret).digest().subarray(0, 10);

	constructor(guest: Guest) {
		this.guest = guest;
	}

	/** Signs a guest in and registers key and profile. */
	static async begin(server: Server, name: string): Promise<Pusher> {
		const pusher = new Pusher(await newGuest(server));
		const answers = await pusher.push(server, [
			mutation('add_key', { keyId: pusher.#keyId.toString('hex'), secret: pusher.#secret.toString('hex') }),
			mutation('save_profile', { profile: { name } })
		]);
		if (!answers.every(isThere))
			throw new Error(`the phone of ${name} was not set up: ${JSON.stringify(answers)}`);
		return pusher;
	}

	/** Sends a batch and gives its answers; throws for any answer but 200. */
	async push(server: Pick<Server, 'url' | 'key'>, mutations: readonly Mutation[]) {
		const { status, body } = await this.tryPush(server, mutations);
		if (status !== 200) throw new Error(`the push was answered ${status}: ${JSON.stringify(body)}`);
		return v.parse(pushed, body).answers;
	}

	tryPush(server: Pick<Server, 'url' | 'key'>, mutations: readonly Mutation[]): Promise<Answer> {
		return call(server, 'push_changes', { batch: this.batch(mutations) }, this.guest.token);
	}

	batch(mutations: readonly Mutation[]) {
		return { protocol: 1, outboxId: this.outboxId, sentAt: new Date().toISOString(), mutations };
	}

	async pull(server: Pick<Server, 'url' | 'key'>, cursor: object = {}): Promise<Answer> {
		return call(server, 'pull_changes', { cursor }, this.guest.token);
	}

	/** The code on this phone's screen right now, outside of any event. */
	code(): string {
		const step = Buffer.alloc(4);
		step.writeUInt32BE(Math.floor(Date.now() / 30_000));
		const signed = Buffer.concat([
			Buffer.of(0x11),
			Buffer.alloc(5),
			this.#keyId,
			step,
			Buffer.of(1, 1, 0x41)
		]);
		const mac = createHmac('sha256', this.#secret).update(signed).digest('hex');
		return signed.toString('hex') + mac.slice(0, 20);
	}

	/** Scans another phone and writes down a note about its owner. */
	meets(other: Pusher, note: string): Mutation[] {
		const contactId = randomUUID();
		const scan = { contactId, meetingId: randomUUID(), code: other.code(), card: { name: 'as scanned' } };
		return [mutation('exchange_cards', scan), mutation('save_note', { contactId, text: note })];
	}
}

/** Whether an answer says that the server has it. */
export function isThere({ answer }: { answer: string }): boolean {
	return answer === 'applied' || answer === 'already_applied';
}
