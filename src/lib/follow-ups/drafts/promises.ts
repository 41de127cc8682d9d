import type { PromiseRow } from '../../db/rows.ts';
import { type Day, dayNamed } from './grammar/day.ts';
import { grammars } from './grammar/grammar.ts';
import { fact, quotable } from './grammar/insert.ts';
import { withCapitals } from './grammar/small-letters.ts';
import { byInWords } from './grammar/when.ts';
import type { DraftInput, From } from './input.ts';
import type { Telling } from './phrases/catalogue.ts';
import { languageOf } from './reading/language.ts';
import { quotationOf } from './quotation.ts';
import { isJudging, isSilenced } from './reading/private.ts';
import { isUnsure } from './reading/reading.ts';
import { unclipped } from './reading/spelling.ts';
import { type Slots, phrase } from './template.ts';

/** A promise in one of the sentences for it. */
export type Word = {
	readonly telling: Telling;
	readonly slots: Slots;
	readonly from: From;
	readonly key: string | null;
};

const longest = 90;

/**
 * What I promised and what they did, as it can be said today. `isAsked`: the message is for this promise: what can be handed
 * over is handed over when its day has come, and otherwise said to be on its way. Null for what cannot be said to them.
 */
export function wordOf(
	promise: Pick<PromiseRow, 'id' | 'by' | 'text' | 'dueOn' | 'keptAt'>,
	isAsked: boolean,
	today: Day,
	input: DraftInput
): Word | null {
	const from = promise.id === '' ? 'note' : `promise ${promise.id}`;
	const due = promise.dueOn === null ? null : dayNamed(promise.dueOn);
	const isNow = promise.keptAt !== null || (isAsked && (due === null || due.serial <= today.serial));
	if (isJudging(promise.text) || isSilenced(promise.text) || isUnsure(promise.text)) return null;
	const shaped = shapeOf(promise, input);
	if (!shaped) return null;
	const { shape, text } = shaped;
	const { language } = input.choices;
	const by = due && !isNow ? byInWords(due, today, language) : null;
	// `deck` is the deck that both know of.
	const isBare =
		shape === 'thing' && language === 'en' && /^\p{Ll}/u.test(text) && !grammars.en.isSettled(text);
	const slots: Slots = {
		x: [...(isBare ? [phrase('the ')] : []), fact(text, from)],
		by: by ? [fact(by, from)] : undefined
	};
	const key = promise.id === '' ? null : `promise/${promise.id}`;
	if (promise.by === 'them') {
		const theirs = { do: 'theirs-do', thing: 'theirs-thing', words: 'theirs-words' } as const;
		return { telling: theirs[shape], slots, from, key };
	}
	const here = {
		do: isGiving(text) ? 'here-send' : 'promise-do',
		thing: 'here-thing',
		words: 'here-words'
	} as const;
	const later = { do: 'promise-do', thing: 'promise-thing', words: 'promise-words' } as const;
	return { telling: (isNow ? here : later)[shape], slots, from, key };
}

function shapeOf(
	{ text, by }: Pick<PromiseRow, 'text' | 'by'>,
	{ choices }: DraftInput
): { shape: 'do' | 'thing' | 'words'; text: string } | null {
	const { language, address } = choices;
	const grammar = grammars[language];
	const written = quotable(unclipped(text).replace(/ \+ /g, grammar.and), longest);
	const plain =
		language === 'de' ? (withCapitals(written, /\s\p{Ll}+n$/u.test(written)) ?? written) : written;
	if (plain === '' || (by === 'me' && isForMe(plain))) return null;
	const spoken = languageOf(plain);
	const isForeign = spoken !== null && spoken !== language;
	if (!isForeign && !plain.endsWith('…')) {
		const doing = grammar.promise(plain, address, by);
		if (doing) return { shape: 'do', text: doing };
		const thing = grammar.noun(withoutGiving(plain), address, true);
		// `Kontakt herstellen`, `meld mich Montag`: what is to be done is no thing, and my own memo is no quotation.
		if (language === 'de' && isMemo(plain))
			return thing && !isMemo(thing) ? { shape: 'thing', text: thing } : null;
		if (thing) return { shape: 'thing', text: thing };
	}
	const turned = quotationOf(plain, { choices });
	const isForThem = by === 'them' && /(?<!\p{L})(?:you|dir|Ihnen)(?!\p{L})/u.test(turned ?? '');
	return turned === null || /^you\s/i.test(turned) || isForThem ? null : { shape: 'words', text: turned };
}

/** What is given to me is no promise of mine: it was written down as the wrong one's. */
function isForMe(text: string): boolean {
	return (
		/^(?:(?:she|he|they)(?:['’]ll|\s+will)?\s+)?(?:send|email|mail|share|forward|show|give|lend|bring)s?\s(?:me|us)\s/iu.test(
			text
		) ||
		/(?<!\p{L})(?:mir|uns)\s.*(?:schicken|senden|mailen|zeigen|geben|leihen)$/iu.test(text) ||
		/^(?:(?:sie|er)\s)?\p{L}+t\s(?:mir|uns)\s/iu.test(text)
	);
}

/** German that ends in a verb or begins with one: no name of a thing. */
function isMemo(text: string): boolean {
	return (
		/\s(?:\p{Ll}+n|und|oder)$/u.test(text) ||
		/^\p{Ll}+(?:\s+(?:mich|mir|dir|Ihnen|sich)(?!\p{L}))/u.test(text)
	);
}

/** `send article about mills` as `article about mills`: without an article it stands better behind a colon. */
function withoutGiving(text: string): string {
	return text
		.replace(
			/^(?:to\s+)?(?:send|email|mail|share|forward|show|give|lend|bring)\s+(?:(?:her|him|them|you)\s+)?/iu,
			''
		)
		.replace(/^(?:ihr|ihm|ihnen)\s+/iu, '')
		.replace(/\s+(?:schicken|zuschicken|senden|mailen|weiterleiten|geben|zeigen|leihen)$/u, '');
}

/** Whether it can be handed over with the message itself. */
function isGiving(text: string): boolean {
	return (
		/^(?:send|email|mail|share|forward|show|give|pass|write)\s/i.test(text) ||
		/(?:schicken|senden|mailen|zuleiten|weiterleiten|weiterzuleiten|zuschicken|teilen|geben|schreiben)$/i.test(
			text
		)
	);
}
