import { type Result, ok, problem } from '../core/result.ts';
import type { AccountProblem, Taken } from '../remote/account.ts';
import type { Tx } from '../db/tx.ts';
import type { Proven } from '../remote/address-proof.ts';
import type { AccountRemote } from '../remote/remote.ts';
import { type Local, rebase } from './apply.ts';
import { type Known, becomePerson, becomeUser, knownOf } from './epoch.ts';
import { forgetCards } from './journal.ts';
import { rename } from './renamed.ts';
import { pulledTables } from './row-schemas.ts';

/** Sends and fetches now; true if the server was reached. */
type Send = () => Promise<boolean>;

/**
 * What came together, for the screen to put into words; in `meta.joined` until it was read. `kept`: an address that
 * nobody used now keeps the account of this device.
 */
type Joined = { kept: boolean } & Pick<
	Taken,
	'merged' | 'contacts' | 'exchanges' | 'notes' | 'events' | 'doubles' | 'metYourself'
>;

export type JoinProblem = AccountProblem | 'storage';
export type Joining = { local: Local; remote: AccountRemote; send: Send };

const nothingMoved: Joined = {
	kept: false,
	merged: false,
	contacts: 0,
	exchanges: 0,
	notes: 0,
	events: 0,
	doubles: 0,
	metYourself: false
};

/** An address that was proven, on its way to this device's person. Asked for again, it goes on where it was. */
export class AddressJoin {
	#joining: Joining;
	#proven: Proven;
	#email: string;
	#secret: string | null = null;
	#isJoined = false;
	#isBack = false;

	constructor(joining: Joining, { email, proven }: { email: string; proven: Proven }) {
		this.#joining = joining;
		this.#email = email;
		this.#proven = proven;
	}

	/**
	 * Joins the person of this device, if there is one, with that of the address, and signs in here with the address. May
	 * be cut anywhere: the session of before stands for the joined person as soon as the server has joined them.
	 */
	async run(): Promise<Result<null, JoinProblem>> {
		const { local, send } = this.#joining;
		const isReached = await send();
		const known = await deviceOf(local);
		if (!known.ok) return problem('storage');
		const { userId, personId, email, isEmpty } = known.value;

		const isMine = this.#isJoined || userId === this.#proven.userId || email === this.#email;
		this.#isBack = isMine && !this.#isJoined && userId !== undefined;
		const isNobody = isEmpty && (userId === undefined || isReached);
		if (!isMine && !isNobody) {
			// Who joins has said everything before, also what a server that was put back from a backup has forgotten: of a profile
			// that it does not have nothing could become a part of the other one.
			if (personId === undefined || !isReached) return problem('offline');
			const taken = await this.#take();
			if (!taken.ok) return taken;
			if (!(await storeTaken(local, taken.value, { kept: !taken.value.merged })).ok)
				return problem('storage');
			this.#isJoined = true;
		}
		return this.#signIn();
	}

	async #take(): Promise<Result<Taken, JoinProblem>> {
		for (let tries = 0; ; tries++) {
			if (this.#secret === null) {
				const offer = await this.#joining.remote.offerMerge();
				if (!offer.ok) return offer;
				this.#secret = offer.value.secret;
			}
			// A lost answer costs nothing: taken again with the same secret, it is given again.
			const taken = await this.#proven.takeAccount(this.#secret);
			if (taken.ok && taken.value) return ok(taken.value);
			if (taken.ok) this.#secret = null;
			if (tries >= 2) return taken.ok ? problem('failed') : taken;
			if (!taken.ok && taken.problem !== 'offline') return taken;
		}
	}

	async #signIn(): Promise<Result<null, JoinProblem>> {
		const { local, remote, send } = this.#joining;
		const { userId, tokens } = this.#proven;
		// First, so that whichever of the two stores a crash leaves behind, the other one understands it (drain.ts).
		const announced = await local.db.transact(async (tx) =>
			tx.put('meta', { id: 'joinedUserId', value: userId })
		);
		if (!announced.ok) return problem('storage');
		const adopted = await remote.adopt(tokens);
		if (!adopted.ok) return adopted;
		const noted = await local.db.transact(async (tx) => {
			becomeUser(tx, userId);
			if (this.#isBack) forgetKey(tx);
			// What came together in an attempt that was cut is still to be read.
			if (!(await tx.get('meta', 'joined'))) tx.put('meta', { id: 'joined', value: nothingMoved });
		});
		if (!noted.ok) return problem('storage');
		await send();
		return ok(null);
	}
}

/** Brings the account behind a hand-over code here; what is on this device becomes that person's. */
export async function takeOver(joining: Joining, code: string): Promise<Result<null, JoinProblem>> {
	const { local, remote, send } = joining;
	const isReached = await send();
	const known = await deviceOf(local);
	if (!known.ok) return problem('storage');
	const { userId, personId, isEmpty } = known.value;
	// A person who is not on the server yet could not become part of another one.
	if (!isEmpty && personId === undefined) return problem('offline');
	const user = await remote.signIn(true);
	if (!user.ok) return user;
	// The sign-in of before was ended, and this is another guest: only the person it stood for may have what is here.
	const isBack = userId !== undefined && user.value.userId !== userId;
	// As with an address: first everything is said.
	if (!isEmpty && !isBack && !isReached) return problem('offline');
	if (isBack && !isEmpty) {
		const offered = await remote.lookAtAccount(code);
		if (!offered.ok) return offered;
		if (!offered.value) return problem('wrong-code');
		if (offered.value.personId !== personId) return problem('signed-out');
	}
	// Noted before: from here on every pull says whom this sign-in stands for, also after a crash.
	const noted = await local.db.transact(async (tx) => {
		if ((await knownOf(tx)).userId === undefined) becomeUser(tx, user.value.userId);
	});
	if (!noted.ok) return problem('storage');

	const taken = await takeWithRetries(() => remote.takeAccount(code));
	if (!taken.ok) return taken;
	if (!taken.value) return problem('wrong-code');
	if (!(await storeTaken(local, taken.value, { kept: false })).ok) return problem('storage');
	if (isBack) {
		const back = await local.db.transact(async (tx) => {
			becomeUser(tx, user.value.userId);
			forgetKey(tx);
		});
		if (!back.ok) return problem('storage');
	}
	await send();
	return ok(null);
}

/** Whoever signed this device out from elsewhere has revoked its key; the next code it shows is made with a new one. */
function forgetKey(tx: Tx): void {
	tx.delete('meta', 'deviceKey');
}

async function takeWithRetries<Value>(take: () => Promise<Result<Value, AccountProblem>>) {
	let taken = await take();
	for (let tries = 0; tries < 2 && !taken.ok && taken.problem === 'offline'; tries++) taken = await take();
	return taken;
}

/** Contacts that have other ids now take their drafts and what waits for them along; the rows come with the next pull. */
function storeTaken({ db, registry }: Local, taken: Taken, { kept }: { kept: boolean }) {
	return db.transact((tx) =>
		rebase(tx, registry, async () => {
			for (const each of taken.renamed) await rename(tx, each);
			tx.put('meta', { id: 'joined', value: { kept, ...amountsOf(taken) } });
			const { personId } = await knownOf(tx);
			if (personId === taken.personId) return;
			await forgetCards(tx);
			becomePerson(tx, taken.personId);
		})
	);
}

function amountsOf(taken: Taken): Omit<Joined, 'kept'> {
	const { merged, contacts, exchanges, notes, events, doubles, metYourself } = taken;
	return { merged, contacts, exchanges, notes, events, doubles, metYourself };
}

type Device = Known & { email: unknown; isEmpty: boolean };

/**
 * `isEmpty`: nothing is here, and nothing waits, that would have to become somebody's; nor was anything sent from here, be it
 * a key only: what people scanned with it, and the outbox itself, belong to a person of the server.
 */
function deviceOf({ db }: Local): Promise<Result<Device, string>> {
	return db.transact(async (tx) => {
		const rows = await Promise.all([...pulledTables, 'outbox' as const].map((table) => tx.all(table)));
		const hasSent = (await tx.get('meta', 'outboxId')) !== undefined;
		return {
			...(await knownOf(tx)),
			email: (await tx.get('meta', 'email'))?.value,
			isEmpty: !hasSent && rows.every(({ length }) => length === 0)
		};
	});
}
