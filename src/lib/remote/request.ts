import type { SupabaseClient } from '@supabase/supabase-js';
import * as v from 'valibot';
import { type Result, ok, problem } from '../core/result.ts';
import { type RemoteProblem, remoteProblemOf } from './problem.ts';

const requestTimeoutMs = 30_000;

/** What a database function is asked for, and how its answer is read. */
export type Call<Value> = { name: string; args: object; schema: v.GenericSchema<unknown, Value> };

/** One call of a database function. `problemOf` puts a refusal, by HTTP status and code, into the caller's words. */
export async function request<Value, Problem extends string>(
	client: SupabaseClient,
	{ name, args, schema }: Call<Value>,
	problemOf: (status: number, code: string) => Problem
): Promise<Result<Value, Problem | 'failed'>> {
	const { data, error, status } = await client.rpc(name, args);
	if (error) return problem(problemOf(status, error.code));
	const parsed = v.safeParse(schema, data);
	return parsed.success ? ok(parsed.output) : problem('failed');
}

/** Why nobody could be signed in; an error of supabase-js's auth. */
export function authProblemOf(error: { status?: number; name: string } | null): RemoteProblem {
	if (!error || error.name === 'AuthRetryableFetchError') return 'offline';
	const isRefused =
		error.status === 400 || error.status === 401 || error.status === 403 || error.status === 404;
	return isRefused || error.name === 'AuthSessionMissingError'
		? 'signed-out'
		: remoteProblemOf(error.status ?? 0);
}

/** A `fetch` that gives up at last, so that nothing waits for a network that swallows requests. */
export function inTime(send?: typeof fetch): typeof fetch {
	return (input, init) =>
		(send ?? fetch)(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(requestTimeoutMs) });
}
