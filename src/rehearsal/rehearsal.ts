import { isoTime } from '../lib/core/clock.ts';
import { randomBytes } from '../lib/core/ids.ts';
import { eventIdOf } from '../lib/events/event-id.ts';
import { formatJoinCode } from '../lib/events/join-code.ts';
import { createEvent, newEventKeys } from '../lib/events/mutations.ts';
import { type Random, seededRandom } from '../server/demo/random.ts';
import { consentsOf } from './consent.ts';
import type { ContactList } from './contact-list.ts';
import { cutsBy, noCuts } from './cuts.ts';
import type { GivenEvent } from './event.ts';
import { freshHoldings } from './fresh.ts';
import { Guest } from './guest.ts';
import { noTraffic } from './line.ts';
import { guestName, namesOf, writeGraph } from './graph-file.ts';
import type { Export } from './options.ts';
import { type Keychain, remoteOf } from './sign-in.ts';
import { meetingsOf, pairOf, shortened } from './meetings.ts';
import { planOf } from './plan.ts';
import { replay, settle } from './replay.ts';
import type { Findings } from './report.ts';
import { verdictOf } from './verdict.ts';

export type RehearsalOptions = {
	list: ContactList;
	origin: string;
	offline: number;
	speed: number | null;
	seed: number;
	/** With it everybody is called as in the list, and the organizer's graph is written there. */
	exportTo: Export | null;
	/** The event they come to; null: one of the rehearsal's own. Who is expected comes by a personal link. */
	event: GivenEvent | null;
	/** So many more people come and meet nobody. */
	alone: number;
	/** The share who agree to be named in the graph; null: nobody is asked. */
	agree: number | null;
	/** Ends the replay early; what was done until then is looked at all the same. */
	signal: AbortSignal;
	say: (line: string) => void;
	/** Said often, shown seldom. */
	progress: (line: string) => void;
};

/** Of all phones, the share whose clock is wrong, by up to so much. */
const wrongClockShare = 0.1;
const worstClockMs = 5 * 3_600_000;
const defaultSeconds = 120;
/** Without a speed asked for, so many pushes at once are enough: more would only stand in a queue. */
const mostUnderWay = 20;
const patienceMs = 150_000;
const dayMs = 24 * 3_600_000;

/** Replays a contact list against a server and finds out what became of everything. Throws when the server does not answer. */
export async function rehearse(options: RehearsalOptions): Promise<Findings> {
	const { list, origin, signal, say, progress } = options;
	const people = list.people + options.alone;
	const expected = options.event?.expected ?? [];
	if (expected.length > 0 && expected.length < people)
		throw new Error(`there are links for ${expected.length} people, and ${people} come`);
	const random = seededRandom(options.seed);
	const sightings = shortened(list.sightings);
	if (sightings.at(-1)?.seconds !== list.sightings.at(-1)?.seconds) {
		say('the list is longer than the 30 days that a server believes: its pauses are shortened');
	}
	const plan = planOf(meetingsOf(sightings), { people, offline: options.offline, random });
	if (plan.skipped > 0)
		say(`${plan.skipped} meetings are left out: the server takes 60 scans of a pair a day`);
	const spanSeconds = (plan.acts.at(-1)?.seconds ?? 0) - (plan.acts[0]?.seconds ?? 0);
	const speed = options.speed ?? Math.max(1, spanSeconds / defaultSeconds);

	const traffic = noTraffic();
	const cuts = cutsBy(seededRandom(random.below(2 ** 32)));
	const { joinCode, keychain } = options.event
		? await findEvent(origin, options.event.joinCode)
		: await makeEvent(origin, spanSeconds * 1000);
	const called = options.exportTo ? namesOf(list.ids) : [];
	const names = Array.from(
		{ length: people },
		(_, number) => expected.at(number)?.name ?? called.at(number) ?? guestName(number)
	);
	const consents = options.agree === null ? [] : consentsOf(people, options.agree);
	const guests = names.map((name, number) => {
		const own = seededRandom(random.below(2 ** 32));
		const clockErrorMs = own.next() < wrongClockShare ? (own.next() * 2 - 1) * worstClockMs : 0;
		return new Guest({
			...{ origin, name, joinCode, traffic, cuts },
			consent: consents.at(number) ?? null,
			invitation: expected.at(number)?.invitation ?? null,
			random: withOwnSecrets(own),
			clockErrorMs: Math.round(clockErrorMs)
		});
	});

	const minutes = spanSeconds / speed / 60;
	say(`${people} people, ${plan.acts.length} acts, ${minutes.toFixed(1)} minutes at ${speed.toFixed(0)} x`);
	const startedAt = Date.now();
	const onProgress = (done: number) => {
		const waiting = guests.reduce((sum, { outbox }) => sum + outbox.length, 0);
		const off = guests.filter(({ line }) => !line.isOn).length;
		progress(
			`${Math.floor((done / plan.acts.length) * 100)} %, ${waiting} changes wait, ${off} phones offline`
		);
	};
	const isTooFast = () => options.speed === null && traffic.underWay >= mostUnderWay;
	const deeds = await replay({ guests, acts: plan.acts, speed, isTooFast, signal, onProgress });
	say('everybody goes online');
	await settle(guests, { patienceMs, onProgress: (waiting) => progress(`${waiting} changes wait`) });
	const seconds = (Date.now() - startedAt) / 1000;
	for (const { syncing } of guests) syncing.stop();
	const stuck = guests
		.flatMap(({ outbox }) => outbox)
		.filter(({ progress: { state } }) => state !== 'refused');
	if (stuck.length > 0)
		say(`${stuck.length} changes still wait after ${patienceMs / 1000} s without any progress`);

	if (options.exportTo) {
		const asked = { origin, keychain, eventId: eventIdOf(joinCode) };
		say(
			await writeGraph(options.exportTo, asked, new Map(names.map((name, i) => [name, list.ids[i] ?? name])))
		);
	}

	say('everybody signs in anew, into an empty store');
	const { holdings, fives } = await freshHoldings(guests, origin);
	const refused = refusedOf(guests);
	return {
		people,
		pairs: new Set(list.sightings.map(({ one, other }) => pairOf(one, other))).size,
		scans: deeds.filter(({ kind }) => kind === 'scan').length,
		verdict: verdictOf(deeds, holdings, names),
		refused,
		fives,
		traffic,
		applied: guests.reduce((sum, { made }) => sum + made, 0) - stuck.length - sumOf(refused),
		seconds
	};
}

/** The event that is there already; nobody of the rehearsal organizes it. */
async function findEvent(
	origin: string,
	joinCode: string
): Promise<{ joinCode: string; keychain: Keychain }> {
	const keychain: Keychain = new Map();
	const remote = remoteOf({ origin, keychain });
	const found = await remote.lookUpEvent(joinCode);
	const why = found.ok ? found.value === null && 'there is none' : found.problem;
	if (why) throw new Error(`${origin} has no event ${formatJoinCode(joinCode)}: ${why}`);
	return { joinCode, keychain };
}

/** The event of the rehearsal, made by an organizer who is none of its people. It lasts as long as the list. */
async function makeEvent(origin: string, spanMs: number): Promise<{ joinCode: string; keychain: Keychain }> {
	const { joinCode, recoverySecret } = newEventKeys();
	const organizer = new Guest({
		...{ origin, joinCode, traffic: noTraffic(), cuts: noCuts, clockErrorMs: 0 },
		...{ consent: null, invitation: null },
		name: 'Rehearsal Organizer',
		random: { ...seededRandom(0), bytes: randomBytes }
	});
	const now = Date.now();
	const [startsAt, endsAt] = [now - spanMs - 3_600_000, now + dayMs].map((ms) => isoTime(new Date(ms)));
	const name = `Rehearsal ${startsAt.slice(0, 16).replace('T', ' ')}`;
	const details = { name, place: 'Nowhere', startsAt, endsAt, timeZone: 'Etc/UTC' };
	await organizer.do(createEvent, { joinCode, recoverySecret, ...details }, new Date(now));
	await settle([organizer], { patienceMs: 20_000, onProgress: () => undefined });
	organizer.syncing.stop();
	const [left] = organizer.outbox;
	if (!left) return { joinCode, keychain: organizer.keychain };
	const why = left.progress.state === 'refused' ? left.progress.code : organizer.syncing.problem;
	throw new Error(`${origin} takes no event: ${why ?? 'it does not answer'}`);
}

/** Keys are real ones, also in a second rehearsal with the same seed on the same server. */
function withOwnSecrets(random: Random): Random {
	return { next: random.next, below: random.below, bytes: randomBytes };
}

function refusedOf(guests: readonly Guest[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { progress, kind } of guests.flatMap(({ outbox }) => outbox)) {
		if (progress.state !== 'refused') continue;
		const what = `${kind}: ${progress.code}`;
		counts.set(what, (counts.get(what) ?? 0) + 1);
	}
	return counts;
}

function sumOf(counts: ReadonlyMap<string, number>): number {
	return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
