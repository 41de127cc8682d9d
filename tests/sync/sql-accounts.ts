import * as v from 'valibot';
import { makeId } from '../../src/lib/core/ids.ts';
import { type Result, ok, problem } from '../../src/lib/core/result.ts';
import {
	type AccountProblem,
	type Leaving,
	accountProblemOf,
	accountSchema,
	devicesSchema,
	handOverSchema,
	leftSchema,
	mergeOfferSchema,
	takenSchema
} from '../../src/lib/remote/account.ts';
import { remoteProblemOf } from '../../src/lib/remote/problem.ts';
import type { AccountRemote } from '../../src/lib/remote/remote.ts';
import { pulledSchema, pushedSchema } from '../../src/lib/remote/wire.ts';
import type { Database } from '../database/engines.ts';

/** The sign-in of one device at the real functions of supabase/migrations. A token is a user's id and that of a session. */
export function deviceOn(real: Database): AccountRemote & { user: string | null } {
	// After a token was refused supabase-js asks for a fresh one, in vain, and forgets the sign-in.
	const database: Asked = { ...real, refused: () => (self.user = null) };
	const self = {
		user: null as string | null,
		signIn: async (mayCreate: boolean) => {
			if (!self.user && mayCreate) self.user = await newUser(database, null);
			return self.user ? ok({ userId: self.user.slice(0, 36) }) : problem('signed-out');
		},
		push: (batch: object) =>
			call(database, self.user, {
				name: 'push_changes',
				argument: batch,
				schema: pushedSchema,
				problemOf: remoteProblemOf
			}),
		pull: (cursor: object) =>
			call(database, self.user, {
				name: 'pull_changes',
				argument: cursor,
				schema: pulledSchema,
				problemOf: remoteProblemOf
			}),
		nudges: async () => 'none' as const,
		askForCode: async () => ok(null),
		confirmCode: async ({ email, digits }: { email: string; digits: string }) => {
			if (digits !== '123456') return problem('wrong-code');
			const token = await newUser(database, email);
			const tokens = { access_token: token, refresh_token: token };
			const takeAccount = (secret: string) => take(database, token, secret);
			return ok({ userId: token.slice(0, 36), tokens, takeAccount });
		},
		offerMerge: () => account(database, self.user, 'offer_account', 'merge', mergeOfferSchema),
		offerHandOver: () => account(database, self.user, 'offer_account', 'hand_over', handOverSchema),
		lookAtAccount: (code: string) => account(database, self.user, 'look_at_account', code, accountSchema),
		takeAccount: (code: string) => take(database, self.user, code),
		lookAtDevices: () => account(database, self.user, 'look_at_devices', [], devicesSchema),
		leaveElsewhere: ({ keyId, without }: Leaving) =>
			account(database, self.user, 'leave_elsewhere', [keyId, without], leftSchema),
		adopt: async ({ access_token }: { access_token: string }) => {
			const ended = self.user?.slice(37);
			if (ended) await real.exec(`delete from auth.sessions where id = '${ended}'`);
			self.user = access_token;
			return ok(null);
		},
		leave: async () => void (self.user = null)
	};
	return self;
}

/** A new session of the user of that address, the one there is or a new one; null: of a guest. Gives its token. */
async function newUser({ exec }: Database, email: string | null): Promise<string> {
	const found = email
		? (await exec(`select id from auth.users where email = ${literal(email)}`)).flat()[0]
		: undefined;
	const [id, session] = [found ? String(found.id) : makeId(), makeId()];
	if (!found) {
		await exec(`insert into auth.users (id, email, email_confirmed_at)
			values ('${id}', ${email ? literal(email) : 'null'}, ${email ? 'now()' : 'null'})`);
	}
	await exec(`insert into auth.sessions (id, user_id) values ('${session}', '${id}')`);
	return `${id} ${session}`;
}

function take(database: Asked, token: string | null, secret: string) {
	return account(database, token, 'take_account', secret, takenSchema);
}

function account<Value>(
	database: Asked,
	token: string | null,
	name: string,
	argument: Argument,
	schema: v.GenericSchema<unknown, Value>
): Promise<Result<Value, AccountProblem>> {
	return call(database, token, { name, argument, schema, problemOf: accountProblemOf });
}

type Asked = Database & { refused: () => void };
/** A list is of several arguments, or of none. */
type Argument = object | string | readonly unknown[];
type Call<Value, Problem extends string> = {
	name: string;
	argument: Argument;
	schema: v.GenericSchema<unknown, Value>;
	problemOf: (status: number, code: string) => Problem;
};

async function call<Value, Problem extends string>(
	{ exec, refused }: Asked,
	token: string | null,
	{ name, argument, schema, problemOf }: Call<Value, Problem>
): Promise<Result<Value, Problem>> {
	const [user, session] = (token ?? '').split(' ');
	const claims = JSON.stringify({ sub: user, role: 'authenticated', session_id: session });
	const passed = (Array.isArray(argument) ? argument : [argument]).map(sqlOf).join(', ');
	try {
		const rows = await exec(`begin; set local role authenticated;
			set local request.jwt.claims to ${literal(claims)}; set local request.jwt.claim.sub to '${user}';
			select public.${name}(${passed}) as answer; commit;`);
		return ok(v.parse(schema, rows.flat().find((row) => 'answer' in row)?.answer));
	} catch (error) {
		await exec('rollback');
		const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
		if (!code.startsWith('PT')) throw error;
		if (code === 'PT401') refused();
		return problem(problemOf(Number(code.slice(2)), code));
	}
}

function sqlOf(argument: unknown): string {
	if (argument === null) return 'null';
	return typeof argument === 'string' ? literal(argument) : `${literal(JSON.stringify(argument))}::jsonb`;
}

function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
