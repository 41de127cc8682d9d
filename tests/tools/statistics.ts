/** The middle of the numbers, or the mean of the two in the middle; not a number for none. */
export function median(numbers: readonly number[]): number {
	return percentile(numbers, 50);
}

/** The value below which `percent` of the numbers lie, interpolated between neighbours. */
export function percentile(numbers: readonly number[], percent: number): number {
	if (numbers.length === 0) return NaN;
	const sorted = [...numbers].sort((a, b) => a - b);
	const at = ((sorted.length - 1) * percent) / 100;
	const below = Math.floor(at);
	return sorted[below] + (sorted[Math.ceil(at)] - sorted[below]) * (at - below);
}
