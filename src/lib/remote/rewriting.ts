import * as v from 'valibot';
import { type Result, ok, problem } from '../core/result.ts';
import { type RemoteProblem, remoteProblemOf } from './problem.ts';

/** A draft to be put into other words by the model that this installation has. */
export type Rewriting = { text: string; language: 'en' | 'de'; tone: 'warm' | 'plain' | 'formal' };

/** `too-many`: come back later. `no-model`: none is there, it refused, or what it said is of no use. */
export type RewritingProblem = RemoteProblem | 'too-many' | 'no-model';

const answerSchema = v.object({ text: v.string() });
// The server gives its model half a minute.
const timeoutMs = 40_000;

/** Asks our own server for other words (docs/protocol.md, "Other calls"). */
export async function askForOtherWords(
	origin: string,
	token: string,
	draft: Rewriting
): Promise<Result<string, RewritingProblem>> {
	try {
		const answer = await fetch(new URL('/rewrite', origin), {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
			body: JSON.stringify(draft),
			signal: AbortSignal.timeout(timeoutMs)
		});
		if (!answer.ok) return problem(problemOf(answer.status));
		const parsed = v.safeParse(answerSchema, await answer.json());
		return parsed.success ? ok(parsed.output.text) : problem('no-model');
	} catch {
		return problem('offline');
	}
}

function problemOf(status: number): RewritingProblem {
	if (status === 429) return 'too-many';
	return status === 404 || status === 502 || status === 504 ? 'no-model' : remoteProblemOf(status);
}
