import * as v from 'valibot';
import { type Format, formatOf, perSheet } from './formats.ts';
import type { Offset } from './sheets.ts';

const keptAs = 'hallway-badges';
const kept = v.object({
	format: v.fallback(v.string(), ''),
	hasTyped: v.fallback(v.boolean(), false),
	hasMarks: v.fallback(v.boolean(), true),
	x: v.fallback(v.number(), 0),
	y: v.fallback(v.number(), 0),
	/** The next free place on the sheet that is in use, by format. */
	places: v.fallback(v.record(v.string(), v.number()), {})
});

/** How this device prints badges: its printer and the sheet in it stay the same for the next person at the door. */
export class PrintSettings {
	#kept = $state.raw(read());

	readonly format = $derived(formatOf(this.#kept.format));
	readonly hasTyped = $derived(this.#kept.hasTyped);
	readonly hasMarks = $derived(this.#kept.hasMarks);
	readonly offset: Offset = $derived({ x: this.#kept.x, y: this.#kept.y });
	readonly startAt = $derived(
		Math.min(Math.max(this.#kept.places[this.format.id] ?? 1, 1), perSheet(this.format))
	);

	set(changes: Partial<Omit<v.InferOutput<typeof kept>, 'places'>>): void {
		this.#keep({ ...this.#kept, ...changes });
	}

	startNextAt({ id }: Format, place: number): void {
		this.#keep({ ...this.#kept, places: { ...this.#kept.places, [id]: place } });
	}

	#keep(settings: v.InferOutput<typeof kept>): void {
		this.#kept = settings;
		try {
			localStorage.setItem(keptAs, JSON.stringify(settings));
		} catch {
			// Storage may be forbidden: then they last as long as the page.
		}
	}
}

function read(): v.InferOutput<typeof kept> {
	let stored: unknown = null;
	try {
		stored = JSON.parse(localStorage.getItem(keptAs) ?? '{}');
	} catch {
		// What cannot be read is as good as nothing.
	}
	const parsed = v.safeParse(kept, stored);
	return parsed.success ? parsed.output : v.parse(kept, {});
}
