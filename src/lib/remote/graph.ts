import * as v from 'valibot';
import { Slices, letPageAnswer } from '../core/breath.ts';
import { type Result, ok, problem } from '../core/result.ts';
import type { RemoteProblem } from './problem.ts';
import type { Call } from './request.ts';
import { askSignedIn } from './requests.ts';
import { momentSchema } from './wire.ts';

// What organizers and hosts are told of a room (docs/protocol.md, "What organizers see"). Online by nature.

/** Why it came to nothing. `not-organizer`: not (any more), the event was deleted, or its data has ended. */
export type GraphProblem = RemoteProblem | 'not-organizer';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const texts = v.array(v.string());

/** Of the event only what these screens say; the rest is in the local database. */
const eventSchema = v.object({
	id: v.string(),
	name: v.string(),
	place: v.string(),
	startsAt: momentSchema,
	endsAt: v.nullable(momentSchema),
	timeZone: v.string()
});

const namedSchema = v.object({
	id: v.string(),
	name: v.string(),
	role: v.fallback(v.picklist(['attendee', 'host', 'organizer']), 'attendee'),
	/** Indexes into the event's topics. */
	topics: v.array(count),
	isNew: v.boolean(),
	joinedAt: momentSchema
});

/** Somebody who agreed to be a dot: nothing is known but that they are there. */
const dotSchema = v.object({ id: v.string() });

/** People who exchanged, as indexes into the people (the lower one first), seconds from the event's start to their first meeting, meetings. */
const lineSchema = v.tuple([count, count, v.number(), v.pipe(count, v.minValue(1))]);

const bucket = [count, v.nullable(count)] as const;

/** Everybody in rounded figures, the same for a quarter of an hour. */
const releaseSchema = v.object({
	at: momentSchema,
	attendees: count,
	exchanges: count,
	/** Exchanges with a meeting in the quarter of an hour before. */
	lastQuarter: count,
	withOne: count,
	withFive: count,
	unmet: count,
	/** The span of `spread` that the median lies in, its end null for "and more"; null while nobody is counted. */
	median: v.nullable(v.tuple([...bucket])),
	/** From so many to so many exchanges (null: and more): about how many people. */
	spread: v.array(v.tuple([...bucket, count])),
	/** Null where they, or those who came before, are fewer than five. */
	newcomers: v.nullable(count),
	/** Of those who agreed to be counted: people, exchanges that were due, and in how many a message went out within 48 hours. */
	followUps: v.nullable(v.object({ agreed: count, due: count, inTime: count }))
});

const unmetEntries = {
	/** About how many met nobody yet. */
	about: count,
	helped: v.array(
		v.object({ id: v.string(), name: v.string(), isNew: v.boolean(), lookingFor: texts, topics: texts })
	),
	hosts: v.array(v.object({ id: v.string(), name: v.string(), offers: texts, topics: texts }))
};

const personSchema = v.union([namedSchema, dotSchema]);

const graphEntries = {
	event: eventSchema,
	asOf: momentSchema,
	/** What touches a dot is as it was then. */
	dotsUpTo: momentSchema,
	topics: texts,
	room: v.nullable(releaseSchema),
	unmet: v.object(unmetEntries)
};

export const connectionGraphSchema = v.object({
	...graphEntries,
	people: v.array(personSchema),
	exchanges: v.array(lineSchema)
});

const unread = v.custom<readonly unknown[]>(Array.isArray);
const unreadGraphSchema = v.object({ ...graphEntries, people: unread, exchanges: unread });

export const wallPictureSchema = v.object({
	event: eventSchema,
	asOf: momentSchema,
	attendees: count,
	lastQuarter: count,
	people: v.array(v.object({ id: v.string(), name: v.optional(v.string()) })),
	exchanges: v.array(lineSchema)
});

const whoToHelpSchema = v.object({ event: eventSchema, ...unmetEntries });

export type ConnectionGraph = v.InferOutput<typeof connectionGraphSchema>;
export type WallPicture = v.InferOutput<typeof wallPictureSchema>;
export type WhoToHelp = v.InferOutput<typeof whoToHelpSchema>;

type Answered<Value> = Promise<Result<Value, GraphProblem>>;

/** Who exchanged with whom, as far as each agreed; for organizers. */
export async function connectionGraph(eventId: string): Answered<ConnectionGraph> {
	const answer = await asTeam({ name: 'connection_graph', args: { event: eventId }, schema: v.unknown() });
	if (!answer.ok) return answer;
	// The text of a large event has been parsed just now.
	await letPageAnswer();
	const graph = await readConnectionGraph(answer.value);
	return graph ? ok(graph) : problem('failed');
}

/**
 * Reads a graph as `connectionGraphSchema` does, but so that the page answers meanwhile: ten thousand people and their exchanges
 * take longer than a tap may wait. Null: it is none.
 */
export async function readConnectionGraph(given: unknown): Promise<ConnectionGraph | null> {
	const read = v.safeParse(unreadGraphSchema, given);
	if (!read.success) return null;
	const people = await eachRead(personSchema, read.output.people);
	const exchanges = people && (await eachRead(lineSchema, read.output.exchanges));
	return exchanges && { ...read.output, people, exchanges };
}

async function eachRead<Value>(
	schema: v.GenericSchema<unknown, Value>,
	list: readonly unknown[]
): Promise<Value[] | null> {
	const values: Value[] = [];
	const slices = new Slices();
	for (const one of list) {
		const read = v.safeParse(schema, one);
		if (!read.success) return null;
		values.push(read.output);
		if (slices.isOver) await slices.next();
	}
	return values;
}

/** Whom a host could introduce to whom; for organizers and hosts. */
export async function whoToHelp(eventId: string): Answered<WhoToHelp> {
	return asTeam({ name: 'who_to_help', args: { event: eventId }, schema: whoToHelpSchema });
}

/** The graph for the screen in the room; for organizers and hosts. */
export async function wallPicture(eventId: string): Answered<WallPicture> {
	return asTeam({ name: 'wall_picture', args: { event: eventId }, schema: wallPictureSchema });
}

function asTeam<Value>(call: Call<Value>): Answered<Value> {
	return askSignedIn<Value, GraphProblem>(call, { PT403: 'not-organizer' });
}
