import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { type ConnectionGraph, netOf } from '$lib/graph/graph.ts';
import { Drawing, type Shown } from '$lib/graph/picture/drawing.svelte.ts';
import { markOf, paletteFor } from '$lib/graph/picture/palette.ts';
import { linksOf, sceneOfPeople } from '$lib/graph/picture/scene.ts';
import { sceneFor, toPlace } from '$lib/graph/room/level.ts';
import { Thinking } from '$lib/graph/worker.ts';

// The app's own modules on a page of their own, beside sigma with the same circles and lines.

const size = { width: 1200, height: 800 };
const frames = 40;
let answer: ConnectionGraph | null = null;
let shown: Shown | null = null;
let whole: Shown | null = null;

const bench = {
	/** Fetches the answer that is to be shown. */
	async load(): Promise<void> {
		const read: unknown = await (await fetch('/answer.json')).json();
		answer = read as ConnectionGraph;
	},
	/** From an answer of the server to the first frame with its picture, in milliseconds, as the screen does it. */
	async layout(): Promise<number> {
		if (!answer) throw new Error('nothing is loaded yet');
		const startedAt = performance.now();
		const thinking = new Thinking();
		const net = netOf(answer);
		const figures = await thinking.figures(net);
		const { scene, members } = sceneFor(net, figures, (group, people) => `${group} · ${people}`);
		const positions = await thinking.place(toPlace(scene, members !== null));
		shown = allOf(scene, positions);
		const drawing = new Drawing(canvasOf(), shown);
		drawing.resize(size);
		await frame();
		await frame();
		const layoutMs = performance.now() - startedAt;
		drawing.stop();
		// Everybody, for the comparison: where they stand matters little for how long a frame takes.
		const all = sceneOfPeople(net, figures);
		whole = members ? allOf(all, spiral(net.people.length)) : shown;
		if (members) whole = { ...whole, scene: { ...all, links: linksOf(net) } };
		thinking.stop();
		return layoutMs;
	},
	/** Time between frames while the picture is moved, in milliseconds; `everybody`: no communities stand for them. */
	async ours(everybody: boolean): Promise<number[]> {
		const drawing = new Drawing(canvasOf(), given(everybody));
		drawing.resize(size);
		const times = await moving((step) => drawing.panBy(step, step / 2));
		drawing.stop();
		return times;
	},
	/** The same by sigma. */
	async theirs(everybody: boolean, hideEdgesOnMove: boolean): Promise<number[]> {
		const { scene, positions } = given(everybody);
		const graph = new UndirectedGraph();
		const palette = paletteFor('light');
		for (const [i, shape] of scene.shapes.entries()) {
			const at = { x: positions[2 * i], y: positions[2 * i + 1] };
			graph.addNode(i, {
				...at,
				size: shape.radius / 2,
				label: shape.label,
				color: markOf(shape.group, palette).colour
			});
		}
		for (let link = 0; link < scene.links.length / 2; link++) {
			graph.addEdge(scene.links[2 * link], scene.links[2 * link + 1], { size: 1, color: palette.line });
		}
		const container = document.querySelector<HTMLElement>('#theirs');
		if (!container) throw new Error('no place for sigma');
		const sigma = new Sigma(graph, container, { hideEdgesOnMove });
		const camera = sigma.getCamera();
		const times = await moving((step) => {
			const state = camera.getState();
			camera.setState({ x: state.x + step / 2000, y: state.y + step / 4000 });
		});
		sigma.kill();
		return times;
	}
};

async function moving(move: (step: number) => void): Promise<number[]> {
	await frame();
	const times: number[] = [];
	let last = await frame();
	for (let i = 0; i < frames; i++) {
		move(i < frames / 2 ? 4 : -4);
		const now = await frame();
		times.push(now - last);
		last = now;
	}
	// The first frame shows what was there before.
	return times.slice(2);
}

function frame(): Promise<number> {
	return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
}

function allOf(scene: Shown['scene'], positions: Float32Array): Shown {
	const isShown = new Uint8Array(scene.shapes.length).fill(1);
	const linkShown = new Uint8Array(scene.links.length / 2).fill(1);
	return { scene, positions, isShown, linkShown, found: new Set(), selected: null };
}

function spiral(people: number): Float32Array {
	const golden = Math.PI * (3 - Math.sqrt(5));
	return Float32Array.from({ length: people * 2 }, (_, k) => {
		const i = k >> 1;
		return 22 * Math.sqrt(i) * (k % 2 === 0 ? Math.cos(i * golden) : Math.sin(i * golden));
	});
}

function given(everybody: boolean): Shown {
	const found = everybody ? whole : shown;
	if (!found) throw new Error('nothing is placed yet');
	return found;
}

function canvasOf(): HTMLCanvasElement {
	const canvas = document.querySelector('canvas');
	if (!canvas) throw new Error('no canvas');
	return canvas;
}

declare global {
	interface Window {
		graphBench: typeof bench;
	}
}
window.graphBench = bench;
