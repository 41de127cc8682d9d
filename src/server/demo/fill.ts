import { createHash } from 'node:crypto';
import type { Card, Profile } from '../../lib/card/fields.ts';
import { timeStepOf } from '../../lib/core/clock.ts';
import { makeId } from '../../lib/core/ids.ts';
import { eventIdOf, eventRefOf } from '../../lib/events/event-id.ts';
import { formatJoinCode, makeJoinCode } from '../../lib/events/join-code.ts';
import { readCode, writeCode } from '../../lib/exchange/code/code.ts';
import { type Key, makeKey } from '../../lib/core/key.ts';
import { type DemoMutation, type GuestPhone, signInGuest } from './guest-client.ts';
import { demoNotes, demoPeople } from './people.ts';
import { type Random, seededRandom } from './random.ts';

interface DemoPerson {
	readonly profile: Profile;
	readonly key: Key;
	readonly phone: GuestPhone;
}

/** The event as it stands after filling. */
export interface Demo {
	/** As people read it. */
	readonly joinCode: string;
	/** Makes whoever opens `/recover#SECRET` an organizer of it. */
	readonly recoverySecret: string;
	/** What a camera would read off the screen of the next of its people, right now, as a link on this origin. */
	linkOfSomebody(origin: string): string;
}

interface DemoEvent {
	readonly id: string;
	readonly joinCode: string;
	readonly recoverySecret: string;
}

const minuteMs = 60_000;
const eventName = 'Hallway Days (demo)';
const topics = ['Accessibility', 'Public services', 'Languages', 'Data', 'Making things'];

/**
 * Fills a fresh server with a made-up event: forty people, their cards, who met whom, and notes. Only through what any
 * phone may call, so the demo also tries the whole path. Takes the server's address and key, a seed that decides
 * everything but the time, and the current time.
 */
export async function fillDemo(url: string, key: string, seed: number, now: Date): Promise<Demo> {
	const random = seededRandom(seed);
	const joinCode = makeJoinCode(random.bytes(5));
	const recoverySecret = Buffer.from(random.bytes(16)).toString('hex');
	const event: DemoEvent = { id: eventIdOf(joinCode), joinCode, recoverySecret };
	const people: DemoPerson[] = [];
	for (const profile of demoPeople) {
		const phone = await signInGuest(url, key, makeId(random.bytes(16)));
		people.push({ profile, key: makeKey(random.bytes(16)), phone });
	}
	for (const [i, person] of people.entries()) {
		await person.phone.push(arrival(person, event, i, random, now));
	}
	const meetings = meetingsOf(people, random);
	for (const [scanner, scanned] of meetings) {
		await scanner.phone.push(scans(scanned, event, url, random, now));
	}
	let next = 0;
	return {
		joinCode: formatJoinCode(joinCode),
		recoverySecret,
		linkOfSomebody: (origin) => linkOf(people[next++ % people.length], event, origin, new Date())
	};
}

/** What a phone sends when its owner arrives: key, profile, card settings, and joining; the first one makes the event. */
function arrival(
	{ profile, key }: DemoPerson,
	event: DemoEvent,
	i: number,
	random: Random,
	now: Date
): DemoMutation[] {
	const at = new Date(now.getTime() - (150 - i) * minuteMs);
	const change = (kind: string, input: object) => mutation(kind, input, at, random);
	const sharing = {
		...(profile.email ? { email: 'after' } : {}),
		...(profile.phone ? { phone: 'after' } : {})
	};
	const graph = i % 5 === 4 ? 'none' : i % 5 === 3 ? 'dot' : 'name';
	return [
		change('add_key', { keyId: key.id, secret: key.secret, label: 'demo' }),
		change('save_profile', {
			profile: { ...profile, interests: [...(profile.interests ?? []), topics[i % 3 ? i % 5 : 0]] }
		}),
		change('save_card', {
			eventId: null,
			sharing,
			asksFirst: false,
			graph,
			helped: graph === 'name',
			counted: i % 2 === 0
		}),
		...(i === 0
			? [
					change('create_event', newEvent(event, now)),
					change('set_up_event', { eventId: event.id, changes: { topics } })
				]
			: [change('join_event', { joinCode: event.joinCode })])
	];
}

function newEvent({ joinCode, recoverySecret }: DemoEvent, now: Date): object {
	const hour = new Date(now);
	hour.setUTCMinutes(0, 0, 0);
	return {
		joinCode,
		name: eventName,
		place: 'Kulturhaus am Kanal, Leipzig',
		startsAt: new Date(hour.getTime() - 180 * minuteMs).toISOString(),
		endsAt: new Date(hour.getTime() + 360 * minuteMs).toISOString(),
		timeZone: 'Europe/Berlin',
		recoveryHash: createHash('sha256').update(Buffer.from(recoverySecret, 'hex')).digest('hex')
	};
}

/** Who scans whom: three circles of friends, and a few people everybody meets. Each pair once. */
function meetingsOf(people: readonly DemoPerson[], random: Random): Map<DemoPerson, DemoPerson[]> {
	const meetings = new Map<DemoPerson, DemoPerson[]>();
	const seen = new Set<string>();
	for (let tries = 0; tries < 260; tries += 1) {
		const a = random.below(people.length);
		const isFromElsewhere = random.next() < 0.25;
		const b = isFromElsewhere ? random.below(people.length) : (a + 3 * (1 + random.below(5))) % people.length;
		// The last three have just come in and met nobody yet.
		if (a === b || Math.max(a, b) >= people.length - 3) continue;
		const pair = [Math.min(a, b), Math.max(a, b)].join('-');
		if (seen.has(pair)) continue;
		seen.add(pair);
		meetings.set(people[a], [...(meetings.get(people[a]) ?? []), people[b]]);
	}
	return meetings;
}

/** What one phone sends for the people its owner scanned: each scan, and now and then a note. */
function scans(
	scanned: readonly DemoPerson[],
	event: DemoEvent,
	origin: string,
	random: Random,
	now: Date
): DemoMutation[] {
	return scanned.flatMap((other) => {
		const at = new Date(now.getTime() - (5 + random.below(100)) * minuteMs);
		const contactId = makeId(random.bytes(16));
		const code = codeOf(other, event, origin, now);
		const scan = { contactId, meetingId: makeId(random.bytes(16)), code: code.hex, card: code.card };
		const note = demoNotes[random.below(demoNotes.length)];
		return [
			mutation('exchange_cards', scan, at, random),
			...(random.next() < 0.4 ? [mutation('save_note', { contactId, text: note }, at, random)] : [])
		];
	});
}

/** What a camera would read off the other's screen right now. */
function codeOf(
	{ profile, key }: DemoPerson,
	event: DemoEvent,
	origin: string,
	now: Date
): { hex: string; card: Card } {
	const read = readCode(linkOf({ profile, key }, event, origin, now), { origin });
	if (!read.ok) throw new Error(`the code of ${profile.name} cannot be read back: ${read.problem}`);
	return { hex: read.value.bytes, card: read.value.card };
}

function linkOf(
	{ profile, key }: Pick<DemoPerson, 'profile' | 'key'>,
	event: DemoEvent,
	origin: string,
	now: Date
): string {
	const { name, headline, organisation } = profile;
	const card = { name, ...(headline ? { headline } : {}), ...(organisation ? { organisation } : {}) };
	return writeCode({ origin, eventRef: eventRefOf(event.id), key, card, timeStep: timeStepOf(now) }).url;
}

function mutation(kind: string, input: object, at: Date, random: Random): DemoMutation {
	return { id: makeId(random.bytes(16)), kind, happenedAt: at.toISOString(), input };
}
