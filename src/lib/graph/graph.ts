import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const texts = v.array(v.string());
const namedSchema = v.object({
	id: v.string(),
	name: v.string(),
	role: v.picklist(['attendee', 'host', 'organizer']),
	topics: v.array(count),
	isNew: v.boolean(),
	joinedAt: v.string()
});
/** Somebody who agreed to be a dot: nothing is known but that they are there. */
const dotSchema = v.object({ id: v.string() });

/** People who exchanged, as indexes into the people (the lower one first), seconds since the event's start, meetings. */
const linkSchema = v.tuple([count, count, v.number(), v.pipe(v.number(), v.integer(), v.minValue(1))]);

/** Everybody as rounded figures, from a release made at most every quarter of an hour. */
const releaseSchema = v.object({
	at: v.string(),
	attendees: count,
	exchanges: count,
	lastQuarter: count,
	withOne: count,
	withFive: count,
	median: v.unknown(),
	spread: v.array(v.tuple([count, v.nullable(count), count])),
	newcomers: v.nullable(count),
	followUps: v.nullable(v.object({ agreed: count, inTime: count })),
	unmet: count
});

const unmetSchema = v.object({
	about: count,
	helped: v.array(
		v.object({ id: v.string(), name: v.string(), isNew: v.boolean(), lookingFor: texts, topics: texts })
	),
	hosts: v.array(v.object({ id: v.string(), name: v.string(), offers: texts, topics: texts }))
});

const answerSchema = v.object({
	event: v.object({
		name: v.string(),
		startsAt: v.string(),
		endsAt: v.nullable(v.string()),
		timeZone: v.string()
	}),
	asOf: v.string(),
	dotsUpTo: v.nullable(v.string()),
	topics: texts,
	people: v.array(v.union([namedSchema, dotSchema])),
	exchanges: v.array(linkSchema),
	room: v.nullable(releaseSchema),
	unmet: unmetSchema
});

/** What the server tells organizers of an event (docs/protocol.md): consent has been applied before it left the server. */
export type ConnectionGraph = v.InferOutput<typeof answerSchema>;
export type Release = v.InferOutput<typeof releaseSchema>;
export type Unmet = v.InferOutput<typeof unmetSchema>;
export type Role = v.InferOutput<typeof namedSchema>['role'];
export type Link = v.InferOutput<typeof linkSchema>;

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
export function readAnswer(stored: unknown): ConnectionGraph | null {
	const read = v.safeParse(answerSchema, stored);
	return read.success && isWhole(read.output) ? read.output : null;
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
