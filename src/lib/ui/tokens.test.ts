import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const pairs = new Map(
	[...css.split('@media')[0].matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
		([, name, light, dark]) => [name, { light, dark }]
	)
);

const texts: [text: string, ...grounds: string[]][] = [
	['ink', 'canvas', 'surface', 'sunk', 'raised'],
	['ink-soft', 'canvas', 'surface', 'sunk', 'raised'],
	['accent', 'canvas', 'surface', 'sunk', 'raised'],
	['good', 'canvas', 'surface', 'raised'],
	['warn', 'canvas', 'surface', 'raised'],
	['bad', 'canvas', 'surface', 'sunk', 'raised'],
	['on-accent', 'accent', 'accent-strong'],
	['on-accent-soft', 'accent-soft'],
	['on-good-soft', 'good-soft'],
	['on-warn-soft', 'warn-soft'],
	['on-bad-soft', 'bad-soft']
];

test.each(['light', 'dark'] as const)('every text colour reads on its grounds in the %s theme', (theme) => {
	const faint = texts.flatMap(([text, ...grounds]) =>
		grounds.map((ground) => ({ text, ground, ratio: contrast(colour(text, theme), colour(ground, theme)) }))
	);
	expect(faint.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
});

test.each(['light', 'dark'] as const)(
	'edges of controls and the focus ring can be seen in the %s theme',
	(theme) => {
		const faint = ['edge', 'focus', 'accent'].flatMap((line) =>
			['canvas', 'surface', 'sunk', 'raised'].map((ground) => ({
				line,
				ground,
				ratio: contrast(colour(line, theme), colour(ground, theme))
			}))
		);
		expect(faint.filter(({ ratio }) => ratio < 3)).toEqual([]);
	}
);

function colour(name: string, theme: 'light' | 'dark'): string {
	const pair = pairs.get(name);
	if (!pair) throw new Error(`tokens.css has no colour --${name}`);
	return pair[theme];
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
	const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const part = parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
