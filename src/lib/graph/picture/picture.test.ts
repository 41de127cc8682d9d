import { expect, test } from 'vitest';
import { type Camera, beside, fitting, hit, pinched, toPicture, toScreen, zoomed } from './camera.ts';
import { cornersOf, markOf, paletteFor, reachOf } from './palette.ts';
import { svgOf } from './svg.ts';

const size = { width: 800, height: 600 };

test.each(['light', 'dark'] as const)(
	'every colour of a group stands out on the %s paper, and each mark is another',
	(look) => {
		const palette = paletteFor(look);
		for (const colour of [...palette.groups, palette.alone, palette.accent])
			expect(contrast(colour, palette.paper)).toBeGreaterThanOrEqual(3);
		for (const colour of [palette.ink, palette.soft])
			expect(contrast(colour, palette.paper)).toBeGreaterThanOrEqual(4.5);
		const marks = Array.from({ length: 64 }, (_, group) => Object.values(markOf(group, palette)).join(' '));
		expect(new Set(marks).size).toBe(64);
		// The first eight differ in shape alone.
		expect(new Set(marks.slice(0, 8).map((mark) => mark.split(' ')[1])).size).toBe(8);
		for (let group = 0; group < 8; group++) {
			const { outline } = markOf(group, palette);
			const reach = Math.max(...(cornersOf(outline) ?? [[1, 0]]).map(([x, y]) => Math.hypot(x, y)));
			expect(reach).toBeCloseTo(reachOf(outline));
		}
	}
);

test('zooming keeps the point under the cursor, pinching those under both fingers', () => {
	const camera: Camera = { x: 10, y: -20, zoom: 0.8 };
	const at = { x: 100, y: 500 };
	expect(toScreen(zoomed(camera, 2.5, at, size), toPicture(camera, at, size), size)).toEqual({
		x: expect.closeTo(100),
		y: expect.closeTo(500)
	});
	const was = [at, { x: 300, y: 500 }] as const;
	const is = [
		{ x: 50, y: 400 },
		{ x: 450, y: 400 }
	] as const;
	const after = pinched(camera, was, is, size);
	for (const finger of [0, 1] as const) {
		const there = toScreen(after, toPicture(camera, was[finger], size), size);
		expect([there.x, there.y]).toEqual([expect.closeTo(is[finger].x), expect.closeTo(is[finger].y)]);
	}
});

test('everything fits, and a finger finds the nearest shape', () => {
	const positions = Float32Array.from([-500, -100, 500, 300, 40, 0]);
	const camera = fitting(positions, size);
	for (const i of [0, 1, 2]) {
		const { x, y } = toScreen(camera, { x: positions[2 * i], y: positions[2 * i + 1] }, size);
		expect(x >= 0 && x <= 800 && y >= 0 && y <= 600).toBe(true);
	}
	expect(hit({ x: 44, y: 3 }, positions, [8, 8, 8], camera)).toBe(2);
	expect(hit({ x: 44, y: 3 }, positions, [8, 8, 8], camera, (i) => i !== 2)).toBeNull();
	expect(beside(2, { x: 1, y: 0 }, positions, () => true)).toBe(1);
	expect(beside(1, { x: 1, y: 0 }, positions, () => true)).toBeNull();
});

test('the SVG holds every shape and link that is shown, and names as text', () => {
	const shape = { kind: 'person' as const, radius: 8, group: 0, label: '<Ann> & "Co"\u0001', people: 1 };
	const scene = {
		shapes: [shape, { ...shape, group: 1, label: 'Hidden' }, { ...shape, group: 2, label: 'Cy' }],
		links: Int32Array.from([0, 1, 0, 2]),
		widths: Float32Array.from([1, 1]),
		isBridge: Uint8Array.from([0, 1])
	};
	const positions = Float32Array.from([0, 0, 100, 0, 0, 100]);
	const isShown = Uint8Array.from([1, 0, 1]);
	const svg = svgOf(scene, positions, {
		palette: paletteFor('light'),
		title: 'A & B',
		isShown,
		linkShown: Uint8Array.from([0, 1])
	});
	expect(svg).toContain('&lt;Ann&gt; &amp; &quot;Co&quot;</text>');
	expect(svg).toContain('<title>A &amp; B</title>');
	expect(svg).not.toContain('Hidden');
	expect([svg.match(/<line /g)?.length, svg.match(/<(circle|polygon) /g)?.length]).toEqual([1, 2]);
	expect(svg).toContain('stroke-dasharray');
});

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
	const [light, dark] = [one, other].map(luminance).sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const share = parseInt(hex.slice(at, at + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
