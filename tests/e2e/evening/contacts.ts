import { seededRandom } from '../../../src/server/demo/random.ts';

const evening = 2.5 * 3_600;

/** Who was near whom in an evening, as lines of `t i j`; `pairs`: how many different pairs those are. */
export type Contacts = { text: string; pairs: number };

/**
 * An evening of so many people in circles: most talk within their own, some across. Everybody meets somebody. The same
 * seed is the same evening.
 */
export function contactsOf(people: number, { circles, seed }: { circles: number; seed: number }): Contacts {
	const random = seededRandom(seed);
	const pairs = new Map<string, { i: number; j: number }>();
	const meet = (i: number, j: number) => {
		if (i !== j) pairs.set([i, j].sort((a, b) => a - b).join(), { i, j });
	};
	for (let i = 0; i < people; i++) {
		const circle = Array.from({ length: people }, (_, j) => j).filter(
			(j) => (j - i) % circles === 0 && j !== i
		);
		for (let talk = 0; talk < 2; talk++) meet(i, circle[random.below(circle.length)]);
		if (random.next() < 0.15) meet(i, random.below(people));
	}
	const lines = [...pairs.values()]
		.map(({ i, j }) => ({ i, j, at: 20 * Math.floor((random.next() * evening) / 20) }))
		.sort((a, b) => a.at - b.at)
		.map(({ i, j, at }) => `${at} guest-${i} guest-${j}`);
	return { text: `${lines.join('\n')}\n`, pairs: pairs.size };
}

/** What a picture of the named has to show: how many lines, and who of them (by order of appearance) has none. */
export function pictureOf(text: string, isNamed: readonly boolean[]): { lines: number; without: number[] } {
	const order = new Map<string, number>();
	const numberOf = (id: string) => order.get(id) ?? order.set(id, order.size).size - 1;
	const met = new Set<number>();
	let lines = 0;
	for (const line of text.trim().split('\n')) {
		const [one, other] = line.split(' ').slice(1).map(numberOf);
		if (!isNamed[one] || !isNamed[other]) continue;
		lines++;
		met.add(one).add(other);
	}
	return { lines, without: [...isNamed.keys()].filter((who) => isNamed[who] && !met.has(who)) };
}
