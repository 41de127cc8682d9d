import { grammars } from './grammar/grammar.ts';
import type { DraftInput } from './input.ts';
import { languageOf } from './reading/language.ts';

/**
 * Words of the record as they can be quoted to the person they are about: her clinic is your clinic. In another language than
 * the message they stand as they are. Null where they speak of the person as of somebody else.
 */
export function quotationOf(text: string, { choices }: Pick<DraftInput, 'choices'>): string | null {
	const written = languageOf(text) ?? choices.language;
	const turned = grammars[written].quoted(text, choices.address);
	return written === choices.language || turned === text ? turned : null;
}

/** The wording without quotation marks, for words that were turned to speak to the person. */
export function unquoted(way: string): string {
	return way.replace(/[“„]\{x\}[”“]/, '{x}');
}
