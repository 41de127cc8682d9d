import type { Net } from './graph.ts';
import { type ToPlace, place } from './layout/place.ts';
import { type Figures, betweennessIn, figuresOf } from './metrics.ts';

export type GraphRequest = { id: number } & (
	| { kind: 'figures'; net: Pick<Net, 'people' | 'links'> }
	| { kind: 'betweenness'; net: Pick<Net, 'people' | 'links'> }
	| { kind: 'place'; toPlace: ToPlace }
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
	if (request.kind === 'figures') return { id, kind: 'figures', figures: figuresOf(request.net) };
	if (request.kind === 'betweenness') return { id, kind: 'betweenness', values: betweennessIn(request.net) };
	const positions = place(request.toPlace, (share) => answer({ id, kind: 'progress', share }));
	return { id, kind: 'place', positions };
}

function answer(message: GraphAnswer): void {
	postMessage(message);
}
