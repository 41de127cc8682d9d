import { type Format, perSheet } from './formats.ts';

/** A badge on its sheet, with the corner of its place in millimetres. */
export type Placed<Item> = { readonly item: Item; readonly x: number; readonly y: number };
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** How far a printer is off, in millimetres to the right and down. */
export type Offset = { readonly x: number; readonly y: number };

/** The sheets of these badges, row by row; the first one begins at place `startAt` (1: the first), since it may be used in part. */
export function sheetsOf<Item>(
	items: readonly Item[],
	format: Format,
	startAt: number,
	offset: Offset = { x: 0, y: 0 }
): Placed<Item>[][] {
	const size = perSheet(format);
	const skipped = Math.min(Math.max(Math.trunc(startAt) || 1, 1), size) - 1;
	const sheets: Placed<Item>[][] = [];
	items.forEach((item, i) => {
		const place = skipped + i;
		const onSheet = place % size;
		const sheet = (sheets[Math.floor(place / size)] ??= []);
		const column = onSheet % format.columns;
		const row = Math.floor(onSheet / format.columns);
		sheet.push({
			item,
			x: format.x + column * format.dx + offset.x,
			y: format.y + row * format.dy + offset.y
		});
	});
	return sheets;
}

/** The place after the last badge: where the next one may be printed on the same sheet. */
export function nextPlace(count: number, format: Format, startAt: number): number {
	return ((startAt - 1 + count) % perSheet(format)) + 1;
}

/** Where on a badge stands what; the code's box includes its quiet zone. */
export type Layout = {
	readonly event: Box;
	readonly name: Box;
	readonly about: Box;
	readonly typed: Box;
	readonly code: Box;
	readonly isCentred: boolean;
};

/** Divides a badge: a wide one has its code at the end of the lower half, a tall one in the middle below. */
export function layoutOf({ width, height }: Pick<Format, 'width' | 'height'>): Layout {
	const edge = Math.max(3, Math.min(width, height) * 0.05);
	const inner = width - 2 * edge;
	const line = Math.min(Math.max(height * 0.07, 3.2), 5.5);
	const event = { x: edge, y: edge, width: inner, height: line };
	const top = edge + line + 1;
	if (width < height * 1.15) {
		const side = Math.min(inner, height * 0.38, 50);
		const codeY = height - edge - side;
		const room = codeY - line - 1 - top;
		return {
			isCentred: true,
			event,
			name: { x: edge, y: top, width: inner, height: room * 0.58 },
			about: { x: edge, y: top + room * 0.58, width: inner, height: room * 0.42 },
			typed: { x: edge, y: codeY - line, width: inner, height: line },
			code: { x: (width - side) / 2, y: codeY, width: side, height: side }
		};
	}
	const side = Math.min(height * 0.48, width * 0.36, 42);
	const below = height - edge - side;
	const beside = inner - side - 2;
	return {
		isCentred: false,
		event,
		name: { x: edge, y: top, width: inner, height: below - top - 0.5 },
		about: { x: edge, y: below, width: beside, height: side - line - 0.5 },
		typed: { x: edge, y: height - edge - line, width: beside, height: line },
		code: { x: width - edge - side, y: below, width: side, height: side }
	};
}
