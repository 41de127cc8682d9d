import type { ConnectionGraph } from '../../src/lib/remote/graph.ts';
import { seededRandom } from '../../src/server/demo/random.ts';

const people = 2_000;
const groups = 24;

/** What the server would answer for two thousand people in groups: for pictures only, since so many take an hour to come. */
export function hugeAnswer(eventId: string): ConnectionGraph {
	const random = seededRandom(3);
	const startsAt = new Date(Date.now() - 4 * 3_600_000).toISOString();
	const exchanges: [number, number, number, number][] = [];
	const seen = new Set<number>();
	for (let tries = 0; tries < people * 5; tries++) {
		const one = random.below(people);
		const other =
			random.next() < 0.08 ? random.below(people) : (one + groups * (1 + random.below(12))) % people;
		const [low, high] = [Math.min(one, other), Math.max(one, other)];
		if (low === high || seen.has(low * people + high)) continue;
		seen.add(low * people + high);
		exchanges.push([low, high, 600 + random.below(12_000), 1 + random.below(2)]);
	}
	return {
		event: {
			id: eventId,
			name: 'Estuary World Congress',
			place: 'Leipzig',
			startsAt,
			endsAt: null,
			timeZone: 'Europe/Berlin'
		},
		asOf: new Date().toISOString(),
		dotsUpTo: new Date().toISOString(),
		topics: ['Tides and currents', 'Sound'],
		people: Array.from({ length: people }, (_, i) => ({
			id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
			...(i % 6 === 5
				? {}
				: {
						name: `Guest ${i}`,
						role: 'attendee' as const,
						topics: [i % 2],
						isNew: i % 3 === 0,
						joinedAt: startsAt
					})
		})),
		exchanges,
		room: null,
		unmet: { about: 40, helped: [], hosts: [] }
	};
}
