const pxPerMm = 96 / 25.4;
/** What printing may set a little wider than the screen did. */
const safety = 0.97;

/** A room for a text, in millimetres. */
type Box = { readonly width: number; readonly height: number };

/** Sizes in millimetres; `isBroken`: a word had to be broken because it is longer than a line. */
export type Fit = { readonly size: number; readonly isBroken: boolean };

/**
 * How large a text may be set in a box so that all of it is seen, in whatever script: asked of the browser, which breaks lines
 * as it will on paper. No word is broken unless it is too long for a line by itself.
 */
export class Fitter {
	#probe: HTMLElement;
	#known = new Map<string, Fit>();

	constructor() {
		this.#probe = document.createElement('p');
		this.#probe.className = 'badge-probe';
		this.#probe.setAttribute('aria-hidden', 'true');
		document.body.append(this.#probe);
	}

	/** `look`: the class that it is set in, `badge-` and this; sizes in millimetres. */
	fit(text: string, look: string, box: Box, most: number, least: number): Fit {
		const key = JSON.stringify([look, box.width, box.height, most, least, text]);
		const known = this.#known.get(key);
		if (known) return known;
		this.#probe.className = `badge-probe badge-${look}`;
		this.#probe.textContent = text;
		this.#probe.style.inlineSize = `${box.width * safety}mm`;
		const whole = this.#largest(box, most, least, false);
		const fit = whole ??
			this.#largest(box, most, Math.min(least, 1.2), true) ?? { size: 1.2, isBroken: true };
		this.#known.set(key, fit);
		return fit;
	}

	close(): void {
		this.#probe.remove();
	}

	#largest(box: Box, most: number, least: number, isBroken: boolean): Fit | null {
		this.#probe.classList.toggle('badge-broken', isBroken);
		// In steps of a twentieth: nobody sees less.
		let [fits, fails] = [-1, Math.max(1, Math.ceil((most - least) * 20) + 1)];
		while (fails - fits > 1) {
			const middle = fits < 0 ? 0 : (fits + fails) >> 1;
			if (this.#isWithin(box, least + middle / 20)) fits = middle;
			else if (middle === 0) return null;
			else fails = middle;
		}
		return { size: Math.min(most, least + fits / 20), isBroken };
	}

	#isWithin(box: Box, size: number): boolean {
		this.#probe.style.fontSize = `${size}mm`;
		const { scrollWidth, clientWidth } = this.#probe;
		const { height } = this.#probe.getBoundingClientRect();
		return scrollWidth <= clientWidth && height <= box.height * safety * pxPerMm;
	}
}
