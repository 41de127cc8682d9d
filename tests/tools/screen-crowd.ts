import { createHash } from 'node:crypto';
import type { Profile } from '../../src/lib/card/fields.ts';
import { timeStepOf } from '../../src/lib/core/clock.ts';
import { makeId } from '../../src/lib/core/ids.ts';
import { type Key, makeKey } from '../../src/lib/core/key.ts';
import { eventIdOf, eventRefOf } from '../../src/lib/events/event-id.ts';
import { makeJoinCode } from '../../src/lib/events/join-code.ts';
import { readCode, writeCode } from '../../src/lib/exchange/code/code.ts';
import { type DemoMutation, type GuestPhone, signInGuest } from '../../src/server/demo/guest-client.ts';
import { type Random, seededRandom } from '../../src/server/demo/random.ts';

/** An event as full as asked for; whoever opens `recovery` organizes it. */
export type Crowd = { eventId: string; recovery: string };
type Guest = { phone: GuestPhone; key: Key; profile: Profile };
type Asked = { name: string; people: number; seed: number; daysAgo?: number };

const [minuteMs, dayMs] = [60_000, 86_400_000];
const topics = ['Tides and currents', 'Brückenbau', 'Open data', 'Libraries', 'Sound'];
const first =
	'Amina,Bao,Chidi,Dorothea,Émile,Fatima,Gil,Hannelore,Ines,Jonas,Keiko,Lena,Mateus,Noor,Ottoline,Priya,Quinn,Rafael,Shirin,Tomasz';
const last =
	'Okafor,Nguyen,Eze,Amsel,Brask,Castellanos-Rodríguez,Duc,Eberhardt,Ferreira,Wittgenstein-Hohenzollern,李,Lindqvist,Nwosu,Ó Briain,Петрова';

/** Fills an event through what any phone may call: who comes, who met whom, in groups with a few people between them. */
export async function crowd(url: string, asked: Asked): Promise<Crowd> {
	const random = seededRandom(asked.seed);
	const { backend } = (await (await fetch(`${url}/config.json`)).json()) as { backend: { key: string } };
	const joinCode = makeJoinCode(random.bytes(5));
	const eventId = eventIdOf(joinCode);
	const secret = Buffer.from(random.bytes(16)).toString('hex');
	const startsAt = new Date(
		Math.floor(Date.now() / (30 * minuteMs)) * 30 * minuteMs - 120 * minuteMs - (asked.daysAgo ?? 0) * dayMs
	);
	const at = (minutes: number) => new Date(startsAt.getTime() + minutes * minuteMs);
	const guests: Guest[] = [];
	for (let i = 0; i < asked.people; i++) {
		const phone = await signInGuest(url, backend.key, makeId(random.bytes(16)));
		const guest = { phone, key: makeKey(random.bytes(16)), profile: profileOf(i) };
		guests.push(guest);
		const change = (kind: string, input: object) => mutation(kind, input, at(i / 4), random);
		const graph = i % 9 === 8 ? 'none' : i % 7 === 5 ? 'dot' : 'name';
		const event = {
			joinCode,
			name: asked.name,
			place: 'Kulturhaus am Kanal, Leipzig',
			startsAt: startsAt.toISOString(),
			endsAt: at(300).toISOString(),
			timeZone: 'Europe/Berlin',
			recoveryHash: createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex')
		};
		await phone.push([
			change('add_key', { keyId: guest.key.id, secret: guest.key.secret, label: 'crowd' }),
			change('save_profile', { profile: guest.profile }),
			change('save_card', {
				eventId: null,
				sharing: {},
				asksFirst: false,
				graph,
				helped: graph === 'name',
				counted: i % 2 === 0
			}),
			...(i === 0
				? [change('create_event', event), change('set_up_event', { eventId, changes: { topics } })]
				: [change('join_event', { joinCode })])
		]);
	}
	const scans = pairsOf(asked.people, random).map(([one, other]) => ({
		one,
		other,
		after: 20 + random.below(95)
	}));
	for (const [i, { phone }] of guests.entries()) {
		const own = scans.filter(({ one }) => one === i);
		await phone.push(own.map(({ other, after }) => scan(guests[other], at(after))));
	}
	return { eventId, recovery: `/recover#${secret}` };

	/** What a phone sends for somebody it scanned. */
	function scan({ key, profile }: Guest, when: Date): DemoMutation {
		const card = { name: profile.name, headline: profile.headline };
		const link = writeCode({
			origin: url,
			eventRef: eventRefOf(eventId),
			key,
			card,
			timeStep: timeStepOf(when)
		});
		const read = readCode(link.url, { origin: url });
		if (!read.ok) throw new Error(`the code of ${profile.name} cannot be read back: ${read.problem}`);
		const [contactId, meetingId] = [makeId(random.bytes(16)), makeId(random.bytes(16))];
		return mutation(
			'exchange_cards',
			{ contactId, meetingId, code: read.value.bytes, card: read.value.card },
			when,
			random
		);
	}
}

function profileOf(i: number): Profile {
	const [given, family] = [first.split(','), last.split(',')];
	return {
		name: `${given[i % given.length]} ${family[(i * 7 + Math.floor(i / given.length)) % family.length]}`,
		headline: 'Builds tide mills',
		interests: [topics[i % topics.length], ...(i % 4 === 0 ? ['Sound'] : [])],
		lookingFor: i % 3 === 0 ? ['mentor'] : ['collaborator'],
		offers: i % 5 === 0 ? ['mentor'] : []
	};
}

/** Each pair once: groups that know one another, a few people between them, and the last five alone. */
function pairsOf(people: number, random: Random): [number, number][] {
	const pairs = new Map<string, [number, number]>();
	const among = people - 5;
	for (let tries = 0; tries < people * 4.5; tries++) {
		const one = Math.floor(among * random.next() ** 1.5);
		const isAcross = random.next() < 0.06;
		const other = isAcross ? random.below(among) : (one + 5 * (1 + random.below(6))) % among;
		if (one !== other) pairs.set([one, other].sort((a, b) => a - b).join(' '), [one, other]);
	}
	return [...pairs.values()];
}

function mutation(kind: string, input: object, at: Date, random: Random): DemoMutation {
	return { id: makeId(random.bytes(16)), kind, happenedAt: at.toISOString(), input };
}
