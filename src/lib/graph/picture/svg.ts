import { xmlOf } from '../exports/xml.ts';
import { placedLabels } from './labels.ts';
import { labelOf } from './paint-labels.ts';
import { type Palette, cornersOf, markOf, reachOf } from './palette.ts';
import type { Scene } from './scene.ts';

const margin = 40;
const letterSize = 12.5;

/** The picture as SVG for print: links, shapes and names as text, without any font or link of its own. */
export function svgOf(
	scene: Scene,
	positions: Float32Array,
	{
		palette,
		title,
		isShown,
		linkShown
	}: { palette: Palette; title: string; isShown: Uint8Array; linkShown: Uint8Array }
): string {
	const [left, top, width, height] = frameOf(scene, positions);
	const { shapes, links, widths, isBridge } = scene;
	const faint = Math.max(0.1, Math.min(0.42, 14 / Math.sqrt(links.length / 2 + 1)));
	const lines: string[] = [];
	for (let link = 0; link < links.length / 2; link++) {
		if (!linkShown[link]) continue;
		const [one, other] = [links[2 * link], links[2 * link + 1]];
		const isWithin = shapes[one].group === shapes[other].group && shapes[one].group >= 0;
		const colour = isBridge[link]
			? palette.ink
			: isWithin
				? markOf(shapes[one].group, palette).colour
				: palette.line;
		const dash = isBridge[link]
			? ' stroke-dasharray="7 4" stroke-opacity="0.85"'
			: ` stroke-opacity="${short(faint)}"`;
		lines.push(
			`<line x1="${short(positions[2 * one])}" y1="${short(positions[2 * one + 1])}" x2="${short(positions[2 * other])}" y2="${short(positions[2 * other + 1])}" stroke="${colour}" stroke-width="${short(widths[link])}"${dash}/>`
		);
	}
	const marks = shapes.flatMap((shape, i) => {
		if (!isShown[i]) return [];
		const { colour, outline } = markOf(shape.group, palette);
		const paint =
			shape.kind === 'dot'
				? `fill="${palette.paper}" stroke="${colour}" stroke-width="2.4"`
				: `fill="${colour}" stroke="${palette.paper}" stroke-width="1.5"`;
		const [x, y] = [positions[2 * i], positions[2 * i + 1]];
		const corners = cornersOf(outline);
		if (!corners) return [`<circle cx="${short(x)}" cy="${short(y)}" r="${short(shape.radius)}" ${paint}/>`];
		const points = corners.map(
			([cx, cy]) => `${short(x + cx * shape.radius)},${short(y + cy * shape.radius)}`
		);
		return [`<polygon points="${points.join(' ')}" ${paint}/>`];
	});
	const rounds = shapes.flatMap((shape, i) => {
		if (!isShown[i]) return [];
		const radius = shape.radius * reachOf(markOf(shape.group, palette).outline);
		return [{ i, x: positions[2 * i] - left, y: positions[2 * i + 1] - top, radius, rank: -shape.radius }];
	});
	const names = placedLabels({
		candidates: rounds
			.filter(({ i }) => labelOf(scene, i) !== '')
			.map((round) => ({ ...round, width: [...labelOf(scene, round.i)].length * letterSize * 0.56 })),
		shapes: rounds,
		size: { width, height },
		lineHeight: letterSize * 1.15,
		most: Infinity
	}).map(
		(name) =>
			`<text x="${short(left + name.left + name.width / 2)}" y="${short(top + name.top + letterSize * 0.8)}">${xmlOf(labelOf(scene, name.i))}</text>`
	);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${short(left)} ${short(top)} ${short(width)} ${short(height)}" width="${Math.round(width)}" height="${Math.round(height)}">`,
		`<title>${xmlOf(title)}</title>`,
		`<rect x="${short(left)}" y="${short(top)}" width="${short(width)}" height="${short(height)}" fill="${palette.paper}"/>`,
		`<g>${lines.join('\n')}</g>`,
		`<g>${marks.join('\n')}</g>`,
		`<g font-family="system-ui, sans-serif" font-size="${letterSize}" font-weight="550" text-anchor="middle" fill="${palette.ink}" stroke="${palette.paper}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">${names.join('\n')}</g>`,
		'</svg>\n'
	].join('\n');
}

/** Around all shapes: left, top, width, height. */
function frameOf({ shapes }: Scene, positions: Float32Array): [number, number, number, number] {
	let [left, right, top, bottom] = [0, 0, 0, 0];
	for (const [i, { radius }] of shapes.entries()) {
		left = Math.min(left, positions[2 * i] - radius);
		right = Math.max(right, positions[2 * i] + radius);
		top = Math.min(top, positions[2 * i + 1] - radius);
		bottom = Math.max(bottom, positions[2 * i + 1] + radius);
	}
	return [left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin];
}

function short(value: number): string {
	return String(Math.round(value * 10) / 10);
}
