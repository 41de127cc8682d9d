/** Colours of the picture in one look; canvas knows no custom properties. All as #rrggbb. */
export type Palette = {
	paper: string;
	ink: string;
	soft: string;
	line: string;
	accent: string;
	/** By community, the largest first; further ones begin anew with another outline. */
	groups: readonly string[];
	/** Whoever is in no community. */
	alone: string;
};

// Each at least 3 : 1 on the paper, so that it can be seen by itself, and told apart also by who sees fewer colours:
// neighbours in the list differ in lightness too (palette.test.ts). The outline says the same as the colour.
const light: Palette = {
	paper: '#fffdfa',
	ink: '#2b231e',
	soft: '#665a51',
	line: '#8a7b6e',
	accent: '#b0461d',
	groups: ['#c2512a', '#1f5fa8', '#2f8f6b', '#7a3f98', '#a87a00', '#0b6e7f', '#d0487f', '#565f6d'],
	alone: '#8a7b6e'
};

const dark: Palette = {
	paper: '#25201c',
	ink: '#f5ede4',
	soft: '#bdb0a4',
	line: '#8f8275',
	accent: '#f29a72',
	groups: ['#f29a72', '#6ea8ec', '#7fd1a5', '#c79be6', '#e9c15c', '#5bc4d0', '#f59ac0', '#b3bcc9'],
	alone: '#8f8275'
};

/** The colours for a screen that is light or dark; paper (prints, pictures to send) is always light. */
export function paletteFor(look: 'light' | 'dark'): Palette {
	return look === 'dark' ? dark : light;
}

const outlines = ['circle', 'diamond', 'square', 'triangle', 'hexagon', 'drop', 'pentagon', 'star'] as const;
export type Outline = (typeof outlines)[number];

/** How far an outline of radius 1 goes from its middle, so that all have about the same area. */
const reaches: Readonly<Record<Outline, number>> = {
	circle: 1,
	square: 1.25,
	diamond: 1.25,
	triangle: 1.42,
	drop: 1.42,
	pentagon: 1.16,
	hexagon: 1.1,
	star: 1.45
};

/** Colour and outline of a community; together they differ for the first 64. */
export function markOf(group: number, { groups, alone }: Palette): { colour: string; outline: Outline } {
	return { colour: group < 0 ? alone : groups[group % groups.length], outline: outlineOf(group) };
}

/** The outline alone. */
export function outlineOf(group: number): Outline {
	if (group < 0) return 'circle';
	// There are as many outlines as colours: each further round has them elsewhere.
	return outlines[(group + Math.floor(group / outlines.length)) % outlines.length];
}

/** Points of an outline of radius 1 (of about the same area as the circle's); null: the circle itself. */
export function cornersOf(outline: Outline): readonly (readonly [x: number, y: number])[] | null {
	if (outline === 'circle') return null;
	if (outline === 'square') return polygon(4, reaches.square, Math.PI / 4);
	if (outline === 'diamond') return polygon(4, reaches.diamond, 0);
	if (outline === 'triangle') return polygon(3, reaches.triangle, -Math.PI / 2);
	if (outline === 'drop') return polygon(3, reaches.drop, Math.PI / 2);
	if (outline === 'pentagon') return polygon(5, reaches.pentagon, -Math.PI / 2);
	if (outline === 'hexagon') return polygon(6, reaches.hexagon, 0);
	return Array.from({ length: 10 }, (_, i) =>
		corner((i * Math.PI) / 5 - Math.PI / 2, i % 2 === 0 ? reaches.star : 0.72)
	);
}

/** How far an outline of radius 1 goes from its middle. */
export function reachOf(outline: Outline): number {
	return reaches[outline];
}

function polygon(count: number, radius: number, turn: number): [number, number][] {
	return Array.from({ length: count }, (_, i) => corner((2 * Math.PI * i) / count + turn, radius));
}

function corner(angle: number, radius: number): [number, number] {
	return [Math.cos(angle) * radius, Math.sin(angle) * radius];
}
