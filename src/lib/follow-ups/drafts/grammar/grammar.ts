import type { PromiseRow } from '../../../db/rows.ts';
import type { Address, DraftPart, Language } from '../input.ts';
import { phrase } from '../template.ts';
import {
	insideEnglish,
	isEnglishDoing,
	doneInEnglish,
	isEnglishNoun,
	isSettledInEnglish,
	promisedInEnglish,
	toYouInEnglish
} from './english.ts';
import { eventInGerman } from './event.ts';
import {
	doneInGerman,
	infinitive,
	isGermanNoun,
	isSettledInGerman,
	promisedInGerman,
	toYouInGerman
} from './german.ts';
import { fact } from './insert.ts';

type By = PromiseRow['by'];

/** How words of the record become part of a sentence. Each gives null where they would break it. */
export type Grammar = {
	/** As after `about` and `über`. */
	noun(text: string, address: Address, isObject?: boolean): string | null;
	/** With the preposition they were written with: `an einer Mühle`. */
	governed(before: string, text: string, address: Address): string | null;
	/** As after `want to`, and before `willst`. `isCertain`: somebody said that it is a doing. */
	doing(text: string, address: Address, isCertain: boolean): string | null;
	/** Whether it needs no article: a flat, flats, help. */
	isSettled(noun: string): boolean;
	/** As after `I promised to` and `ich habe versprochen,`; also what they promised me: then what is given is given to me. */
	promise(text: string, address: Address, by: By): string | null;
	/** What somebody did for me, as after `you` and `du hast`: introduced me to Bea, mir den Text korrigiert. */
	did(text: string, address: Address): string | null;
	/** Said to them where it was written about them, as a quotation. */
	quoted(text: string, address: Address): string | null;
	readonly and: string;
	/** ` at PyCon`. */
	at(event: string): DraftPart[];
};

const english: Grammar = {
	noun(text) {
		const turned = toYouInEnglish(text);
		return turned !== null && isEnglishNoun(insideEnglish(turned)) ? insideEnglish(turned) : null;
	},
	governed: () => null,
	doing(text, _address, isCertain) {
		const turned = toYouInEnglish(text.replace(/^(?:to|wants? to|hopes? to|plans? to)\s+/iu, ''));
		return turned !== null && isEnglishDoing(turned, isCertain)
			? turned[0].toLowerCase() + turned.slice(1)
			: null;
	},
	isSettled: isSettledInEnglish,
	promise: (text, _address, by) => promisedInEnglish(text, by),
	did: doneInEnglish,
	quoted: toYouInEnglish,
	and: ' and ',
	at: (event) => [phrase(' at '), fact(event, 'event')]
};

const german: Grammar = {
	noun(text, address, isObject) {
		const turned = toYouInGerman(text, address);
		return turned !== null && isGermanNoun(turned, isObject) ? lowerFirst(turned) : null;
	},
	governed(before, text, address) {
		const turned = toYouInGerman(text, address);
		const isPlain =
			turned !== null &&
			/^[\p{L}\p{N}](?:[^.!?:;<>{}|]|(?<=\s\d{1,2})\.(?=\s))*$/u.test(turned) &&
			turned.split(' ').length <= 10;
		return isPlain ? `${before} ${lowerFirst(turned)}` : null;
	},
	doing(text, address, isCertain) {
		const turned = toYouInGerman(text, address);
		return turned === null ? null : infinitive(turned, isCertain, address);
	},
	isSettled: isSettledInGerman,
	promise: promisedInGerman,
	did: doneInGerman,
	quoted: toYouInGerman,
	and: ' und ',
	at: eventInGerman
};

export const grammars: { readonly [In in Language]: Grammar } = { en: english, de: german };

/** An article keeps no capital inside of a sentence; what else begins with one in German may be a noun. */
function lowerFirst(text: string): string {
	return text.replace(
		/^(?:Der|Die|Das|Den|Dem|Des|Eine?[rnms]?|Kein\p{Ll}*|Mein\p{Ll}*|Dein\p{Ll}*|Unser\p{Ll}*|Neue[rnms]?|Mehr|Wie|Ob)(?=\s)/u,
		(word) => word.toLowerCase()
	);
}
