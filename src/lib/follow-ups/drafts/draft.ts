import { type Form, blankRoom, roomOf } from './fit.ts';
import { calledBy } from './grammar/name.ts';
import { fact, quotable } from './grammar/insert.ts';
import { greetingOf, ownLine, signatureOf } from './greeting.ts';
import type { Draft, DraftInput, DraftPart, Hint, Language } from './input.ts';
import { type Style, joined, lengthOf } from './joining.ts';
import { english } from './phrases/en/en.ts';
import type { Catalogue } from './phrases/catalogue.ts';
import { type Line, type Plan, planOf } from './plan.ts';
import { oneOf, pairAt, turnOf } from './shuffle.ts';
import { type Slots, isSayable, phrase, said } from './template.ts';

/** A piece of a message. `keep`: the higher, the longer it stays when room is short; from 100 on it is never left out. */
type Block = {
	readonly parts: readonly DraftPart[];
	readonly keep: number;
	readonly place: 'greeting' | 1 | 2 | 3 | 'closing';
	readonly settles?: string | null;
};
type Room = { readonly hasEvent: boolean; readonly hasWhen: boolean; readonly isShort: boolean };

const catalogues: { readonly [In in Language]: Catalogue } = { en: english, de: english };

/**
 * A message to somebody I met, from what the record says and nothing else: a greeting, where we met, one thing of what was
 * said, what I can give, one next step, my name. Where nothing specific is known it has a blank that only I can fill. The same
 * input gives the same text on every device; no two people of one event get the same first sentence.
 */
export function draftOf(input: DraftInput): Draft {
	const { choices, me } = input;
	const catalogue = catalogues[choices.language];
	const plan = planOf(input, catalogue);
	const { form, limit } = roomOf(choices.channel, me.voice);
	const { parts, dropped } = fitted(
		(room) => blocksOf(input, plan, catalogue, form, room),
		{ form, language: choices.language, isSms: choices.channel === 'sms' },
		limit
	);
	return {
		subject:
			choices.channel === 'email' || choices.channel === null ? subjectOf(input, plan, catalogue) : null,
		parts,
		blanks: parts.flatMap((part, at) => (part.kind === 'blank' ? [{ at, hint: part.hint }] : [])),
		suggestions: plan.blank === null ? [] : [...plan.suggestions],
		settles: plan.settles.filter((key) => !dropped.includes(key))
	};
}

/** The message as it would be sent. A blank has no text: `hints` says what a screen shows for it. */
export function textOf({ parts }: Pick<Draft, 'parts'>, hintOf: (hint: Hint) => string = () => ''): string {
	return parts.map((part) => (part.kind === 'blank' ? hintOf(part.hint) : part.text)).join('');
}

/** Leaves out what matters least until the message has room, and says what it does without. */
function fitted(blocksIn: (room: Room) => Block[], style: Style, limit: number) {
	const full: Room = { hasEvent: true, hasWhen: true, isShort: false };
	// Rather a shorter wording than nothing said, rather no place than nothing of what was said.
	const tries: [Room, number][] = [
		...[0, 16, 31, 41, 51].map((least): [Room, number] => [full, least]),
		[{ ...full, isShort: true }, 51],
		[{ ...full, isShort: true }, 70],
		[{ ...full, hasEvent: false, isShort: true }, 70],
		[{ ...full, isShort: true }, 86],
		[{ ...full, isShort: true }, 95],
		[{ ...full, hasEvent: false, isShort: true }, 95],
		[{ hasEvent: false, hasWhen: false, isShort: true }, 100],
		[{ hasEvent: false, hasWhen: false, isShort: true }, 101]
	];
	for (const [at, [room, least]] of tries.entries()) {
		const blocks = blocksIn(room);
		const kept = blocks.filter(({ keep }) => keep >= least);
		const parts = joined(kept, style);
		if (lengthOf(parts, blankRoom) > limit && at < tries.length - 1) continue;
		const dropped = blocks.filter((block) => !kept.includes(block)).flatMap(({ settles }) => settles ?? []);
		return { parts, dropped };
	}
	throw new Error('the last try is taken whatever its length');
}

function blocksOf(input: DraftInput, plan: Plan, catalogue: Catalogue, form: Form, room: Room): Block[] {
	const { choices } = input;
	const turn = turnOf(input);
	const at = placeAndTime(plan, room, choices.language);
	const slots: Slots = { at, when: plan.at.when };
	const blank =
		plan.blank === null
			? []
			: said(
					oneOf(catalogue.blanks[plan.blank], turn),
					{ blank: [{ kind: 'blank', text: '', hint: plan.blank }] },
					choices.address
				);
	return [
		{ parts: greetingOf(input, catalogue), keep: 100, place: 'greeting' },
		{ parts: openingOf(input, plan, catalogue, slots, turn), keep: 101, place: 1 },
		...plan.lines.map((line, nth): Block => ({
			parts: lineIn(line, turn + nth, input, room),
			keep: line.keep,
			place: line.paragraph,
			settles: line.settles
		})),
		...(blank.length > 0 ? [{ parts: blank, keep: 98, place: 1 } as const] : []),
		...stepsOf(input, plan, catalogue, turn),
		{ parts: signatureOf(input, catalogue, form !== 'letter'), keep: 50, place: 'closing' }
	];
}

/** English says where and then when, German the other way round. */
function placeAndTime({ at }: Plan, room: Room, language: string): DraftPart[] {
	const event = room.hasEvent ? at.event : [];
	const when = room.hasWhen ? at.when : [];
	return language === 'de' ? [...when, ...event] : [...event, ...when];
}

function openingOf(
	input: DraftInput,
	plan: Plan,
	catalogue: Catalogue,
	slots: Slots,
	turn: number
): DraftPart[] {
	const { choices } = input;
	const own = ownWays(input, 'opening').filter((way) => isSayable(way, ownSlots(input, slots)));
	if (plan.opening === 'first' && turn < own.length)
		return said(own[turn], ownSlots(input, slots), choices.address);
	const { head, tail } = pairAt(catalogue.openings[plan.opening], choices.tone, turn);
	return [...said(head, slots, choices.address), ...said(tail, slots, choices.address)];
}

function lineIn(
	{ ways, slots }: Line,
	turn: number,
	{ choices }: DraftInput,
	{ isShort }: Room
): DraftPart[] {
	const sayable = ways.filter((way) => isSayable(way, slots));
	const way = isShort ? sayable.reduce((a, b) => (b.length < a.length ? b : a)) : oneOf(sayable, turn);
	return said(way, slots, choices.address);
}

function stepsOf(input: DraftInput, plan: Plan, catalogue: Catalogue, turn: number): Block[] {
	const { choices } = input;
	const { step, tone, length } = choices;
	if (step !== 'none') {
		const own = ownWays(input, 'step').filter((way) => isSayable(way, {}));
		const way =
			own.length > 0
				? oneOf([...own, ...catalogue.steps[step][tone]], choices.shuffle)
				: oneOf(catalogue.steps[step][tone], turn);
		return [{ parts: said(way, {}, choices.address), keep: 55, place: 3 }];
	}
	const isWish = ['birthday', 'anniversary', 'day', 'nudge'].includes(plan.opening);
	if (length === 'short' || isWish) return [];
	return [{ parts: said(oneOf(catalogue.farewells[tone], turn), {}, choices.address), keep: 10, place: 3 }];
}

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

function subjectOf(
	{ me, choices, ...input }: DraftInput,
	{ opening, at }: Plan,
	catalogue: Catalogue
): string {
	const turn = turnOf({ ...input, choices });
	const slots: Slots = { at: at.event, when: [], me: [phrase(me.profile.name.split(/\s+/)[0])] };
	return textOf({ parts: said(oneOf(catalogue.subjects[opening], turn), slots, choices.address) });
}
