import { type Result, ok, problem } from '../core/result.ts';
import type { Memory } from './config.ts';
import { Connection, type Surroundings } from './connection.ts';
import { type NudgeEnd, listenForNudges } from './nudges.ts';
import {
	type AccountProblem,
	type Devices,
	type HandOver,
	type Leaving,
	type Left,
	type MergeOffer,
	type OfferedAccount,
	type Taken,
	type Tokens,
	accountProblemOf,
	accountSchema,
	devicesSchema,
	handOverSchema,
	leftSchema,
	mergeOfferSchema,
	takenSchema
} from './account.ts';
import { type Proven, askForCode, confirmCode } from './address-proof.ts';
import { type RemoteProblem, remoteProblemOf } from './problem.ts';
import { type Call, authProblemOf } from './request.ts';
import { type Rewriting, type RewritingProblem, askForOtherWords } from './rewriting.ts';
import {
	type Batch,
	type Config,
	type Cursor,
	type EventPreview,
	type Pulled,
	type Pushed,
	type Ticket,
	previewSchema,
	pulledSchema,
	pushedSchema,
	recoveredSchema,
	ticketSchema
} from './wire.ts';

export type Answered<Value> = Promise<Result<Value, RemoteProblem>>;

/** What the sync needs of a server. */
export type SyncRemote = {
	/** Makes sure somebody is signed in; a guest is made only if `mayCreate`, else nobody there is `signed-out`. */
	signIn(mayCreate: boolean): Answered<{ userId: string }>;
	push(batch: Batch): Answered<Pushed>;
	pull(cursor: Cursor): Answered<Pulled>;
	/** Calls back whenever there is something to pull, until aborted or the stream ends. `none`: there are no nudges here. */
	nudges(onNudge: () => void, onOpen: () => void, signal: AbortSignal): Promise<NudgeEnd>;
};

type AboutAccount<Value> = Promise<Result<Value, AccountProblem>>;

/** What the accounts need of a server (docs/protocol.md, "Accounts"). */
export type AccountRemote = SyncRemote & {
	askForCode(email: string): AboutAccount<null>;
	confirmCode(proof: { email: string; digits: string }): AboutAccount<Proven>;
	/** Offers my person to the address I proved; the secret is never shown to anybody. */
	offerMerge(): AboutAccount<MergeOffer>;
	/** Offers my person to another device of mine. */
	offerHandOver(): AboutAccount<HandOver>;
	/** Whose account this code brings here; null: nobody's. */
	lookAtAccount(code: string): AboutAccount<OfferedAccount | null>;
	takeAccount(code: string): AboutAccount<Taken | null>;
	/** Where this account is signed in. */
	lookAtDevices(): AboutAccount<Devices>;
	/** Ends every sign-in but the one of this device. */
	leaveElsewhere(leaving: Leaving): AboutAccount<Left>;
	/** From now on this is the sign-in of this device; the one of before ends. */
	adopt(tokens: Tokens): AboutAccount<null>;
	/** Forgets the sign-in of this device at once; its end on the server follows if there is a network. */
	leave(): Promise<void>;
};

/** The configured back end, with everything that the app asks of it. */
export class Remote implements AccountRemote {
	#connection: Connection;
	#lastSignIn: Promise<unknown> = Promise.resolve();

	constructor(origin: string, memory: Memory, surroundings: Surroundings = {}) {
		this.#connection = new Connection(origin, memory, surroundings);
	}

	/** Who runs this installation and what it can do; the last known answer without a network. */
	config(): Promise<Result<Config, 'offline'>> {
		return this.#connection.config();
	}

	/** One after the other: two at once, by the sync and by a screen's request, would make two guests. */
	signIn(mayCreate: boolean): Answered<{ userId: string }> {
		const signedIn = this.#lastSignIn.then(() => this.#signIn(mayCreate));
		this.#lastSignIn = signedIn.catch(() => undefined);
		return signedIn;
	}

	async #signIn(mayCreate: boolean): Answered<{ userId: string }> {
		const connected = await this.#connection.open();
		if (!connected.ok) return connected;
		const { auth } = connected.value.client;
		const { data, error } = await auth.getSession();
		if (data.session) return ok({ userId: data.session.user.id });
		if (error) return problem(authProblemOf(error));
		if (!mayCreate) return problem('signed-out');

		const made = await auth.signInAnonymously();
		if (made.data.user) return ok({ userId: made.data.user.id });
		const why = authProblemOf(made.error);
		return problem(why === 'signed-out' ? 'failed' : why);
	}

	push(batch: Batch): Answered<Pushed> {
		return this.#connection.ask(
			{ name: 'push_changes', args: { batch }, schema: pushedSchema },
			remoteProblemOf
		);
	}

	pull(cursor: Cursor): Answered<Pulled> {
		return this.#connection.ask(
			{ name: 'pull_changes', args: { cursor }, schema: pulledSchema },
			remoteProblemOf
		);
	}

	lookUpEvent(joinCode: string): Answered<EventPreview | null> {
		return this.#connection.ask(
			{ name: 'look_up_event', args: { join_code: joinCode }, schema: previewSchema },
			remoteProblemOf
		);
	}

	openTicket(code: string): Answered<Ticket | null> {
		return this.#connection.ask(
			{ name: 'open_ticket', args: { code }, schema: ticketSchema },
			remoteProblemOf
		);
	}

	recoverEvent(secret: string): Answered<{ eventId: string } | null> {
		return this.#connection.ask(
			{ name: 'recover_event', args: { secret }, schema: recoveredSchema },
			remoteProblemOf
		);
	}

	/** One call of a database function; for the files beside this one, each with the calls of one noun. */
	ask<Value, Problem extends string>(
		call: Call<Value>,
		problemOf: (status: number, code: string) => Problem
	): Promise<Result<Value, Problem | RemoteProblem>> {
		return this.#connection.ask(call, problemOf);
	}

	/** A draft in other words, by the model that this installation has. */
	async rewrite(draft: Rewriting): Promise<Result<string, RewritingProblem>> {
		const connected = await this.#connection.open();
		if (!connected.ok) return connected;
		const { config, client } = connected.value;
		if (!config.rewriting) return problem('no-model');
		const token = (await client.auth.getSession()).data.session?.access_token;
		if (!token) return problem('signed-out');
		return askForOtherWords(this.#connection.urlOf(config).href, token, draft);
	}

	async askForCode(email: string): AboutAccount<null> {
		const prover = await this.#connection.prover();
		return prover.ok ? askForCode(prover.value, email) : prover;
	}

	async confirmCode(proof: { email: string; digits: string }): AboutAccount<Proven> {
		const prover = await this.#connection.prover();
		return prover.ok ? confirmCode(prover.value, proof) : prover;
	}

	offerMerge(): AboutAccount<MergeOffer> {
		return this.#connection.ask(
			{ name: 'offer_account', args: { kind: 'merge' }, schema: mergeOfferSchema },
			accountProblemOf
		);
	}

	offerHandOver(): AboutAccount<HandOver> {
		return this.#connection.ask(
			{ name: 'offer_account', args: { kind: 'hand_over' }, schema: handOverSchema },
			accountProblemOf
		);
	}

	lookAtAccount(code: string): AboutAccount<OfferedAccount | null> {
		return this.#connection.ask(
			{ name: 'look_at_account', args: { code }, schema: accountSchema },
			accountProblemOf
		);
	}

	takeAccount(code: string): AboutAccount<Taken | null> {
		return this.#connection.ask(
			{ name: 'take_account', args: { secret: code }, schema: takenSchema },
			accountProblemOf
		);
	}

	lookAtDevices(): AboutAccount<Devices> {
		return this.#connection.ask(
			{ name: 'look_at_devices', args: {}, schema: devicesSchema },
			accountProblemOf
		);
	}

	leaveElsewhere({ keyId, without }: Leaving): AboutAccount<Left> {
		return this.#connection.ask(
			{ name: 'leave_elsewhere', args: { key_id: keyId, without }, schema: leftSchema },
			accountProblemOf
		);
	}

	async adopt(tokens: Tokens): AboutAccount<null> {
		const connected = await this.#connection.open();
		if (!connected.ok) return connected;
		const { config, client } = connected.value;
		const before = (await client.auth.getSession()).data.session;
		const { data, error } = await client.auth.setSession(tokens);
		if (error) return problem(authProblemOf(error));
		// It stands for the same person by now. Whoever has a copy, having lent this device, would be let in for good.
		if (before && before.user.id !== data.user?.id) this.#connection.end(config, before.access_token);
		return ok(null);
	}

	leave(): Promise<void> {
		return this.#connection.leave();
	}

	async nudges(onNudge: () => void, onOpen: () => void, signal: AbortSignal): Promise<NudgeEnd> {
		const connected = await this.#connection.open();
		if (!connected.ok) return 'ended';
		const { config, client } = connected.value;
		if (config.nudges === 'none') return 'none';
		const token = (await client.auth.getSession()).data.session?.access_token;
		if (!token) return 'ended';
		return listenForNudges({
			url: new URL('/nudge', this.#connection.urlOf(config)),
			token,
			onNudge,
			onOpen,
			signal
		});
	}
}
