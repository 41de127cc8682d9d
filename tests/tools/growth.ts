/**
 * How much more processor time work takes at four times its size: about 4 where it grows with the size, 16 with its square, and
 * far more where a pattern goes back and forth. A ratio of one run, so that neither a slow machine nor a busy one changes it much.
 */
export function growth(work: (size: number) => void, size: number): number {
	// Once for the compiler, which is slow at first.
	work(size);
	const cost = (of: number) => {
		const times = [0, 1, 2].map(() => {
			const before = process.cpuUsage();
			work(of);
			return process.cpuUsage(before).user;
		});
		return Math.min(...times);
	};
	const [small, large] = [cost(size), cost(size * 4)];
	// Below a millisecond it is the clock that is measured.
	return large / Math.max(small, 1_000);
}
