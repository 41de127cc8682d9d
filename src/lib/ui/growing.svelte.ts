import { navigating } from '$app/state';

/** Rows: a screenful at first, then `step` more with every frame as one nears the end. `lowestRow`: no row is lower, in pixels. */
type Sizes = { readonly screenful: number; readonly step: number; readonly lowestRow: number };

const mostAtOnce = 400;

/**
 * How much of a long list is drawn: five thousand rows are never drawn at once. Whoever comes back is led to where they were, which has
 * to be there again when the screen stands: Kit scrolls then, so more cannot come later. Make it with its component.
 */
export class Growing {
	readonly #sizes: Sizes;
	#limit = $state(0);

	constructor(sizes: Sizes) {
		this.#sizes = sizes;
		const backAt = navigating.type === 'popstate' ? (navigating.to?.scroll?.y ?? 0) : 0;
		const untilThere = backAt > 0 ? Math.ceil((backAt + innerHeight) / sizes.lowestRow) : 0;
		this.#limit = Math.max(sizes.screenful, Math.min(untilThere, mostAtOnce));
	}

	get limit(): number {
		return this.#limit;
	}

	/** Another screenful, for who asks for it. */
	more(): void {
		this.#limit += this.#sizes.screenful;
	}

	/** Another list begins. */
	again(): void {
		this.#limit = this.#sizes.screenful;
	}

	/** Grows while this element, which ends the list, is near. */
	readonly atEnd = (end: HTMLElement) => {
		let isNear = false;
		let asked = 0;
		const grow = () => {
			if (!isNear) return;
			this.#limit += this.#sizes.step;
			asked = requestAnimationFrame(grow);
		};
		const observer = new IntersectionObserver(
			([entry]) => {
				isNear = entry.isIntersecting;
				cancelAnimationFrame(asked);
				grow();
			},
			{ rootMargin: '2000px' }
		);
		observer.observe(end);
		return () => {
			isNear = false;
			observer.disconnect();
		};
	};
}
