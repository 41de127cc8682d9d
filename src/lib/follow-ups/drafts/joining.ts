import type { Form } from './fit.ts';
import type { DraftPart, Language } from './input.ts';

/**
 * A piece of a message. `keep`: the higher, the longer it stays when room is short, from 100 on it is never left out; `settles`:
 * the reason it answers.
 */
export type Block = {
	readonly parts: readonly DraftPart[];
	readonly keep: number;
	readonly place: 'greeting' | 1 | 2 | 3 | 'closing';
	readonly settles?: string | null;
};

/** How a message looks. */
export type Style = { readonly form: Form; readonly language: Language; readonly isSms: boolean };

const order: readonly Block['place'][] = ['greeting', 1, 2, 3, 'closing'];

/** Blocks as one text: sentences in paragraphs where the form has some, capitals where sentences begin. */
export function joined(blocks: readonly Block[], { form, language, isSms }: Style): DraftPart[] {
	const gap = form === 'letter' ? '\n\n' : ' ';
	const all: DraftPart[] = [];
	let before: Block | null = null;
	for (const block of [...blocks].sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place))) {
		if (block.parts.length === 0) continue;
		if (before) all.push({ kind: 'phrase', text: between(before, block, gap, form) });
		const begins = before === null || startsSentence(before, form, language);
		all.push(...(begins ? capitalised(block.parts) : block.parts));
		before = block;
	}
	const parts = language === 'de' ? closed(merged(all)) : merged(all);
	return isSms ? parts.map(plain) : parts;
}

/** In UTF-16 units, a blank as `blankRoom`. */
export function lengthOf(parts: readonly DraftPart[], blankRoom: number): number {
	return parts.reduce((length, part) => length + (part.kind === 'blank' ? blankRoom : part.text.length), 0);
}

function between(before: Block, { place }: Block, gap: string, form: Form): string {
	if (before.place === 'greeting') return form === 'letter' ? gap : ' ';
	if (place === 'closing') return form === 'letter' ? gap : form === 'chat' ? '\n' : ' – ';
	return before.place === place ? ' ' : gap;
}

/** Behind `Hi Maria,` a letter begins with a capital in English; German goes on in small letters, as a chat does. */
function startsSentence(before: Block, form: Form, language: Language): boolean {
	if (before.place !== 'greeting') return true;
	const last = before.parts[before.parts.length - 1].text;
	return !last.endsWith(',') || (form === 'letter' && language === 'en');
}

function capitalised(parts: readonly DraftPart[]): readonly DraftPart[] {
	const [first, ...rest] = parts;
	if (first.kind !== 'phrase') return parts;
	return [{ ...first, text: first.text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) }, ...rest];
}

/** Phrases in a row are one; a full stop behind a fact that brings its own end goes. */
function merged(parts: readonly DraftPart[]): DraftPart[] {
	const result: DraftPart[] = [];
	for (const part of parts) {
		const last = result[result.length - 1];
		if (part.kind === 'phrase' && last?.kind === 'phrase')
			result[result.length - 1] = { kind: 'phrase', text: last.text + part.text };
		else if (
			part.kind === 'phrase' &&
			last?.kind === 'fact' &&
			/[.!?…]\u2069?$/u.test(last.text) &&
			part.text.startsWith('.')
		)
			result.push({ kind: 'phrase', text: part.text.slice(1) });
		else result.push(part);
	}
	return result.filter((part) => part.kind === 'blank' || part.text !== '');
}

// `jemanden, der Zahnräder fräst`: German ends such a clause with a comma.
const clause = /,\s(?:der|die|das|den|dem|deren|dessen|wo|was|wie)\s.*\p{L}$/u;

/** With a comma where such a clause ends and the sentence goes on. */
function closed(parts: readonly DraftPart[]): DraftPart[] {
	return parts.map((part, at) => {
		const before = at > 0 ? parts[at - 1] : part;
		const isOpen = before.kind === 'fact' && clause.test(before.text);
		return isOpen && part.kind === 'phrase' && /^ \p{L}/u.test(part.text)
			? { ...part, text: `,${part.text}` }
			: part;
	});
}

/** Marks outside of the GSM alphabet would halve the room of an SMS. */
function plain(part: DraftPart): DraftPart {
	if (part.kind === 'blank') return part;
	const text = part.text
		.replace(/[“”„]/gu, '"')
		.replace(/[–—]/gu, '-')
		.replaceAll('…', '...')
		.replaceAll('’', "'");
	return { ...part, text };
}
