import { Said } from './echo.ts';
import type { Form } from './fit.ts';
import { fact, quotable } from './grammar/insert.ts';
import { calledBy } from './grammar/name.ts';
import { greetingOf, ownLine, signatureOf } from './greeting.ts';
import type { DraftInput, DraftPart } from './input.ts';
import type { Block } from './joining.ts';
import type { Catalogue } from './phrases/catalogue.ts';
import type { Line, Plan } from './plan.ts';
import { oneOf, pairAt, turnOf } from './shuffle.ts';
import { type Slots, isSayable, said } from './template.ts';

/** What a message may take up. `isShort`: of several wordings the shortest. */
export type Room = { readonly hasEvent: boolean; readonly hasWhen: boolean; readonly isShort: boolean };

const wishes = ['birthday', 'anniversary', 'day', 'nudge'];

/** The sentences of a message in the order they were planned; `keep` says which can go when there is no room. */
export function blocksOf(
	input: DraftInput,
	plan: Plan,
	catalogue: Catalogue,
	form: Form,
	room: Room
): Block[] {
	const { address } = input.choices;
	const turn = turnOf(input);
	const heard = new Said();
	const slots: Slots = { at: placeAndTime(plan, room, input), when: plan.at.when };
	const opening = openingOf(input, plan, catalogue, slots, heard);
	const lines = plan.lines.map((line, nth): Block => ({
		parts: said(wayOf(line, turn + nth, heard, room), line.slots, address),
		keep: line.keep,
		place: line.paragraph,
		settles: line.settles
	}));
	return [
		{ parts: greetingOf(input, catalogue), keep: 100, place: 'greeting' },
		{ parts: opening, keep: 101, place: 1 },
		...lines,
		...blankOf(plan, catalogue, turn, heard, input),
		...ownGifts(input, plan),
		...stepsOf(input, plan, catalogue, turn, heard),
		{ parts: signatureOf(input, catalogue, form !== 'letter'), keep: 50, place: 'closing' }
	];
}

/** English says where and then when, German the other way round. */
function placeAndTime({ at }: Plan, room: Room, { choices }: DraftInput): DraftPart[] {
	const event = room.hasEvent ? at.event : [];
	const when = room.hasWhen ? at.when : [];
	return choices.language === 'de' ? [...when, ...event] : [...event, ...when];
}

/** The first people of an event get what I wrote myself, each of them another sentence; a shuffle goes on from there. */
function openingOf(
	input: DraftInput,
	plan: Plan,
	catalogue: Catalogue,
	slots: Slots,
	heard: Said
): DraftPart[] {
	const { tone, address } = input.choices;
	const turn = turnOf(input);
	const mine = ownSlots(input, slots);
	const own = plan.opening === 'first' ? ownWays(input, 'opening').filter((way) => isSayable(way, mine)) : [];
	if (turn < own.length) {
		heard.hear(own[turn]);
		return said(own[turn], mine, address);
	}
	const { head, tail } = pairAt(catalogue.openings[plan.opening], tone, turn - own.length);
	heard.hear(`${head}${tail}`);
	return [...said(head, slots, address), ...said(tail, slots, address)];
}

function wayOf({ ways, slots }: Line, turn: number, heard: Said, { isShort }: Room): string {
	// Where a day is known, a wording that says it.
	const dated = slots.by ? ways.filter((way) => way.includes('{by}')) : [];
	const some = dated.length > 0 ? dated : ways.filter((way) => isSayable(way, slots));
	return isShort ? some.reduce((a, b) => (b.length < a.length ? b : a)) : heard.choose(some, slots, turn);
}

function blankOf(
	{ blank }: Plan,
	catalogue: Catalogue,
	turn: number,
	heard: Said,
	{ choices }: DraftInput
): Block[] {
	if (blank === null) return [];
	const slots: Slots = { blank: [{ kind: 'blank', text: '', hint: blank }] };
	const way = heard.choose(catalogue.blanks[blank], slots, turn);
	return [{ parts: said(way, slots, choices.address), keep: 98, place: 1 }];
}

/** What I like to offer, in my own words, where nothing of mine is what they look for. */
function ownGifts(input: DraftInput, { lines, opening }: Plan): Block[] {
	const ways = ownWays(input, 'give').filter((way) => isSayable(way, {}));
	if (ways.length === 0 || wishes.includes(opening) || lines.some(({ isGift }) => isGift)) return [];
	return [{ parts: said(oneOf(ways, input.choices.shuffle), {}, input.choices.address), keep: 58, place: 2 }];
}

function stepsOf(input: DraftInput, plan: Plan, catalogue: Catalogue, turn: number, heard: Said): Block[] {
	const { step, tone, length, address, shuffle } = input.choices;
	if (step !== 'none') {
		const ways = catalogue.steps[step][tone];
		const own = ownWays(input, 'step').filter((way) => isSayable(way, {}));
		const way = own.length > 0 ? oneOf([...own, ...ways], shuffle) : heard.choose(ways, {}, turn);
		return [{ parts: said(way, {}, address), keep: 55, place: 3 }];
	}
	if (length === 'short' || wishes.includes(plan.opening)) return [];
	return [
		{ parts: said(heard.choose(catalogue.farewells[tone], {}, turn), {}, address), keep: 10, place: 3 }
	];
}

/** Sentences of my own for one place of a message. */
function ownWays({ me, choices }: DraftInput, slot: 'opening' | 'give' | 'step'): string[] {
	return (me.voice.phrases ?? [])
		.filter((own) => own.slot === slot && own.language === choices.language)
		.map(({ text }) => ownLine(text))
		.filter((text) => text !== null)
		.map((text) => (/[.!?…:]["”“»)]?$/u.test(text) ? text : `${text}.`));
}

/** In a phrase of one's own `{name}` and `{event}` say where those belong, and `{at}` where both place and time do. */
function ownSlots({ to, met }: DraftInput, { at }: Slots): Slots {
	const name = calledBy(to.card.name ?? '').given;
	const event = quotable(met?.eventName ?? '', 60);
	return {
		at,
		...(name === null ? {} : { name: [fact(name, 'card.name')] }),
		...(event === '' ? {} : { event: [fact(event, 'event')] })
	};
}
