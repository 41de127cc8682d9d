import type { Address, DraftPart } from './input.ts';

/** What stands in the slots of a template; a slot that is missing makes the template unsayable. */
export type Slots = Readonly<Record<string, readonly DraftPart[] | undefined>>;

type Piece = { readonly slot: string } | { readonly du: string; readonly Sie: string };

const read = new Map<string, readonly Piece[]>();

/** Whether everything that a template names is there. */
export function isSayable(template: string, slots: Slots): boolean {
	return piecesOf(template).every((piece) => !('slot' in piece) || slots[piece.slot] !== undefined);
}

/**
 * A template with its slots filled in: `{topic}` is a slot, `[dich|Sie]` one word for each way to address a person in German.
 * Throws for a slot that is not there: only sayable templates are said.
 */
export function said(template: string, slots: Slots, address: Address): DraftPart[] {
	return piecesOf(template).flatMap((piece): readonly DraftPart[] => {
		if (!('slot' in piece)) return [{ kind: 'phrase', text: piece[address] }];
		const filled = slots[piece.slot];
		if (!filled) throw new Error(`nothing for {${piece.slot}} in: ${template}`);
		return filled;
	});
}

/** A text of the catalogue as a part. */
export function phrase(text: string): DraftPart {
	return { kind: 'phrase', text };
}

function piecesOf(template: string): readonly Piece[] {
	const known = read.get(template);
	if (known) return known;
	const pieces = template
		.split(/(\{\w+\}|\[[^[\]|]*\|[^[\]|]*\])/)
		.filter((text) => text !== '')
		.map((text): Piece => {
			const slot = /^\{(\w+)\}$/.exec(text)?.[1];
			if (slot) return { slot };
			const [, du, Sie] = /^\[([^|]*)\|([^|]*)\]$/.exec(text) ?? [null, text, text];
			return { du, Sie };
		});
	read.set(template, pieces);
	return pieces;
}
