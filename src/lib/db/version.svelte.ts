/** Counts changes of something that is not reactive itself: who follows it in a component or `$derived` runs again. */
export class Version {
	#count = $state(0);

	follow(): void {
		void this.#count;
	}

	bump(): void {
		this.#count++;
	}
}
