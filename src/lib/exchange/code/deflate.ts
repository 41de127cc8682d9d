/** Where each run of three bytes of a text occurs: the last place by its hash, and from each place the one before. */
type Chains = { readonly last: Int32Array; readonly before: Int32Array };

/** A preset dictionary, prepared once; with the text to come it must stay within deflate's window of 32 KiB. */
export type Dictionary = { readonly bytes: Uint8Array; readonly chains: Chains };

/** Finds what `deflateShort` looks up; about a millisecond. */
export function prepareDictionary(bytes: Uint8Array): Dictionary {
	const chains = { last: new Int32Array(1 << 15).fill(-1), before: new Int32Array(bytes.length).fill(-1) };
	for (let at = 0; at + 2 < bytes.length; at++) link(chains, bytes, at);
	return { bytes, chains };
}

/**
 * Raw deflate (RFC 1951) of a short text: one block of fixed Huffman codes, cut into literals and matches so that no
 * other cutting is shorter. General deflaters guess here, which costs 1 to 7 bytes of a hundred: often a QR version.
 * Its time grows with the square of the text, so it is for up to a thousand bytes.
 */
export function deflateShort(text: Uint8Array, dictionary: Dictionary): Uint8Array {
	const steps = cheapestSteps(text, dictionary);
	const bits = new BitWriter();
	bits.write(1, 1); // the last block
	bits.write(1, 2); // with fixed codes
	for (let at = 0; at < text.length; at += steps[at].length) {
		const { length, distance } = steps[at];
		if (length === 1) writeSymbol(bits, text[at]);
		else writeMatch(bits, length, distance);
	}
	writeSymbol(bits, endOfBlock);
	return bits.bytes();
}

const endOfBlock = 256;
const longestMatch = 258;
const largestDistance = 32_768;

type Step = { bits: number; length: number; distance: number };

/** For each place the cheapest step towards the end, found from the end backwards. */
function cheapestSteps(text: Uint8Array, dictionary: Dictionary): Step[] {
	const start = dictionary.bytes.length;
	const window = new Uint8Array(start + text.length);
	window.set(dictionary.bytes);
	window.set(text, start);
	const before = placesBefore(window, dictionary);

	const steps: Step[] = new Array<Step>(text.length + 1);
	steps[text.length] = { bits: 0, length: 0, distance: 0 };
	for (let at = text.length - 1; at >= 0; at--) {
		let best: Step = { bits: symbolBits(text[at]) + steps[at + 1].bits, length: 1, distance: 0 };
		for (const { length, distance } of matchesAt(start + at, window, before)) {
			const bits = matchBits(length, distance) + steps[at + length].bits;
			if (bits < best.bits) best = { bits, length, distance };
		}
		steps[at] = best;
	}
	return steps;
}

function placesBefore(window: Uint8Array, { bytes, chains }: Dictionary): Int32Array {
	const whole = { last: chains.last.slice(), before: new Int32Array(window.length).fill(-1) };
	whole.before.set(chains.before);
	for (let at = Math.max(0, bytes.length - 2); at + 2 < window.length; at++) link(whole, window, at);
	return whole.before;
}

function link({ last, before }: Chains, bytes: Uint8Array, at: number): void {
	const hash = ((bytes[at] << 7) ^ (bytes[at + 1] << 4) ^ bytes[at + 2] ^ (bytes[at + 1] >> 5)) & 0x7fff;
	before[at] = last[hash];
	last[hash] = at;
}

/** Every length that can be copied to this place, each with the nearest distance it can be copied from. */
function* matchesAt(
	at: number,
	window: Uint8Array,
	before: Int32Array
): Generator<{ length: number; distance: number }> {
	const longest = Math.min(longestMatch, window.length - at);
	let reached = 2;
	for (
		let from = before[at];
		from >= 0 && at - from <= largestDistance && reached < longest;
		from = before[from]
	) {
		let length = 0;
		while (length < longest && window[from + length] === window[at + length]) length++;
		while (reached < length) yield { length: ++reached, distance: at - from };
	}
}

/** RFC 1951, 3.2.6: how long the fixed code of a literal, length or end symbol is. */
function symbolBits(symbol: number): number {
	return symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
}

function matchBits(length: number, distance: number): number {
	const far = distanceCode(distance);
	const long = lengthCode(length);
	return symbolBits(long.symbol) + long.extraBits + 5 + far.extraBits;
}

function writeMatch(bits: BitWriter, length: number, distance: number): void {
	const long = lengthCode(length);
	writeSymbol(bits, long.symbol);
	bits.write(long.extra, long.extraBits);
	const far = distanceCode(distance);
	bits.writeReversed(far.symbol, 5);
	bits.write(far.extra, far.extraBits);
}

function writeSymbol(bits: BitWriter, symbol: number): void {
	if (symbol < 144) bits.writeReversed(0x30 + symbol, 8);
	else if (symbol < 256) bits.writeReversed(0x190 + symbol - 144, 9);
	else if (symbol < 280) bits.writeReversed(symbol - 256, 7);
	else bits.writeReversed(0xc0 + symbol - 280, 8);
}

type Coded = { symbol: number; extra: number; extraBits: number };

/** RFC 1951, 3.2.5: lengths 3 to 10 have a symbol each, then four symbols for each further extra bit; 258 its own. */
function lengthCode(length: number): Coded {
	if (length === longestMatch) return { symbol: 285, extra: 0, extraBits: 0 };
	const { group, extra, extraBits } = split(length - 3, 4);
	return { symbol: 257 + group, extra, extraBits };
}

/** RFC 1951, 3.2.5: distances 1 to 4 have a symbol each, then two symbols for each further extra bit. */
function distanceCode(distance: number): Coded {
	const { group, extra, extraBits } = split(distance - 1, 2);
	return { symbol: group, extra, extraBits };
}

/** Deflate's stair of ranges: `perStep` ranges of each width, the widths doubling after the first 2 × `perStep`. */
function split(value: number, perStep: number): { group: number; extra: number; extraBits: number } {
	if (value < 2 * perStep) return { group: value, extra: 0, extraBits: 0 };
	const extraBits = 31 - Math.clz32(value / perStep);
	return {
		group: extraBits * perStep + (value >> extraBits),
		extra: value & ((1 << extraBits) - 1),
		extraBits
	};
}

class BitWriter {
	#bytes: number[] = [];
	#pending = 0;
	#count = 0;

	/** Numbers go lowest bit first. */
	write(value: number, count: number): void {
		for (let bit = 0; bit < count; bit++) {
			this.#pending |= ((value >> bit) & 1) << this.#count;
			if (++this.#count === 8) this.#flush();
		}
	}

	/** Huffman codes go highest bit first. */
	writeReversed(code: number, count: number): void {
		for (let bit = count - 1; bit >= 0; bit--) this.write((code >> bit) & 1, 1);
	}

	bytes(): Uint8Array {
		if (this.#count > 0) this.#flush();
		return Uint8Array.from(this.#bytes);
	}

	#flush(): void {
		this.#bytes.push(this.#pending);
		this.#pending = 0;
		this.#count = 0;
	}
}
