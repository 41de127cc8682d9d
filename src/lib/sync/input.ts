import * as v from 'valibot';
import { codePoints, isBlank, storable } from '../core/text.ts';

/** What can be wrong with one field of a form. */
type FieldProblem = 'missing' | 'too-long' | 'too-many' | 'invalid';
/** `path` names the field, with dots: `profile.links.0`. */
export type InputProblem = { path: string; problem: FieldProblem };

/** A text of at most `limit` code points, exactly as typed; one of only white space counts as empty. */
export function textUpTo(limit: number) {
	return v.pipe(
		v.string('invalid'),
		v.check((text) => codePoints(text) <= limit, 'too-long'),
		v.transform((text) => (isBlank(text) ? '' : text))
	);
}

/** The same, and not empty. */
export function requiredText(limit: number) {
	return v.pipe(textUpTo(limit), v.nonEmpty('missing'));
}

/** A text of at most `limit` code points, exactly as typed, white space too: for what is written rather than filled in. */
export function longTextUpTo(limit: number) {
	return v.pipe(
		v.string('invalid'),
		v.check((text) => codePoints(text) <= limit, 'too-long')
	);
}

/** A list of at most `entries` texts, blank and repeated ones left out. */
export function listOf(entries: number, limit: number) {
	return v.pipe(
		v.array(textUpTo(limit), 'invalid'),
		v.transform((texts) => [...new Set(texts.filter((text) => text !== ''))]),
		v.check((texts) => texts.length <= entries, 'too-many')
	);
}

/** An id made by a device or by the server. */
export const idSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

/** Lower-case hex of `size` bytes, or of any number of them. */
export function hexOf(size?: number) {
	return v.pipe(v.string(), v.regex(size ? new RegExp(`^[0-9a-f]{${2 * size}}$`) : /^([0-9a-f]{2})+$/));
}

/** Everything that is wrong with an input, at most one problem per field. */
export function problemsIn(schema: v.GenericSchema, input: unknown): InputProblem[] {
	const { issues = [] } = v.safeParse(schema, input);
	const found = new Map<string, FieldProblem>();
	for (const issue of issues) {
		const path = v.getDotPath(issue) ?? '';
		if (!found.has(path)) found.set(path, fieldProblemOf(issue));
	}
	return [...found].map(([path, problem]) => ({ path, problem }));
}

/** The value with every text in it made storable, and whether anything had to go. */
export function cleaned<Value>(value: Value): { value: Value; wasCleaned: boolean } {
	let wasCleaned = false;
	const clean = (part: unknown): unknown => {
		if (typeof part === 'string') {
			const made = storable(part);
			wasCleaned ||= made.wasCleaned;
			return made.text;
		}
		if (Array.isArray(part)) return part.map(clean);
		if (typeof part !== 'object' || part === null) return part;
		return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, clean(inner)]));
	};
	return { value: clean(value) as Value, wasCleaned };
}

const problemsByMessage: readonly string[] = ['missing', 'too-long', 'too-many'] satisfies FieldProblem[];

function fieldProblemOf({ message, input }: v.BaseIssue<unknown>): FieldProblem {
	if (problemsByMessage.includes(message)) return message as FieldProblem;
	return input === undefined ? 'missing' : 'invalid';
}
