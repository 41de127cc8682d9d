// One step of ForceAtlas2 on plain arrays: what the library's own functions run, without the copies around it, so that
// progress can be told between steps. The library has no types for this file.
declare module 'graphology-layout-forceatlas2/iterate.js' {
	import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';

	/** `nodes`: ten numbers each (x, y, four of its own, mass, 1, size, whether fixed); `edges`: offsets of both ends in `nodes`, weight. */
	export default function iterate(
		settings: Required<ForceAtlas2Settings>,
		nodes: Float32Array,
		edges: Float32Array
	): object;
}
