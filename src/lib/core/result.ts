/** An expected outcome as a value: screens turn a problem (a string union) into words. Bugs throw instead. */
export type Result<Value, Problem extends string> =
	{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

/** Wraps a good outcome. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
	return { ok: true, value };
}

/** Names what went wrong, in the words of the caller's union. */
export function problem<const Problem extends string>(name: Problem): { ok: false; problem: Problem } {
	return { ok: false, problem: name };
}
