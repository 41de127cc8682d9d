import { blankRoom, roomOf } from './fit.ts';
import { fact } from './grammar/insert.ts';
import { calledBy } from './grammar/name.ts';
import type { Draft, DraftInput, Hint, Language } from './input.ts';
import { type Block, type Style, joined, lengthOf } from './joining.ts';
import type { Catalogue } from './phrases/catalogue.ts';
import { german } from './phrases/de/de.ts';
import { english } from './phrases/en/en.ts';
import { type Plan, planOf } from './plan.ts';
import { oneOf, turnOf } from './shuffle.ts';
import { type Slots, isSayable, said } from './template.ts';
import { type Room, blocksOf } from './wording.ts';

const catalogues: { readonly [In in Language]: Catalogue } = { en: english, de: german };

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
		[{ ...full, hasWhen: false, isShort: true }, 70],
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

function subjectOf(input: DraftInput, { opening, at }: Plan, catalogue: Catalogue): string {
	const mine = calledBy(input.me.profile.name).given;
	const slots: Slots = { at: at.event, me: mine === null ? undefined : [fact(mine, 'me.name')] };
	const ways = catalogue.subjects[opening].filter((way) => isSayable(way, slots));
	return textOf({ parts: said(oneOf(ways, turnOf(input)), slots, input.choices.address) });
}
