/** A circle on the wall; places are in a plane of its own, about one unit apart. */
export type Spot = {
	readonly id: string;
	name: string | null;
	x: number;
	y: number;
	/** How many lines end here. */
	degree: number;
};

export type Line = { readonly from: Spot; readonly to: Spot; readonly isFresh: boolean };

export type Shown = {
	people: readonly { id: string; name?: string }[];
	/** As the server gives them: two places in `people`, seconds since the event began, meetings. */
	exchanges: readonly (readonly [number, number, number, number])[];
	/** From this second of the event on a line is fresh. */
	freshFrom: number;
};

/** More than this nobody tells apart from ten metres away, and each step compares all of them with each other. */
const mostSpots = 300;
const coldest = 0.02;

/**
 * Where everybody stands on the wall. Who is there already stays about where they are while others come: each step moves a
 * little less than the one before, until something new arrives.
 */
export class Arrangement {
	#spots = new Map<string, Spot>();
	#lines: Line[] = [];
	#heat = 0;

	get spots(): Spot[] {
		return [...this.#spots.values()];
	}

	get lines(): readonly Line[] {
		return this.#lines;
	}

	/** Whether a further step would move anything worth painting. */
	get isMoving(): boolean {
		return this.#heat > coldest;
	}

	/** Takes what is to be seen now; forgets everything that is not in it. */
	take({ people, exchanges, freshFrom }: Shown): void {
		const chosen = chooseSpots(people.length, exchanges);
		const before = this.#spots;
		const count = this.#lines.length;
		this.#spots = new Map();
		for (const at of chosen) {
			const { id, name = null } = people[at];
			this.#spots.set(id, { ...(before.get(id) ?? { id, ...outside(id) }), name, degree: 0 });
		}
		this.#lines = [];
		for (const [one, other, seconds] of exchanges) {
			const from = this.#spots.get(people[one]?.id ?? '');
			const to = this.#spots.get(people[other]?.id ?? '');
			if (!from || !to) continue;
			from.degree++;
			to.degree++;
			// Who is new begins beside the first whom they met.
			if (!before.has(from.id) && before.has(to.id)) Object.assign(from, beside(to, from.id));
			else if (!before.has(to.id) && before.has(from.id)) Object.assign(to, beside(from, to.id));
			this.#lines.push({ from, to, isFresh: seconds >= freshFrom });
		}
		const hasNews = count !== this.#lines.length || [...this.#spots.keys()].some((id) => !before.has(id));
		if (before.size === 0) this.#heat = 1;
		else if (hasNews || before.size !== this.#spots.size) this.#heat = Math.max(this.#heat, 0.35);
	}

	/** Moves everybody a little: lines pull, everybody pushes, the middle holds all together. */
	step(): void {
		const spots = this.spots;
		// A screen is wider than high; who met nobody yet stays at the edge of the others, not of the screen.
		const moves = spots.map(({ x, y, degree }) => {
			const hold = degree === 0 ? 0.1 : 0.02;
			return { x: -x * hold, y: -y * hold * 1.6 };
		});
		const places = new Map(spots.map((spot, at) => [spot, at]));
		for (let one = 0; one < spots.length; one++) {
			for (let other = one + 1; other < spots.length; other++) {
				const x = spots[one].x - spots[other].x;
				const y = spots[one].y - spots[other].y;
				const push = 0.6 / Math.max(x * x + y * y, 0.05);
				moves[one].x += x * push;
				moves[one].y += y * push;
				moves[other].x -= x * push;
				moves[other].y -= y * push;
			}
		}
		for (const { from, to } of this.#lines) {
			const pull = 0.1 / Math.sqrt(Math.min(from.degree, to.degree));
			const [x, y] = [(to.x - from.x) * pull, (to.y - from.y) * pull];
			const [one, other] = [moves[places.get(from) ?? 0], moves[places.get(to) ?? 0]];
			one.x += x;
			one.y += y;
			other.x -= x;
			other.y -= y;
		}
		for (const [at, { x, y }] of moves.entries()) {
			const length = Math.hypot(x, y);
			const most = Math.min(this.#heat, length) / (length || 1);
			spots[at].x += x * most;
			spots[at].y += y * most;
		}
		this.#heat *= 0.985;
	}

	/** Moves everybody to their places at once, for those who want nothing to move. */
	settle(): void {
		for (let steps = 0; this.isMoving && steps < 400; steps++) this.step();
	}
}

/** Everybody, or where they are too many those of the latest lines. */
function chooseSpots(many: number, exchanges: Shown['exchanges']): Iterable<number> {
	if (many <= mostSpots) return Array.from({ length: many }, (_, at) => at);
	const chosen = new Set<number>();
	for (const [one, other] of exchanges.toSorted((a, b) => b[2] - a[2])) {
		if (chosen.size >= mostSpots) break;
		chosen.add(one).add(other);
	}
	for (let at = 0; chosen.size < mostSpots; at++) chosen.add(at);
	return chosen;
}

/** Where somebody begins whom nobody here has met: always the same place, by the id. */
function outside(id: string): { x: number; y: number } {
	const turn = turnOf(id);
	return { x: 4 * Math.cos(turn), y: 4 * Math.sin(turn) };
}

function beside(spot: Spot, id: string): { x: number; y: number } {
	const turn = turnOf(id);
	return { x: spot.x + 0.5 * Math.cos(turn), y: spot.y + 0.5 * Math.sin(turn) };
}

function turnOf(id: string): number {
	let hash = 0;
	for (const letter of id) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
	return ((hash >>> 0) / 2 ** 32) * 2 * Math.PI;
}
