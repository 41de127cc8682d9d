/** What a guest says about the organizers' graph; `helped`: hosts may introduce them while they have met nobody. */
export type Consent = { graph: 'name' | 'dot' | 'none'; helped: boolean };

/**
 * What each of so many people says when `share` of them (0 to 1) agree to be named, evenly along the list: who agrees may
 * be introduced too, and of the others one is a dot and the next says no, by turns. Always the same for the same numbers.
 */
export function consentsOf(people: number, share: number): Consent[] {
	let others = 0;
	return Array.from({ length: people }, (_, i): Consent => {
		const agrees = Math.floor((i + 1) * share + 1e-9) > Math.floor(i * share + 1e-9);
		if (agrees) return { graph: 'name', helped: true };
		return { graph: others++ % 2 === 0 ? 'dot' : 'none', helped: false };
	});
}
