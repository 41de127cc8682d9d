import { type Label, carried, placedLabels } from '../picture/labels.ts';
import type { Line, Spot } from './arrangement.ts';

export type Palette = {
	text: string;
	behind: string;
	dot: string;
	named: string;
	line: string;
	fresh: string;
};

/** For a projector, and for a bright room. */
export const palettes: Readonly<Record<'dark' | 'light', Palette>> = {
	dark: {
		text: '#f4f1ea',
		behind: '#10131a',
		dot: '#8d95a8',
		named: '#f2b84b',
		line: 'rgb(141 149 168 / 0.4)',
		fresh: '#6fd3b8'
	},
	light: {
		text: '#1b1d22',
		behind: '#fbfaf7',
		dot: '#7a8194',
		named: '#b06a00',
		line: 'rgb(90 98 116 / 0.4)',
		fresh: '#00785c'
	}
};

type Scene = {
	width: number;
	height: number;
	spots: readonly Spot[];
	lines: readonly Line[];
	hasNames: boolean;
	palette: Palette;
	/** A font family, as CSS writes it. */
	font: string;
};

const longestName = 22;
/** More names than any screen has room for. */
const mostTried = 250;
/** Of the picture's shorter side: a projected name of the fiftieth part of its height is gone at ten metres. */
const lettersHigh = 25;

/**
 * Paints everybody, fitted into the canvas; who met most is largest, and names give way to each other and to every circle.
 * `names`: those that stand beside their people already and go with them; null: they are placed anew. Gives the names.
 */
export function paintWall(
	context: CanvasRenderingContext2D,
	scene: Scene,
	names: readonly Label[] | null = null
): readonly Label[] {
	const { width, height, spots, lines, hasNames, palette, font } = scene;
	context.fillStyle = palette.behind;
	context.fillRect(0, 0, width, height);
	if (spots.length === 0) return [];
	const letter = Math.max(12, Math.min(width, height) / lettersHigh);
	const place = fit(spots, width, height, letter * 2.5);
	context.lineCap = 'round';
	for (const { from, to, isFresh } of lines) {
		context.strokeStyle = isFresh ? palette.fresh : palette.line;
		context.lineWidth = isFresh ? 3 : 1.5;
		context.beginPath();
		context.moveTo(...place(from));
		context.lineTo(...place(to));
		context.stroke();
	}
	const radius = (spot: Spot) => letter * (0.25 + 0.09 * Math.sqrt(spot.degree));
	for (const spot of spots) {
		context.fillStyle = spot.name === null ? palette.dot : palette.named;
		context.beginPath();
		context.arc(...place(spot), radius(spot), 0, 2 * Math.PI);
		context.fill();
	}
	if (!hasNames) return [];
	context.font = `600 ${letter}px ${font}`;
	context.textAlign = 'left';
	context.textBaseline = 'top';
	context.lineJoin = 'round';
	context.lineWidth = letter / 4;
	const rounds = spots.map((spot, i) => {
		const [x, y] = place(spot);
		return { i, x, y, radius: radius(spot), rank: -spot.degree };
	});
	const placed =
		names ??
		placedLabels({
			candidates: rounds
				.filter(({ i }) => spots[i].name !== null)
				.sort((a, b) => a.rank - b.rank)
				.slice(0, mostTried)
				.map((each) => ({ ...each, width: context.measureText(shortened(spots[each.i].name ?? '')).width })),
			shapes: rounds,
			size: { width, height },
			lineHeight: letter * 1.1,
			most: Infinity
		});
	for (const label of placed) {
		const name = shortened(spots[label.i].name ?? '');
		const { left, top } = carried(label, rounds[label.i]);
		context.strokeStyle = palette.behind;
		context.strokeText(name, left, top);
		context.fillStyle = palette.text;
		context.fillText(name, left, top);
	}
	return placed;
}

/** From the plane of the arrangement into the canvas, as large as it goes. */
function fit(spots: readonly Spot[], width: number, height: number, margin: number) {
	const xs = spots.map(({ x }) => x);
	const ys = spots.map(({ y }) => y);
	const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	const scale = Math.min(
		(width - 2 * margin) / Math.max(right - left, 1),
		(height - 2 * margin) / Math.max(bottom - top, 1),
		Math.min(width, height) / 4
	);
	return ({ x, y }: Spot): [number, number] => [
		width / 2 + (x - (left + right) / 2) * scale,
		height / 2 + (y - (top + bottom) / 2) * scale
	];
}

/** In code points, so that no character is cut in two; what would break the line becomes a space. */
function shortened(name: string): string {
	const letters = [...name.replace(/\s+/gu, ' ').trim()];
	return letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : letters.join('');
}
