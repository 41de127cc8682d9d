import * as v from 'valibot';
import { makeId } from '../../src/lib/core/ids.ts';
import { type Result, ok, problem } from '../../src/lib/core/result.ts';
import {
	type AccountProblem,
	accountProblemOf,
	accountSchema,
	handOverSchema,
	mergeOfferSchema,
	takenSchema
} from '../../src/lib/remote/account.ts';
import { remoteProblemOf } from '../../src/lib/remote/problem.ts';
import type { AccountRemote } from '../../src/lib/remote/remote.ts';
import { pulledSchema, pushedSchema } from '../../src/lib/remote/wire.ts';
import type { Database } from '../database/engines.ts';

/** The sign-in of one device at the real functions of supabase/migrations. The token is the user's id. */
export function deviceOn(database: Database): AccountRemote & { user: string | null } {
	const self = {
		user: null as string | null,
		signIn: async (mayCreate: boolean) => {
			if (!self.user && mayCreate) self.user = await newUser(database, null);
			return self.user ? ok({ userId: self.user }) : problem('signed-out');
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
			const userId = await newUser(database, email);
			const tokens = { access_token: userId, refresh_token: userId };
			return ok({ userId, tokens, takeAccount: (secret: string) => take(database, userId, secret) });
		},
		offerMerge: () => account(database, self.user, 'offer_account', 'merge', mergeOfferSchema),
		offerHandOver: () => account(database, self.user, 'offer_account', 'hand_over', handOverSchema),
		lookAtAccount: (code: string) => account(database, self.user, 'look_at_account', code, accountSchema),
		takeAccount: (code: string) => take(database, self.user, code),
		adopt: async ({ access_token }: { access_token: string }) => {
			self.user = access_token;
			return ok(null);
		},
		leave: async () => void (self.user = null)
	};
	return self;
}

/** A user of that address, the one there is or a new one; null: a guest. */
async function newUser({ exec }: Database, email: string | null): Promise<string> {
	if (email) {
		const found = (await exec(`select id from auth.users where email = ${literal(email)}`)).flat()[0];
		if (found) return String(found.id);
	}
	const id = makeId();
	await exec(`insert into auth.users (id, email, email_confirmed_at)
		values ('${id}', ${email ? literal(email) : 'null'}, ${email ? 'now()' : 'null'})`);
	return id;
}

function take(database: Database, user: string | null, secret: string) {
	return account(database, user, 'take_account', secret, takenSchema);
}

function account<Value>(
	database: Database,
	user: string | null,
	name: string,
	argument: string,
	schema: v.GenericSchema<unknown, Value>
): Promise<Result<Value, AccountProblem>> {
	return call(database, user, { name, argument, schema, problemOf: accountProblemOf });
}

type Call<Value, Problem extends string> = {
	name: string;
	argument: object | string;
	schema: v.GenericSchema<unknown, Value>;
	problemOf: (status: number, code: string) => Problem;
};

async function call<Value, Problem extends string>(
	{ exec }: Database,
	user: string | null,
	{ name, argument, schema, problemOf }: Call<Value, Problem>
): Promise<Result<Value, Problem>> {
	const claims = JSON.stringify({ sub: user, role: 'authenticated' });
	const passed =
		typeof argument === 'string' ? literal(argument) : `${literal(JSON.stringify(argument))}::jsonb`;
	try {
		const rows = await exec(`begin; set local role authenticated;
			set local request.jwt.claims to ${literal(claims)}; set local request.jwt.claim.sub to '${user}';
			select public.${name}(${passed}) as answer; commit;`);
		return ok(v.parse(schema, rows.flat().find((row) => 'answer' in row)?.answer));
	} catch (error) {
		await exec('rollback');
		const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
		if (!code.startsWith('PT')) throw error;
		return problem(problemOf(Number(code.slice(2)), code));
	}
}

function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
