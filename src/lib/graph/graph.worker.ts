import type { Link, Net } from './graph.ts';
import { type ToPlace, place } from './layout/place.ts';
import { type Figures, betweennessIn, figuresOf } from './metrics.ts';

/** Who exchanged with whom and no more: so many people, and pairs of indexes one after the other. */
export type Ties = { people: number; pairs: Int32Array };
export type GraphRequest = { id: number } & (
	{ kind: 'figures'; ties: Ties } | { kind: 'betweenness'; ties: Ties } | { kind: 'place'; toPlace: ToPlace }
);
export type GraphAnswer = { id: number } & (
	| { kind: 'figures'; figures: Figures }
	| { kind: 'betweenness'; values: Float64Array }
	| { kind: 'place'; positions: Float32Array }
	| { kind: 'progress'; share: number }
	| { kind: 'failed'; problem: string }
);

addEventListener('message', ({ data }: MessageEvent<GraphRequest>) => {
	try {
		answer(answerTo(data));
	} catch (error) {
		answer({ id: data.id, kind: 'failed', problem: String(error) });
	}
});

function answerTo(request: GraphRequest): GraphAnswer {
	const { id } = request;
	if (request.kind === 'figures') return { id, kind: 'figures', figures: figuresOf(netOf(request.ties)) };
	if (request.kind === 'betweenness')
		return { id, kind: 'betweenness', values: betweennessIn(netOf(request.ties)) };
	const positions = place(request.toPlace, (share) => answer({ id, kind: 'progress', share }));
	return { id, kind: 'place', positions };
}

function netOf({ people, pairs }: Ties): Pick<Net, 'people' | 'links'> {
	const nobody = { id: '', name: null, role: null, topics: [], isNew: null, joinedAt: null };
	const links = Array.from({ length: pairs.length / 2 }, (_, link): Link => {
		return [pairs[2 * link], pairs[2 * link + 1], 0, 1];
	});
	return { people: Array.from({ length: people }, () => nobody), links };
}

function answer(message: GraphAnswer): void {
	postMessage(message);
}
