import * as v from 'valibot';
import { type Result, ok, problem } from '../core/result.ts';
import type { OutboxRow } from '../db/rows.ts';
import type { WriteProblem } from '../db/storage.ts';
import type { AccountProblem, Devices, HandOver, Left, OfferedAccount } from '../remote/account.ts';
import { knownOf } from './epoch.ts';
import { AddressJoin, type JoinProblem, type Joining, takeOver } from './join.ts';
import { clearDevice, unsentOf } from './sign-out.ts';

/** An address as the server compares it. */
export function readAddress(typed: string): Result<string, 'no-address'> {
	const address = typed.trim().toLowerCase();
	return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address) && address.length <= 254
		? ok(address)
		: problem('no-address');
}

/** The six digits of a mail, however they were copied. */
export function readDigits(typed: string): Result<string, 'wrong-code'> {
	const digits = typed.normalize('NFKC').replace(/\D/g, '');
	return digits.length === 6 ? ok(digits) : problem('wrong-code');
}

/**
 * What a person does about their account (docs/decisions/0004). Online by nature: screens wait for it, and say why it did
 * not work. Everything that is on this device stays on it, except after `signOut`.
 */
export class Account {
	#joining: Joining;
	#begun: { email: string; digits: string; join: AddressJoin } | null = null;

	constructor(joining: Joining) {
		this.#joining = joining;
	}

	/** Has six digits sent to an address. The answer says nothing about whether anybody uses it. */
	async askForCode(email: string): Promise<Result<null, AccountProblem>> {
		const { local, remote } = this.#joining;
		const known = await local.db.transact((tx) => knownOf(tx));
		// Digits that nobody in particular asked for are used up by anybody's guesses. Without a guest it works all the same.
		if (known.ok && known.value.userId === undefined) await remote.signIn(true);
		return remote.askForCode(email);
	}

	/**
	 * Keeps the account of this device by the address, or signs in to the one that the address has, with what is on this
	 * device joining it. After a problem the same digits go on where it stopped.
	 */
	async confirmCode(proof: { email: string; digits: string }): Promise<Result<null, JoinProblem>> {
		const { email, digits } = proof;
		if (this.#begun?.email !== email || this.#begun.digits !== digits) {
			const proven = await this.#joining.remote.confirmCode(proof);
			if (!proven.ok) return proven;
			this.#begun = { ...proof, join: new AddressJoin(this.#joining, { email, proven: proven.value }) };
		}
		const done = await this.#begun.join.run();
		if (done.ok) this.#begun = null;
		return done;
	}

	/** A code that brings this account to another device within ten minutes; first everything here is sent. */
	async handOver(): Promise<Result<HandOver, AccountProblem>> {
		const { send, remote } = this.#joining;
		return (await send()) ? remote.offerHandOver() : problem('offline');
	}

	/** Whose account a hand-over code brings here. */
	async lookAt(code: string): Promise<Result<OfferedAccount, AccountProblem>> {
		const { remote } = this.#joining;
		const guest = await remote.signIn(true);
		if (!guest.ok) return guest;
		let found = await remote.lookAtAccount(code);
		if (!found.ok && found.problem === 'signed-out') {
			// Signed out from elsewhere: supabase-js keeps such a sign-in until its token runs out. A new guest can take the code.
			await remote.leave();
			const another = await remote.signIn(true);
			if (!another.ok) return another;
			found = await remote.lookAtAccount(code);
		}
		if (!found.ok) return found;
		return found.value ? ok(found.value) : problem('wrong-code');
	}

	/** Brings it here. What is on this device becomes part of it. */
	takeOver(code: string): Promise<Result<null, JoinProblem>> {
		return takeOver(this.#joining, code);
	}

	/** Where this account is signed in. */
	devices(): Promise<Result<Devices, AccountProblem>> {
		return this.#joining.remote.lookAtDevices();
	}

	/**
	 * Signs out everywhere but here: whoever has one of those devices gets nothing more, nor can show a code of mine. What waits
	 * on a device of mine stays on it until it is signed in again. `without`: addresses that can no longer sign in.
	 */
	leaveElsewhere(without: readonly string[]): Promise<Result<Left, AccountProblem>> {
		const { local, remote } = this.#joining;
		const key = v.safeParse(v.object({ id: v.string() }), local.db.tables.meta.get('deviceKey')?.value);
		return remote.leaveElsewhere({ keyId: key.success ? key.output.id : null, without });
	}

	/** What a sign-out would lose, after sending what can be sent. */
	async unsent(): Promise<OutboxRow[]> {
		await this.#joining.send();
		return unsentOf(this.#joining.local.db);
	}

	/**
	 * Ends the session and takes everything of the person from this device, in every tab and with or without a network.
	 * Nothing can be stored afterwards before the page is loaded anew.
	 */
	async signOut(): Promise<Result<void, WriteProblem>> {
		const cleared = await clearDevice(this.#joining.local.db);
		if (cleared.ok) await this.#joining.remote.leave();
		return cleared;
	}
}
