// The sheets that badges are printed on, in millimetres. "Cut" formats are plain paper or card, cut with scissors for a sleeve on
// a lanyard. Labels and inserts come as sheets with a fixed grid. Sources: 5395 is that of the gLabels template "Avery 5395"
// (3 3/8 × 2 1/3 in, first label at 0.6875 and 0.583 in, every 3.75 and 2.5 in). 5390: eight inserts of 3 1/2 × 2 1/4 in that touch
// each other in the middle of a Letter sheet (CPAN's Paper::Specs has 2.219 in, from 1.0625 in: within 1.6 mm). L4785 and Herma 4412:
// ten labels of 80 × 50 mm, taken to come every 95 and 55 mm in the middle of an A4 sheet; no source for that was found, and no sheet
// was measured. Printers feed a millimetre more or less anyway: the screen lets one move everything.

type Paper = { readonly id: string; readonly width: number; readonly height: number };

const inch = 25.4;
const papers = {
	a4: { id: 'a4', width: 210, height: 297 },
	'a4-wide': { id: 'a4-wide', width: 297, height: 210 },
	letter: { id: 'letter', width: 8.5 * inch, height: 11 * inch },
	roll: { id: 'roll', width: 100, height: 62 }
} as const satisfies Record<string, Paper>;

/** One kind of sheet. `x`, `y`: the first badge's corner; `dx`, `dy`: from one badge to the next. */
export type Format = {
	readonly id: string;
	readonly paper: Paper;
	/** Whether it is cut by hand, so that marks help. */
	readonly isCut: boolean;
	/** What it is sold as; '' for a size that everybody knows by its measures. */
	readonly product: string;
	readonly width: number;
	readonly height: number;
	readonly columns: number;
	readonly rows: number;
	readonly x: number;
	readonly y: number;
	readonly dx: number;
	readonly dy: number;
};

type Grid = { width: number; height: number; columns: number; rows: number; dx?: number; dy?: number };

/** A grid in the middle of its paper. */
function centred(id: string, paper: Paper, product: string, isCut: boolean, grid: Grid): Format {
	const { width, height, columns, rows, dx = width, dy = height } = grid;
	const x = (paper.width - (columns - 1) * dx - width) / 2;
	const y = (paper.height - (rows - 1) * dy - height) / 2;
	return { id, paper, product, isCut, width, height, columns, rows, x, y, dx, dy };
}

const { a4, letter, roll } = papers;
const wide = papers['a4-wide'];

export const formats: readonly Format[] = [
	centred('l4785', a4, 'Avery Zweckform L4785, Herma 4412', false, {
		...{ width: 80, height: 50, columns: 2, rows: 5 },
		...{ dx: 95, dy: 55 }
	}),
	centred('a4-card', a4, '', true, { width: 86, height: 54, columns: 2, rows: 5 }),
	centred('a4-90x55', a4, '', true, { width: 90, height: 55, columns: 2, rows: 5 }),
	centred('a4-a7', wide, 'A7', true, { width: 74, height: 105, columns: 4, rows: 2 }),
	centred('a4-a7-wide', a4, 'A7', true, { width: 105, height: 74, columns: 2, rows: 4 }),
	centred('a4-a6', a4, 'A6', true, { width: 105, height: 148, columns: 2, rows: 2 }),
	centred('a4-4x3', a4, '4 × 3 in', true, { width: 4 * inch, height: 3 * inch, columns: 2, rows: 3 }),
	{
		...{ id: '5395', paper: letter, product: 'Avery 5395', isCut: false },
		...{ width: 3.375 * inch, height: (7 / 3) * inch, columns: 2, rows: 4 },
		...{ x: 0.6875 * inch, y: (7 / 12) * inch, dx: 3.75 * inch, dy: 2.5 * inch }
	},
	centred('5390', letter, 'Avery 5390', false, {
		...{ width: 3.5 * inch, height: 2.25 * inch },
		...{ columns: 2, rows: 4 }
	}),
	centred('letter-4x3', letter, '4 × 3 in', true, { width: 4 * inch, height: 3 * inch, columns: 2, rows: 3 }),
	centred('letter-3x4', letter, '3 × 4 in', true, { width: 3 * inch, height: 4 * inch, columns: 2, rows: 2 }),
	centred('letter-card', letter, '', true, { width: 86, height: 54, columns: 2, rows: 4 }),
	centred('roll', roll, '', false, { width: 100, height: 62, columns: 1, rows: 1 })
];

/** How many badges a sheet holds. */
export function perSheet({ columns, rows }: Format): number {
	return columns * rows;
}

/** The format of this id; the first one for any other. */
export function formatOf(id: string | null): Format {
	return formats.find((format) => format.id === id) ?? formats[0];
}
