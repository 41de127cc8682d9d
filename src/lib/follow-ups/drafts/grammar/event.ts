import type { DraftPart } from '../input.ts';
import { phrase } from '../template.ts';
import { fact } from './insert.ts';

const feminine =
	/(?:konferenz|messe|tagung|con|nacht|woche|convention|conference|party|versammlung|ausstellung|week|night)$/i;
const neuter = /(?:treffen|forum|festival|meetup|camp|event|symposium|fest|seminar|netzwerktreffen)$/i;
const masculine = /(?:tag|kongress|gipfel|stammtisch|workshop|abend|hackathon|markt|summit|day|salon|jam)$/i;
/** What goes on behind the name itself: `Tag der offenen Tür`, `Forum für Bildung`. */
const further = /\s(?:der|des|für|gegen|im|am|in|ohne|rund um|über|und|zum|zur)\s.*$/u;
/** Alone in front of what it is about, they are German: `Stammtisch Logistik`. */
const kinds =
	/^(?:konferenz|messe|tagung|woche|ausstellung|treffen|forum|festival|symposium|seminar|kongress|gipfel|stammtisch|workshop|abend|hackathon|markt|salon)$/i;

/** ` bei der KI-Konferenz 2026`, ` beim Tag der Mühlen`; where the name tells no gender, or would have to change, ` bei „Grüne Woche“`. */
export function eventInGerman(event: string): DraftPart[] {
	const own = event.replace(/(?:\s+(?:['’]?\d{2,4}|\d{1,2}\.\d|\p{Lu}{2,3}))+$/u, '').replace(further, '');
	const words = own.split(' ');
	const [first, last] = [words[0], words[words.length - 1]];
	const isPlain =
		/^[\p{L}\p{N} .&'’+-]+$/u.test(event) &&
		words.length <= 4 &&
		/^\p{Lu}/u.test(first) &&
		!/^(?:der|die|das|the)$/i.test(first);
	if (!isPlain) return quoted(event);
	const head = kinds.test(first) && !isGendered(last) ? first : last;
	const before = head === first ? [] : words.slice(0, -1);
	// An adjective would have to take another ending. Only of a place one never does: `Leipziger Buchmesse`.
	const isInvariable = before.every(
		(word) =>
			/^[\p{Lu}\p{N}]/u.test(word) &&
			(masculine.test(head) ? !/(?:e|er|es|en|em)$/u.test(word) : !/(?:e|es|en|em)$/u.test(word))
	);
	if (!isInvariable || !isGendered(head)) return quoted(event);
	return [phrase(feminine.test(head) ? ' bei der ' : ' beim '), fact(event, 'event')];
}

function isGendered(word: string): boolean {
	return feminine.test(word) || neuter.test(word) || masculine.test(word);
}

function quoted(event: string): DraftPart[] {
	return [phrase(' bei „'), fact(event, 'event'), phrase('“')];
}
