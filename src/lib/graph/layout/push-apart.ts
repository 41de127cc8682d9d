/** Air between two circles, as a share of their radii. */
const air = 1.28;
const rounds = 40;

/** Moves circles that overlap apart, each as little as it goes; only neighbours in a grid are compared. */
export function pushApart(positions: Float32Array, members: readonly number[], radii: Float32Array): void {
	const cell = 2 * air * members.reduce((most, i) => Math.max(most, radii[i]), 1);
	for (let round = 0; round < rounds; round++) {
		const grid = gridOf(positions, members, cell);
		let isMoved = false;
		for (const i of members) {
			const [column, row] = cellOf(positions, i, cell);
			for (let near = 0; near < 9; near++) {
				for (const j of grid.get(keyOf(column + (near % 3) - 1, row + Math.floor(near / 3) - 1)) ?? []) {
					if (j > i && part(positions, i, j, (radii[i] + radii[j]) * air)) isMoved = true;
				}
			}
		}
		if (!isMoved) return;
	}
}

/** Whether two were too near. */
function part(positions: Float32Array, i: number, j: number, needed: number): boolean {
	const [dx, dy] = [positions[2 * j] - positions[2 * i], positions[2 * j + 1] - positions[2 * i + 1]];
	const distance = Math.hypot(dx, dy);
	if (distance >= needed) return false;
	// On the same spot any direction will do, but always the same one.
	const angle = distance > 0 ? Math.atan2(dy, dx) : i;
	const push = (needed - distance) / 2;
	positions[2 * i] -= push * Math.cos(angle);
	positions[2 * i + 1] -= push * Math.sin(angle);
	positions[2 * j] += push * Math.cos(angle);
	positions[2 * j + 1] += push * Math.sin(angle);
	return true;
}

function gridOf(positions: Float32Array, members: readonly number[], cell: number): Map<number, number[]> {
	const grid = new Map<number, number[]>();
	for (const i of members) {
		const key = keyOf(...cellOf(positions, i, cell));
		const own = grid.get(key);
		if (own) own.push(i);
		else grid.set(key, [i]);
	}
	return grid;
}

function cellOf(positions: Float32Array, i: number, cell: number): [number, number] {
	return [Math.floor(positions[2 * i] / cell), Math.floor(positions[2 * i + 1] / cell)];
}

function keyOf(column: number, row: number): number {
	return column * 1_000_003 + row;
}
