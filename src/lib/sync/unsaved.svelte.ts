/** What was changed and is still being stored: the next change builds on it, however quickly it comes. */
export class Unsaved<Value> {
	#value: Value | null = $state.raw(null);

	/** Null: all is stored. */
	get value(): Value | null {
		return this.#value;
	}

	/** Stands for what is stored until that is done. Call it with the mutation under way; gives what that gives. */
	async until<Done>(value: Value, done: Promise<Done>): Promise<Done> {
		this.#value = value;
		const given = await done;
		if (this.#value === value) this.#value = null;
		return given;
	}
}
