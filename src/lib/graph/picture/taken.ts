/** Upright, in pixels. */
type Box = { left: number; top: number; right: number; bottom: number };
type Circle = Box & { x: number; y: number; radius: number };

/** Pixels on a side: about a name. */
const cell = 48;
/** Cells in a row: more than any screen has. */
const row = 1 << 16;

/** What room is taken, in squares, so that a question looks at what is near and not at everything. */
export class Taken {
	#cells = new Map<number, (Box | Circle)[]>();

	add(box: Box): void {
		for (const key of cellsOf(box)) {
			const there = this.#cells.get(key);
			if (there) there.push(box);
			else this.#cells.set(key, [box]);
		}
	}

	addRound(x: number, y: number, radius: number): void {
		const circle: Circle = {
			left: x - radius,
			top: y - radius,
			right: x + radius,
			bottom: y + radius,
			...{ x, y, radius }
		};
		this.add(circle);
	}

	isFree(box: Box): boolean {
		for (const key of cellsOf(box))
			if (this.#cells.get(key)?.some((other) => touches(box, other))) return false;
		return true;
	}
}

function touches(box: Box, other: Box | Circle): boolean {
	if (box.left >= other.right || other.left >= box.right) return false;
	if (box.top >= other.bottom || other.top >= box.bottom) return false;
	if (!('radius' in other)) return true;
	const nearest = {
		x: Math.max(box.left, Math.min(other.x, box.right)),
		y: Math.max(box.top, Math.min(other.y, box.bottom))
	};
	return Math.hypot(nearest.x - other.x, nearest.y - other.y) < other.radius;
}

function cellsOf({ left, top, right, bottom }: Box): number[] {
	const keys: number[] = [];
	const last = { column: Math.floor(right / cell), line: Math.floor(bottom / cell) };
	for (let line = Math.floor(top / cell); line <= last.line; line++) {
		for (let column = Math.floor(left / cell); column <= last.column; column++)
			keys.push(line * row + column);
	}
	return keys;
}
