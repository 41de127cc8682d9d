import { type Exchange, type Meeting, type Occasion, type Offer, type Person, pairOf } from './facts.ts';

const tenMinutesMs = 10 * 60_000;
/** The id of a meeting for which the server chose one. */
export const anyId = 'any';

/** Who met whom, and what each gave: docs/protocol.md, "Who gives what in an exchange". */
export class Meetings {
	readonly exchanges = new Map<string, Exchange>();
	/** Pairs of which only the coarse things are compared: a block or a merge touched them, or an order nobody can know. */
	readonly loose = new Set<string>();
	/** Pairs of which something was undone. */
	readonly undone = new Set<string>();
	/** The pair of every scan there ever was, by its id. */
	readonly pairOfScan = new Map<string, string>();
	/** The ids of scans, also of those that a server which was put back has forgotten: none of them was chosen by a server. */
	readonly scanIds = new Set<string>();
	/** When a person took back what they gave another, until they gave again. */
	readonly withdrawn = new Map<string, number>();

	exchange(one: string, other: string, eventId: string | null): Exchange | undefined {
		return this.exchanges.get(`${pairOf(one, other)} ${eventId}`);
	}

	of(person: string): Exchange[] {
		return [...this.exchanges.values()].filter(({ sides }) => sides.includes(person));
	}

	isLoose(one: Person, other: Person): boolean {
		return one.isMerged || other.isMerged || this.loose.has(pairOf(one.id, other.id));
	}

	/** One met another: the meeting, and what passes. */
	meet(at: Occasion, offer: Offer, { meetingId, asksFirst }: { meetingId: string; asksFirst: boolean }) {
		const [me, other] = [at.me.id, offer.other.id];
		const key = `${pairOf(me, other)} ${offer.eventId}`;
		const exchange = this.exchanges.get(key) ?? {
			sides: [me, other] as const,
			eventId: offer.eventId,
			given: new Map(),
			via: offer.via,
			meetings: []
		};
		exchange.via = offer.via;
		this.exchanges.set(key, exchange);
		this.#record(at, exchange, meetingId);

		const mine = exchange.given.get(me);
		const minedTakenBack = Math.max(this.#takenBack(me, other), mine?.how === 'withdrawn' ? mine.at : -1);
		if (minedTakenBack < at.believedAt) this.#giveAgain(at, exchange, other);

		const theirs = exchange.given.get(other);
		if (theirs?.how === 'full') return;
		const takenBack = Math.max(this.#takenBack(other, me), theirs?.how === 'withdrawn' ? theirs.at : -1);
		const isTakenBack = takenBack >= 0 && (offer.shownAt === null || offer.shownAt <= takenBack);
		const how = isTakenBack ? 'withdrawn' : offer.isFresh && !asksFirst ? 'full' : 'code';
		if (how === 'withdrawn' && theirs?.how === 'withdrawn') return;
		const since = how === 'withdrawn' ? takenBack : at.believedAt;
		exchange.given.set(other, { how, at: since, asked: how !== 'full' });
	}

	/** Scans within ten minutes of a meeting are a part of it. */
	#record(at: Occasion, exchange: Exchange, id: string): void {
		const scan = { id, by: at.me.id, claimedAt: at.claimedAt, believedAt: at.believedAt };
		this.pairOfScan.set(id, pairOf(...exchange.sides));
		this.scanIds.add(id);
		const distance = (happenedAt: number) => Math.abs(happenedAt - at.believedAt);
		const near = exchange.meetings
			.filter(({ happenedAt }) => distance(happenedAt) <= tenMinutesMs)
			.sort((a, b) => distance(a.happenedAt) - distance(b.happenedAt));
		if (near.length > 1 && distance(near[0].happenedAt) === distance(near[1].happenedAt)) {
			this.loose.add(pairOf(...exchange.sides));
		}
		if (near.length > 0) near[0].scans.push(scan);
		else
			exchange.meetings.push({
				id: this.#isTaken(id) ? anyId : id,
				happenedAt: at.believedAt,
				scans: [scan]
			});
	}

	/** After a store was put back to before a merge the former person may still have a meeting of that id. */
	#isTaken(id: string): boolean {
		return [...this.exchanges.values()].some(({ meetings }) => meetings.some((each) => each.id === id));
	}

	#giveAgain(at: Occasion, exchange: Exchange, other: string): void {
		exchange.given.set(at.me.id, { how: 'full', at: at.believedAt, asked: false });
		if (this.#takenBack(at.me.id, other) <= at.believedAt) this.withdrawn.delete(`${at.me.id} ${other}`);
	}

	confirm(at: Occasion, exchange: Exchange, other: string): void {
		this.#giveAgain(at, exchange, other);
	}

	withdraw(at: Occasion, exchange: Exchange, other: string): void {
		exchange.given.set(at.me.id, { how: 'withdrawn', at: at.believedAt, asked: false });
		this.withdrawn.set(`${at.me.id} ${other}`, Math.max(this.#takenBack(at.me.id, other), at.believedAt));
	}

	/** Takes a meeting away; the last one takes the exchange. Gives whether it did. */
	undo(exchange: Exchange, undone: Meeting): boolean {
		this.undone.add(pairOf(...exchange.sides));
		exchange.meetings = exchange.meetings.filter((each) => each !== undone);
		if (exchange.meetings.length > 0) return false;
		this.exchanges.delete(`${pairOf(...exchange.sides)} ${exchange.eventId}`);
		return true;
	}

	/** One person became another: their exchanges are that one's, and what they had with each other is gone. */
	rename(old: string, kept: string): void {
		const now = (pair: string) => pairOf(...(pair.replace(old, kept).split(' ') as [string, string]));
		for (const pairs of [this.loose, this.undone]) {
			for (const pair of [...pairs]) if (pair.includes(old)) pairs.add(now(pair));
		}
		for (const [scan, pair] of this.pairOfScan) if (pair.includes(old)) this.pairOfScan.set(scan, now(pair));
		for (const [key, exchange] of this.exchanges) {
			if (!exchange.sides.includes(old)) continue;
			this.exchanges.delete(key);
			const other = exchange.sides.find((side) => side !== old);
			if (other === undefined || other === kept) continue;
			const meetings = exchange.meetings.map((meeting) => ({
				...meeting,
				scans: meeting.scans.map((scan) => (scan.by === old ? { ...scan, by: kept } : scan))
			}));
			const joinedKey = `${pairOf(kept, other)} ${exchange.eventId}`;
			const joined = this.exchanges.get(joinedKey);
			if (joined) joined.meetings.push(...meetings);
			else this.exchanges.set(joinedKey, { ...exchange, sides: [kept, other], meetings });
		}
	}

	#takenBack(giver: string, receiver: string): number {
		return this.withdrawn.get(`${giver} ${receiver}`) ?? -1;
	}
}
