import * as v from 'valibot';
import { makeId } from '../../src/lib/core/ids.ts';
import { type Result, ok, problem } from '../../src/lib/core/result.ts';
import { type RemoteProblem, remoteProblemOf } from '../../src/lib/remote/problem.ts';
import type { SyncRemote } from '../../src/lib/remote/remote.ts';
import { pulledSchema, pushedSchema } from '../../src/lib/remote/wire.ts';
import type { Database } from '../database/engines.ts';

/** A person who is signed in to this database: a new one, or one more device of a person. */
export async function personOn({ exec }: Database, personId = makeId()): Promise<SyncRemote> {
	await exec(`insert into auth.users (id) values ('${personId}') on conflict do nothing`);
	const call = async <Value>(
		name: string,
		args: object,
		schema: v.GenericSchema<unknown, Value>
	): Promise<Result<Value, RemoteProblem>> => {
		const claims = JSON.stringify({ sub: personId, role: 'authenticated' });
		try {
			const rows = await exec(`begin; set local role authenticated;
				set local request.jwt.claims to ${literal(claims)}; set local request.jwt.claim.sub to '${personId}';
				select public.${name}(${literal(JSON.stringify(args))}::jsonb) as answer; commit;`);
			const found = rows.flat().find((row) => 'answer' in row);
			return ok(v.parse(schema, found?.answer));
		} catch (error) {
			await exec('rollback');
			const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
			return problem(remoteProblemOf(Number(code.slice(2)), code));
		}
	};
	return {
		signIn: async () => ok({ userId: personId }),
		push: (batch) => call('push_changes', batch, pushedSchema),
		pull: (cursor) => call('pull_changes', cursor, pulledSchema),
		nudges: async () => 'none'
	};
}

function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
