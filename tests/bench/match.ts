// npm run bench:match: how well topics match on labelled pairs, beside a plain substring match. Every third pair was held
// out while the matcher was built. A pair that should match and does not costs recall; one that should not, precision.
import { readFileSync } from 'node:fs';
import { matchTopic } from '../../src/lib/goals/topics/match.ts';

type Pair = { topic: string; text: string; match: boolean; kind: string };

const fixture = new URL('../fixtures/topic-pairs.json', import.meta.url);
const pairs: Pair[] = JSON.parse(readFileSync(fixture, 'utf8'));
const isHeldOut = (index: number) => index % 3 === 2;
const parts = {
	all: pairs,
	seen: pairs.filter((_, index) => !isHeldOut(index)),
	heldOut: pairs.filter((_, index) => isHeldOut(index))
};
const ways = {
	matcher: ({ topic, text }: Pair) => matchTopic(topic, text) !== null,
	substring: ({ topic, text }: Pair) => text.toLowerCase().includes(topic.toLowerCase())
};

const results = Object.entries(parts).map(([part, some]) => ({
	part,
	pairs: some.length,
	traps: some.filter(({ match }) => !match).length,
	matcher: figures(some, ways.matcher),
	substring: figures(some, ways.substring)
}));
console.table(
	results.map(({ part, pairs: count, traps, matcher, substring }) => ({
		part,
		pairs: count,
		traps,
		precision: matcher.precision,
		recall: matcher.recall,
		'substring precision': substring.precision,
		'substring recall': substring.recall
	}))
);
console.log(JSON.stringify(results));

function figures(some: readonly Pair[], isMatch: (pair: Pair) => boolean) {
	const matched = some.filter(isMatch);
	const right = matched.filter(({ match }) => match).length;
	return {
		precision: share(right, matched.length),
		recall: share(right, some.filter(({ match }) => match).length)
	};
}

function share(some: number, all: number): number {
	return Math.round((some / all) * 1000) / 1000;
}
