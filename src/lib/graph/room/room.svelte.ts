import type { Result } from '../../core/result.ts';
import type { GraphProblem } from '../../remote/graph.ts';
import { letPageAnswer } from '../../core/breath.ts';
import { type Filter, type Part, foundIn, noFilter, partOf, spanOf } from '../filter.ts';
import { type ConnectionGraph, type Net, netOf } from '../graph.ts';
import type { Figures } from '../metrics.ts';
import { shownAt } from './shown.ts';
import { Thinking } from '../worker.ts';
import { type Drawer, dropAnswer, keepAnswer, keptAnswer } from './kept.ts';
import { type GroupLabel, type Level, partOfMembers, sceneFor, toPlace, wholeOf } from './level.ts';

type Whole = { answer: ConnectionGraph; net: Net; part: Part; figures: Figures };
type Asking = (eventId: string) => Promise<Result<ConnectionGraph, GraphProblem>>;
const nobody: ReadonlySet<number> = foundIn([], '');
const quietMs = 220;

/** The room of one event on a screen: the graph, what is looked at, and what was found out about it. */
export class Room {
	/** Null: none yet. */
	whole = $state.raw<Whole | null>(null);
	/** What keeps the newest answer away; null: nothing. */
	problem = $state<GraphProblem | 'broken' | null>(null);
	isLoading = $state(false);
	/** What is shown is the last answer, not one of now. */
	isOld = $state(false);
	/** The share of the layout that is done, 0 to 1; null: nothing is being placed. */
	placing = $state<number | null>(null);
	isCancelled = $state(false);
	levels = $state.raw<Level[]>([]);
	betweenness = $state.raw<Float64Array | null>(null);
	filter = $state.raw<Filter>(noFilter);
	query = $state('');
	/** An index into the people of the whole. */
	selected = $state<number | null>(null);
	/** Figures of what the filter leaves; null: being counted, or there is no filter. */
	partFigures = $state.raw<Figures | null>(null);

	level = $derived(this.levels.at(-1) ?? null);
	span = $derived(this.whole ? spanOf(this.whole.net) : null);
	isFiltered = $derived(
		this.filter.until !== null || this.filter.topic !== null || this.filter.role !== null
	);
	part = $derived(this.whole && (this.isFiltered ? partOf(this.whole.net, this.filter) : this.whole.part));
	found: ReadonlySet<number> = $derived(this.whole ? foundIn(this.whole.net.people, this.query) : nobody);
	shown = $derived.by(() => {
		const { level, part, filter, found, selected } = this;
		return level && part && shownAt(level, { filter, part, found, selected, labelOf: this.#labelOf });
	});

	#eventId: string;
	#ask: Asking;
	#drawer: Drawer;
	#key: string;
	#labelOf: GroupLabel;
	#placer = new Thinking();
	#counter = new Thinking();
	#quiet: ReturnType<typeof setTimeout> | undefined;
	#round = 0;

	constructor(of: { eventId: string; personId: string; ask: Asking; drawer: Drawer; labelOf: GroupLabel }) {
		this.#eventId = of.eventId;
		this.#ask = of.ask;
		this.#drawer = of.drawer;
		this.#key = `room/${of.personId}/${of.eventId}`;
		this.#labelOf = of.labelOf;
	}

	/** Asks the server; until it answers, and without a network, the last answer stands. */
	async load(): Promise<void> {
		if (this.isLoading) return;
		this.isLoading = true;
		if (!this.whole) void this.#recall();
		const answer = await this.#ask(this.#eventId);
		this.isLoading = false;
		this.problem = answer.ok ? null : answer.problem;
		if (answer.ok) {
			const round = ++this.#round;
			keepAnswer(this.#drawer, this.#key, answer.value);
			await letPageAnswer();
			if (round !== this.#round) return;
			this.isOld = false;
			await this.#take(answer.value);
		} else if (answer.problem === 'not-organizer' || answer.problem === 'signed-out') {
			dropAnswer(this.#drawer, this.#key);
			this.stop();
			[this.whole, this.levels] = [null, []];
		} else this.isOld = this.whole !== null;
	}

	/** Shows the last answer until there is another. */
	async #recall(): Promise<void> {
		const round = this.#round;
		const kept = await keptAnswer(this.#drawer, this.#key);
		if (!kept || round !== this.#round) return;
		this.isOld = true;
		await this.#take(kept);
	}

	/** Opens a community of the picture. */
	async open(shape: number): Promise<void> {
		const { level } = this;
		const members = level?.members?.[shape];
		if (!level || !members) return;
		const part = partOfMembers(level.part, members);
		const label = level.scene.shapes[shape].label;
		this.selected = null;
		const round = ++this.#round;
		const made = await this.#levelOf(
			{ ...part, from: part.from.map((i) => level.part.from[i]) },
			label,
			null
		);
		if (made && round === this.#round) this.levels = [...this.levels, made];
	}

	/** Back to the picture of before. */
	close(): void {
		this.#round++;
		this.levels = this.levels.slice(0, -1);
	}

	/** Chooses somebody of the whole; in a large event their community opens. */
	async choose(person: number | null): Promise<void> {
		this.selected = person;
		if (person === null) return;
		while (this.levels.length > 1 && !this.level?.part.from.includes(person)) this.close();
		for (;;) {
			const { level } = this;
			const at = level?.part.from.indexOf(person) ?? -1;
			const shape = level?.members?.findIndex((people) => people.includes(at)) ?? -1;
			if (shape < 0) break;
			await this.open(shape);
			if (this.level === level) break;
		}
		this.selected = person;
	}

	narrow(change: Partial<Filter>): void {
		this.filter = { ...this.filter, ...change };
		this.partFigures = null;
		clearTimeout(this.#quiet);
		if (this.isFiltered) this.#quiet = setTimeout(() => void this.#countPart(), quietMs);
	}

	/** Gives up what is being placed. */
	cancel(): void {
		this.#round++;
		this.#placer.stop();
		this.placing = null;
		this.isCancelled = true;
	}

	async resume(): Promise<void> {
		if (this.whole) await this.#take(this.whole.answer);
	}

	stop(): void {
		this.#round++;
		clearTimeout(this.#quiet);
		this.#placer.stop();
		this.#counter.stop();
	}

	async #take(answer: ConnectionGraph): Promise<void> {
		const round = ++this.#round;
		this.#placer.stop();
		this.#counter.stop();
		this.isCancelled = false;
		this.placing = 0;
		try {
			const net = netOf(answer);
			const figures = await this.#placer.figures(net);
			if (round !== this.#round) return;
			const part = wholeOf(net);
			const chosen = this.selected === null ? null : this.whole?.net.people[this.selected]?.id;
			this.whole = { answer, net, part, figures };
			// Who was chosen in the answer of before stays it, wherever they stand in this one.
			const at = net.people.findIndex(({ id }) => id === chosen);
			[this.selected, this.betweenness] = [at < 0 ? null : at, null];
			this.narrow({});
			// All figures are written now.
			await letPageAnswer();
			if (round !== this.#round) return;
			const level = await this.#levelOf(part, '', figures);
			if (!level || round !== this.#round) return;
			this.levels = [level];
			if (this.selected !== null) void this.choose(this.selected);
			this.betweenness = await this.#counter.betweenness(net);
		} catch {
			if (round === this.#round) this.problem = 'broken';
		} finally {
			if (round === this.#round) this.placing = null;
		}
	}

	async #levelOf(part: Level['part'], label: string, known: Figures | null): Promise<Level | null> {
		this.placing = 0;
		const figures = known ?? (await this.#placer.figures(part));
		const picture = sceneFor(part, figures, this.#labelOf);
		const told = (share: number) => (this.placing = share);
		const positions = await this.#placer.place(toPlace(picture.scene, picture.members !== null), told);
		this.placing = null;
		return { ...picture, label, part, figures, positions };
	}

	async #countPart(): Promise<void> {
		const { part } = this;
		if (!part) return;
		const figures = await this.#counter.figures(part).catch(() => null);
		if (part === this.part) this.partFigures = figures;
	}
}
