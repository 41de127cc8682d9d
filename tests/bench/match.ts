// npm run bench:match: how well topics match on labelled pairs, beside a plain substring match. `seen`: looked at while the
// matcher was built; `held-out`: every third of those written before it; `fresh`: two lots written when it was done, to
// measure it once (precision and recall were 0.80 and then 0.76, both the same), and looked at since. A new pair says more than all of them.
import { readFileSync } from 'node:fs';
import { matchTopic } from '../../src/lib/goals/topics/match.ts';

type Pair = { topic: string; text: string; match: boolean; kind: string };

const fixture = new URL('../fixtures/topic-pairs.json', import.meta.url);
const byPart: Record<string, Pair[]> = JSON.parse(readFileSync(fixture, 'utf8'));
const parts = { all: Object.values(byPart).flat(), ...byPart };
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
