/** A text is new again when it has been out of view for this long. */
const forgottenAfterMs = 2_000;

/** How long a foreign text must stay in view, with nothing wanted beside it, before it is worth a word. */
const foreignAfterMs = 450;

type Sighting = { firstSeenMs: number; lastSeenMs: number; isReported: boolean };

/**
 * Decides which of the texts in view are news, so that one badge is one report however many frames show it, and a foreign
 * code beside ours is not reported at all. Pure but for its memory: times come as arguments.
 */
export class Sightings {
	#seen = new Map<string, Sighting>();
	#wantedSeenMs = -Infinity;
	#isWanted: (text: string) => boolean;

	constructor(isWanted: (text: string) => boolean) {
		this.#isWanted = isWanted;
	}

	/** Takes what one frame showed, nearest to the middle first; gives the text to report, if any. */
	see(texts: readonly string[], nowMs: number): string | null {
		this.#forget(nowMs);
		for (const text of texts) this.#remember(text, nowMs);
		const wanted = texts.find(this.#isWanted);
		if (wanted !== undefined) {
			this.#wantedSeenMs = nowMs;
			return this.#report(wanted);
		}
		if (nowMs - this.#wantedSeenMs < foreignAfterMs) return null;
		const foreign = texts.find(
			(text) => nowMs - (this.#seen.get(text)?.firstSeenMs ?? nowMs) >= foreignAfterMs
		);
		return foreign === undefined ? null : this.#report(foreign);
	}

	#forget(nowMs: number): void {
		for (const [text, { lastSeenMs }] of this.#seen) {
			if (nowMs - lastSeenMs >= forgottenAfterMs) this.#seen.delete(text);
		}
	}

	#remember(text: string, nowMs: number): void {
		const known = this.#seen.get(text);
		if (known) known.lastSeenMs = nowMs;
		else this.#seen.set(text, { firstSeenMs: nowMs, lastSeenMs: nowMs, isReported: false });
	}

	#report(text: string): string | null {
		const sighting = this.#seen.get(text);
		if (!sighting || sighting.isReported) return null;
		sighting.isReported = true;
		return text;
	}
}
