/** How much is let through: `burst` at once, then `perMinute`. */
export interface Rate {
	readonly burst: number;
	readonly perMinute: number;
}

/** A token bucket per key, in memory: a restart forgives, and several processes count on their own. */
export interface Limiter {
	/** Takes one. Gives 0 if there was one left, else the seconds until there is. */
	take(key: string): number;
}

/** No key is remembered beyond this many; the oldest goes, so nobody can fill the memory with made-up addresses. */
const mostKeys = 100_000;

/** Takes the rate and a clock in milliseconds. */
export function createLimiter({ burst, perMinute }: Rate, now: () => number = Date.now): Limiter {
	const buckets = new Map<string, { left: number; at: number }>();
	return {
		take(key) {
			const time = now();
			const bucket = buckets.get(key) ?? { left: burst, at: time };
			const left = Math.min(burst, bucket.left + ((time - bucket.at) / 60_000) * perMinute);
			// Deleting first keeps the map in order of last use.
			buckets.delete(key);
			buckets.set(key, { left: left >= 1 ? left - 1 : left, at: time });
			if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value ?? key);
			return left >= 1 ? 0 : Math.ceil(((1 - left) / perMinute) * 60);
		}
	};
}
