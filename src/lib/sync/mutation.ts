import * as v from 'valibot';
import { type Result, ok, problem } from '../core/result.ts';
import type { Lookup, OutboxRow, Rows, SharedTable } from '../db/rows.ts';
import { type InputProblem, problemsIn } from './input.ts';

/** What an `apply` may do. It awaits nothing else: the database closes a transaction that waits for other things. */
export type MutationTx = {
	get<Name extends SharedTable>(table: Name, id: string): Promise<Rows[Name] | undefined>;
	all<Name extends SharedTable>(table: Name): Promise<Rows[Name][]>;
	where<Name extends keyof Lookup>(table: Name, field: Lookup[Name], value: string): Promise<Rows[Name][]>;
	put<Name extends SharedTable>(table: Name, row: Rows[Name]): void;
	delete(table: SharedTable, id: string): void;
	/** Keeps a fact of this device (`meta`) that no server gives back: it stays, whatever becomes of the mutation. */
	keep(id: string, value: unknown): void;
	/** From now on the id `from` means `to` wherever an input names it. */
	alias(from: string, to: string): void;
};

type MutationContext = { mutationId: string; happenedAt: string };

type InputSchema = v.GenericSchema<unknown, object>;

/**
 * One thing a person can do that the server must hear of (docs/protocol.md). `apply` shows its effect locally; it is
 * run again after every pull, on the newest rows, so it takes ids and times from its input and context only.
 */
type Definition<Schema extends InputSchema, Output = v.InferOutput<Schema>> = {
	readonly kind: string;
	readonly input: Schema;
	/** Keys of what it changes, such as `contact:ID`: later ones that share one wait for its answer. */
	readonly writes: (input: Output) => string[];
	/** Keys of what it builds on: it waits for earlier ones that write them. */
	readonly reads?: (input: Output) => string[];
	/** What the server gets, if it is not the whole input. */
	readonly wire?: (input: Output) => object;
	/**
	 * Whether an earlier one of its kind that never left the device is made pointless by it: it is dropped and leaves its
	 * place in the queue, unless something in between changed the same.
	 */
	readonly replaces?: (input: Output, earlier: Output) => boolean;
	/** What it becomes in the place of the one it replaces, if it builds on that one's effect: both in one. */
	readonly inPlaceOf?: (input: Output, earlier: Output) => Output;
	/** Whether it takes back an earlier one: if that never left the device and nothing builds on it, both are dropped. */
	readonly cancels?: (input: Output, earlier: Asked) => boolean;
	readonly apply: (tx: MutationTx, input: Output, context: MutationContext) => Promise<void> | void;
};

/** What somebody wants done. */
type Asked = Pick<OutboxRow, 'kind' | 'input'>;
export type Prepared = Pick<OutboxRow, 'kind' | 'input' | 'wire' | 'writes' | 'reads'>;

/** A mutation as the queue handles it: inputs come from screens or from the outbox and are parsed in either case. */
export type Mutation<in Input> = {
	readonly kind: string;
	/** Parses; gives what is to be queued. */
	prepare(input: Input): Result<Prepared, 'invalid-input'>;
	/** The same for an input that a page has left behind, perhaps one of another version of the app. */
	prepareLate(input: unknown): Result<Prepared, 'invalid-input'>;
	/** What is wrong with the input, field by field, for forms. */
	problems(input: unknown): InputProblem[];
	replaces(prepared: Prepared, earlier: Asked): boolean;
	/** What is to be queued in the place of one that it replaces. */
	inPlaceOf(prepared: Prepared, earlier: Asked): Prepared;
	cancels(prepared: Prepared, earlier: Asked): boolean;
	/** Does nothing with an input that an older version of the app queued and that can no longer be read. */
	apply(tx: MutationTx, input: unknown, context: MutationContext): Promise<void>;
};

/** Defines a mutation; see `Definition` for what it takes. */
export function defineMutation<Schema extends InputSchema>(
	definition: Definition<Schema>
): Mutation<v.InferInput<Schema>> {
	const read = (input: unknown) => v.safeParse(definition.input, input);
	const preparedOf = (output: v.InferOutput<Schema>): Prepared => ({
		kind: definition.kind,
		input: recordOf(output),
		wire: recordOf(definition.wire?.(output) ?? output),
		writes: definition.writes(output),
		reads: definition.reads?.(output) ?? []
	});
	const prepare = (input: unknown) => {
		const parsed = read(input);
		return parsed.success ? ok(preparedOf(parsed.output)) : problem('invalid-input');
	};
	return {
		kind: definition.kind,
		prepare,
		prepareLate: prepare,
		problems: (input) => problemsIn(definition.input, input),
		replaces(prepared, earlier) {
			const [mine, theirs] = [read(prepared.input), read(earlier.input)];
			const isSameKind = earlier.kind === definition.kind;
			return (
				isSameKind && mine.success && theirs.success && !!definition.replaces?.(mine.output, theirs.output)
			);
		},
		inPlaceOf(prepared, earlier) {
			const [mine, theirs] = [read(prepared.input), read(earlier.input)];
			if (!definition.inPlaceOf || !mine.success || !theirs.success) return prepared;
			return preparedOf(definition.inPlaceOf(mine.output, theirs.output));
		},
		cancels(prepared, earlier) {
			const mine = read(prepared.input);
			return mine.success && !!definition.cancels?.(mine.output, earlier);
		},
		async apply(tx, input, context) {
			const parsed = read(input);
			if (parsed.success) await definition.apply(tx, parsed.output, context);
		}
	};
}

function recordOf(value: object): Record<string, unknown> {
	return Object.fromEntries(Object.entries(value));
}
