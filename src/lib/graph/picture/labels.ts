/** A name that could be written, centred at `x`, its upper edge at `y` (pixels). A lower `rank` comes first. */
export type Candidate = { i: number; x: number; y: number; width: number; rank: number };

const cell = 64;

/** Those of the candidates that can be written without touching each other, best first; at most `most`. */
export function fittingLabels(candidates: readonly Candidate[], lineHeight: number, most = 80): Candidate[] {
	const taken = new Map<string, Candidate[]>();
	const chosen: Candidate[] = [];
	for (const candidate of [...candidates].sort((a, b) => a.rank - b.rank || a.i - b.i)) {
		if (chosen.length >= most) break;
		const cells = cellsOf(candidate, lineHeight);
		if (cells.some((key) => taken.get(key)?.some((other) => touches(candidate, other, lineHeight)))) continue;
		for (const key of cells) taken.set(key, [...(taken.get(key) ?? []), candidate]);
		chosen.push(candidate);
	}
	return chosen;
}

function touches(one: Candidate, other: Candidate, lineHeight: number): boolean {
	const air = 4;
	return (
		Math.abs(one.x - other.x) < (one.width + other.width) / 2 + air &&
		Math.abs(one.y - other.y) < lineHeight + air / 2
	);
}

function cellsOf({ x, y, width }: Candidate, lineHeight: number): string[] {
	const keys: string[] = [];
	for (
		let column = Math.floor((x - width / 2 - 4) / cell);
		column <= Math.floor((x + width / 2 + 4) / cell);
		column++
	) {
		for (let row = Math.floor((y - 2) / cell); row <= Math.floor((y + lineHeight + 2) / cell); row++) {
			keys.push(`${column} ${row}`);
		}
	}
	return keys;
}
