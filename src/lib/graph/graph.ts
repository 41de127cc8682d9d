import { type ConnectionGraph, readConnectionGraph } from '../remote/graph.ts';

export type { ConnectionGraph };
export type Release = NonNullable<ConnectionGraph['room']>;
export type Unmet = ConnectionGraph['unmet'];
export type Link = ConnectionGraph['exchanges'][number];
type Named = Extract<ConnectionGraph['people'][number], { name: string }>;
export type Role = Named['role'];

/** Somebody in the picture; `name` and whatever follows it is null for a dot. */
export type Person = {
	id: string;
	name: string | null;
	role: Role | null;
	/** Indexes into the event's topics. */
	topics: readonly number[];
	isNew: boolean | null;
	joinedAt: string | null;
};

/** Who exchanged with whom. `links` are pairs of indexes into `people`, each pair once. */
export type Net = { topics: readonly string[]; people: readonly Person[]; links: readonly Link[] };

/** Reads a stored answer; null: it is none (of another version, or damaged). */
export async function readAnswer(stored: unknown): Promise<ConnectionGraph | null> {
	const read = await readConnectionGraph(stored);
	return read && isWhole(read) ? read : null;
}

/** The graph of an answer. */
export function netOf({ topics, people, exchanges }: ConnectionGraph): Net {
	return { topics, people: people.map(personOf), links: exchanges };
}

function personOf(given: ConnectionGraph['people'][number]): Person {
	if ('name' in given) return given;
	return { id: given.id, name: null, role: null, topics: [], isNew: null, joinedAt: null };
}

/** Every link joins two different people who are there. */
function isWhole({ people, exchanges }: ConnectionGraph): boolean {
	return exchanges.every(([one, other]) => one !== other && one < people.length && other < people.length);
}
