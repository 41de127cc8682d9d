import type { Sql } from 'postgres';
import type * as v from 'valibot';
import { parse } from 'valibot';
import { type Result, ok } from '../../../src/lib/core/result.ts';
import type { RemoteProblem } from '../../../src/lib/remote/problem.ts';
import type { SyncRemote } from '../../../src/lib/remote/remote.ts';
import { pulledSchema, pushedSchema } from '../../../src/lib/remote/wire.ts';
import { remoteOf } from '../../../src/rehearsal/sign-in.ts';
import { signAccessToken } from '../../../src/server/access-token.ts';
import type { Person } from './people.ts';

/** A way for somebody to reach the functions of the database. */
export type Door = (person: Person) => Promise<SyncRemote>;

/** Through the server, as the app goes: with a token, over HTTP. */
export function serverDoor(origin: string, secret: string): Door {
	return async ({ id }) => {
		const expiresAt = Math.floor(Date.now() / 1000) + 3_000;
		const access_token = await signAccessToken({ userId: id, sessionId: id, expiresAt }, secret);
		const session = {
			...{ access_token, refresh_token: 'none', token_type: 'bearer' },
			...{ expires_in: 3_000, expires_at: expiresAt, user: { id } }
		};
		return remoteOf({ origin, keychain: new Map([['hallway-auth', JSON.stringify(session)]]) });
	};
}

/** The floor: the same functions, called on a connection to the database by the same role, nothing in between. */
export function directDoor(sql: Sql): Door {
	return async ({ id }) => {
		const claims = JSON.stringify({ sub: id, role: 'authenticated' });
		const call = async <Value>(
			name: string,
			argument: object,
			schema: v.GenericSchema<unknown, Value>
		): Promise<Result<Value, RemoteProblem>> => {
			const said = await sql.begin(async (tx) => {
				await tx`select set_config('role', 'authenticated', true), set_config('request.jwt.claim.sub', ${id}, true),
					set_config('request.jwt.claims', ${claims}, true)`;
				const [row] =
					await tx`select ${tx('public')}.${tx(name)}(${JSON.stringify(argument)}::text::jsonb) as said`;
				return { value: row.said };
			});
			return ok(parse(schema, said.value));
		};
		return {
			signIn: async () => ok({ userId: id }),
			push: (batch) => call('push_changes', batch, pushedSchema),
			pull: (cursor) => call('pull_changes', cursor, pulledSchema),
			nudges: async () => 'none'
		};
	};
}

/** The same remote, and how long its requests took, in milliseconds. */
export function timed(remote: SyncRemote): { remote: SyncRemote; pushMs: number[]; pullMs: number[] } {
	const pushMs: number[] = [];
	const pullMs: number[] = [];
	const measured = async <Value>(times: number[], work: Promise<Value>) => {
		const startedAt = performance.now();
		const value = await work;
		times.push(performance.now() - startedAt);
		return value;
	};
	return {
		pushMs,
		pullMs,
		remote: {
			signIn: (mayCreate) => remote.signIn(mayCreate),
			push: (batch) => measured(pushMs, remote.push(batch)),
			pull: (cursor) => measured(pullMs, remote.pull(cursor)),
			nudges: (...how) => remote.nudges(...how)
		}
	};
}
