import {
	insideEnglish,
	isEnglishDoing,
	isEnglishNoun,
	isEnglishOrder,
	isEnglishRest
} from '../grammar/english.ts';
import { isGermanRest } from '../grammar/german.ts';
import { isEmpty } from './empty.ts';
import { languageOf } from './language.ts';
import { isDescribing } from './private.ts';
import { isPerhapsSomebody } from './somebody.ts';

const longestBare = 48;
const bareWords = 4;

/** `for the Guardian`: half of a sentence. `an architect` is none, though `an` begins one in German. */
export function isRest(text: string): boolean {
	const isEnglishArticle =
		/^an\s(?!ein|ihr|ander|alle)[aeiouh]\p{Ll}/iu.test(text) && languageOf(text) !== 'de';
	return (isGermanRest(text) && !isEnglishArticle) || isEnglishRest(text);
}

/** Words that name a thing and stand for themselves, such as `tidal power`. */
export function isBare(piece: string): boolean {
	const words = piece.split(' ');
	if (piece.length > longestBare || words.length > bareWords || piece.length < 3) return false;
	if (!/^[\p{L}\p{N}][\p{L}\p{N} '’&+./-]*$/u.test(piece) || !/\p{L}{2}/u.test(piece)) return false;
	if (
		isDescribing(piece) ||
		isEmpty(piece) ||
		isPerhapsSomebody(piece) ||
		memo.test(piece) ||
		isEnglishOrder(words[0]) ||
		isRest(piece) ||
		dated.test(piece) ||
		isDoneBy(piece) ||
		!isEnglishNoun(insideEnglish(piece)) ||
		isEnglishDoing(piece)
	)
		return false;
	const isAlone = words.length === 1;
	const isGerman = languageOf(piece) === 'de';
	// A word that only says how somebody is: it is written small in German, and ends like this in English.
	if (
		isAlone &&
		/^\p{Ll}/u.test(piece) &&
		/(?:y|ant|ent|ive|ous|ful|less|ish|able|ible|ic|ed|er|est|ly|ig|lich|isch|sam|bar|al)$/u.test(piece)
	)
		return false;
	return !(isAlone && /\d/.test(piece)) && !(isGerman && !/\p{Lu}/u.test(piece));
}

/** `Arbeitet beim Hafenamt`, `Runs a podcast`, `Ihr Startup baut Prothesen`: what somebody does, or has. */
export function isDoneBy(piece: string): boolean {
	const isDoing =
		/^(?!\p{L}*(?:schaft|[hk]eit|tät|kraft|ku?nft|kunst|stadt|zeit|arbeit)\s)\p{L}+t\s(?:beim?|im|in|an|am|für|als|gerade|den|die|das|einen?|eine|auf|mit|zu|nach|sich|gern|viel|über|sehr)(?!\p{L})|^\p{L}+s\s(?:at|the|an?|her|his|my|to|with|from|as|for)(?!\p{L})/iu.test(
			piece
		);
	const isOwn = /^(?:ihre?|seine?|her|his|their|my|meine?)\s/iu.test(piece);
	const isVerb =
		/^\p{Ll}+t\s\p{Lu}/u.test(piece) ||
		/^\p{L}{3,}t\s(?!ohne|neben|zwischen|wegen|gegen|unsere|meine)\p{Ll}{3,}(?:e|en|es)\s\p{Lu}/u.test(
			piece
		) ||
		// `collects old maps`. `games design` looks the same: then a gap asks. What ends in -ics is a field.
		/^(?!\p{L}+ics\s)\p{Ll}{3,}[^su\s]s\s(?!and|or|of|in|for|with|on|from|to|at|by|as|und|oder)\p{Ll}/u.test(
			piece
		);
	const isSaid =
		/^(?:hat|ist|mag|liebt|kennt|kommt|spricht|zieht|wohnt|lebt|fährt|reist|geht|kann|knows|lives|speaks|has|is|likes|loves)\s/iu.test(
			piece
		);
	return (
		isDoing ||
		isOwn ||
		isVerb ||
		isSaid ||
		(languageOf(piece) === 'de' && /\s\p{Ll}{3,}t(?!\p{L})/u.test(piece))
	);
}

/** A day, an hour, a sum or a count is nothing to talk about again. */
const dated =
	/(?<!\p{L})(?:bis|ab|um|by|until|till)\s(?:zum\s|the\s)?\d|(?:^|\s)\d+\s\p{L}|\d[.:]\d|[€$£]|\d\s?(?:k|eur|euro|usd|uhr|am|pm)(?!\p{L})/iu;
/** `Frag nach dem Leuchtturm`, `Ich muss mehr schlafen`: what I am to do, or a sentence about somebody. */
const memo =
	/^(?:ich|wir|er|sie|es|du|man|frage?n?|nachfragen|nachhaken|schreib|schick|schicken|ruf|denk|erinnern?|erinnere|schau|bring|lies|hol|nimm|lad|stell|stelle|vorstellen|einladen|besuch|googeln?|googel|kauf|kaufen|prüf|prüfen|bedanken|gratulieren|merken)(?!\p{L})/iu;
