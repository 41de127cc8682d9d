import { makeId } from '../../src/lib/core/ids.ts';
import { type Result, ok, problem } from '../../src/lib/core/result.ts';
import * as v from 'valibot';
import {
	accountProblemOf,
	handOverSchema,
	mergeOfferSchema,
	takenSchema,
	type AccountProblem,
	type Taken
} from '../../src/lib/remote/account.ts';
import { type RemoteProblem, remoteProblemOf } from '../../src/lib/remote/problem.ts';
import {
	type Batch,
	type Cursor,
	type Pulled,
	type Pushed,
	type Ticket,
	pulledSchema,
	pushedSchema,
	ticketSchema
} from '../../src/lib/remote/wire.ts';
import { type ModelDatabase, literal } from './database.ts';
import { Disagreement, agree } from './facts.ts';
import { Model } from './model.ts';

/** The real server and the model beside it, which hears everything that arrives. */
export class ServerLine {
	model = new Model();
	nowMs = Date.parse('2026-11-22T09:00:00.000Z');
	/** Batches that were given up by who sent them and arrive later, if ever. */
	readonly underway: { token: string; batch: Batch }[] = [];
	/** Everything that ever arrived: it may arrive again. */
	readonly arrived: { token: string; batch: Batch }[] = [];
	/** What the model heard, so that it can be told again up to where a copy of the store was made. */
	readonly #told: ((model: Model) => void)[] = [];
	/** Who may sign in, and the sessions of that, by the ids of both (tokens). */
	#tokens = new Set<string>();
	/** How much of both the copy knows; null: there is none. */
	#copied: { told: number; tokens: Set<string> } | null = null;
	readonly #offers = new Map<string, string>();
	readonly #db: ModelDatabase;

	constructor(db: ModelDatabase) {
		this.#db = db;
	}

	#tell(what: (model: Model) => void): void {
		this.#told.push(what);
		what(this.model);
	}

	/** The operator copies the store. */
	async backUp(): Promise<void> {
		await this.#db.backUp();
		this.#copied = { told: this.#told.length, tokens: new Set(this.#tokens) };
	}

	/** Somebody cannot bring back what the copy does not know. */
	forgetCopy(): void {
		this.#copied = null;
	}

	/** The operator puts the copy back, if there is one: what came after it never was, whoever signed in and was merged. */
	async restore(): Promise<void> {
		if (this.#copied === null) return;
		const { forged, shortCodes, meetings } = this.model.people;
		const history = await this.#db.restore(this.nowMs);
		this.model = new Model();
		for (const code of forged) this.model.people.forged.add(code);
		for (const id of meetings.scanIds) this.model.people.meetings.scanIds.add(id);
		for (const [code, shown] of shortCodes) this.model.people.shortCodes.set(code, shown);
		this.#told.length = this.#copied.told;
		this.#tokens = new Set(this.#copied.tokens);
		for (const what of this.#told) what(this.model);
		this.#tell((model) => (model.history = history));
		this.#offers.clear();
	}

	hasUser(userId: string): boolean {
		return [...this.#tokens].some((token) => userIn(token) === userId);
	}

	/** A new session of a user, new or known; gives its token. */
	async signIn(userId: string): Promise<string> {
		const session = makeId();
		await this.#db.exec(`insert into auth.users (id) values ('${userId}') on conflict do nothing;
			insert into auth.sessions (id, user_id) values ('${session}', '${userId}')`);
		const token = `${userId} ${session}`;
		this.#tokens.add(token);
		return token;
	}

	/** Whoever signed in after the copy of a store that was put back, and nobody else, is not signed in any more. */
	#isOut<Value>(token: string, answer: Result<Value, string>): boolean {
		const isOut = !answer.ok && answer.problem === 'signed-out';
		agree(isOut !== this.#tokens.has(token), () => `somebody is ${isOut ? '' : 'not '}signed out`);
		return isOut;
	}

	async push(token: string, batch: Batch): Promise<Result<Pushed, RemoteProblem>> {
		this.nowMs += 20;
		const answer = await this.#call(
			{ token, name: 'push_changes', argument: json(batch), schema: pushedSchema },
			remoteProblemOf
		);
		if (this.#isOut(token, answer)) return answer;
		const userId = userIn(token);
		const isOthers = !answer.ok && answer.problem === 'other-person';
		agree(isOthers === this.model.isOfOthers(userId, batch), () => 'an outbox of the wrong person');
		if (isOthers) return answer;
		if (!answer.ok) throw new Disagreement(`a push failed: ${answer.problem}`);
		this.arrived.push({ token, batch });
		const { nowMs } = this;
		this.#tell((model) => model.hear(userId, batch, nowMs, answer.value));
		return answer;
	}

	/** `page`: how many rows a page has, if not few. */
	async pull(token: string, cursor: Cursor, page?: number): Promise<Result<Pulled, RemoteProblem>> {
		this.nowMs += 20;
		const answer = await this.#call(
			{ token, name: 'pull_changes', argument: json(cursor), schema: pulledSchema, page },
			remoteProblemOf
		);
		if (this.#isOut(token, answer)) return answer;
		const userId = userIn(token);
		if (!answer.ok) throw new Disagreement(`a pull failed: ${answer.problem}`);
		let keyless: string[] = [];
		this.#tell((model) => (keyless = model.learn(userId, answer.value)));
		if (keyless.length > 0) {
			const known = await this.#peopleBehind(userId, keyless);
			this.#tell((model) => model.learnOf(userId, known));
		}
		return answer;
	}

	/** Whom contacts of a user's person are, by their ids. */
	async #peopleBehind(userId: string, ids: readonly string[]): Promise<[id: string, person: string][]> {
		const rows = await this.#db.exec(`select c.id, c.person_id from hallway.contacts c
			join hallway.sign_ins s on s.person_id = c.owner_id
			where s.user_id = '${userId}' and c.id in (${ids.map(literal).join()})`);
		return rows.map(({ id, person_id }) => [String(id), String(person_id)]);
	}

	/** A live code (hex) was opened in a browser. */
	async openTicket(code: string): Promise<Ticket | null> {
		this.nowMs += 20;
		const opened = await this.#call(
			{ token: '', name: 'open_ticket', argument: literal(code), schema: ticketSchema },
			remoteProblemOf
		);
		if (!opened.ok) throw new Disagreement(`a code was not opened: ${opened.problem}`);
		const { nowMs } = this;
		this.#tell(({ people }) => people.tickets.open(people, code, nowMs, opened.value));
		return opened.value;
	}

	/** Offers the person of a user. */
	async offer(token: string, kind: 'merge' | 'hand_over') {
		const userId = userIn(token);
		const about = { token, name: 'offer_account', argument: literal(kind) };
		const offered =
			kind === 'merge'
				? await this.#call(
						{
							...about,
							schema: v.pipe(
								mergeOfferSchema,
								v.transform(({ secret }) => secret)
							)
						},
						accountProblemOf
					)
				: await this.#call(
						{
							...about,
							schema: v.pipe(
								handOverSchema,
								v.transform(({ code }) => code)
							)
						},
						accountProblemOf
					);
		if (!this.#isOut(token, offered) && offered.ok) {
			this.#tell((model) => model.personOf(userId));
			this.#offers.set(offered.value, this.model.personOf(userId).id);
		}
		return offered;
	}

	async take(token: string, secret: string): Promise<Result<Taken | null, AccountProblem>> {
		const taken = await this.#call(
			{ token, name: 'take_account', argument: literal(secret), schema: takenSchema },
			accountProblemOf
		);
		if (!this.#isOut(token, taken) && taken.ok && taken.value) {
			const [offering, { personId }] = [this.#offers.get(secret) ?? '', taken.value];
			this.#tell((model) => model.take(userIn(token), offering, personId));
			this.#follow(personId);
		}
		return taken;
	}

	/** Offers of somebody who was merged are that person's now. */
	#follow(personId: string): void {
		for (const [secret, person] of this.#offers) {
			if (!this.model.people.all.has(person)) this.#offers.set(secret, personId);
		}
	}

	/** Scheduled work, once; gives whether there may be more of it. */
	async work(): Promise<boolean> {
		const [{ done }] = await this.#db.exec(`set model.now to '${new Date(this.nowMs).toISOString()}';
			select hallway.fan_out_cards() + hallway.settle_held() as done`);
		const { nowMs } = this;
		this.#tell((model) => model.settleHeld(nowMs));
		return Number(done) > 0;
	}

	async #call<Value, Problem extends string>(
		{
			token,
			name,
			argument,
			schema,
			page
		}: {
			token: string;
			name: string;
			argument: string;
			schema: v.GenericSchema<unknown, Value>;
			page?: number;
		},
		problemOf: (status: number, code: string) => Problem
	): Promise<Result<Value, Problem>> {
		try {
			return ok(v.parse(schema, await this.#db.call(name, argument, { token, nowMs: this.nowMs, page })));
		} catch (error) {
			if (v.isValiError(error)) throw error;
			const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
			if (!code.startsWith('PT')) throw error;
			return problem(problemOf(Number(code.slice(2)), code));
		}
	}
}

function userIn(token: string): string {
	return token.slice(0, 36);
}

function json(value: object): string {
	return `${literal(JSON.stringify(value))}::jsonb`;
}
