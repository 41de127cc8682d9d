import type { DraftPart } from '../input.ts';
import { phrase } from '../template.ts';
import { fact } from './insert.ts';

const feminine =
	/(?:konferenz|messe|tagung|con|nacht|woche|convention|conference|party|versammlung|ausstellung|week|night)$/i;
const neuter = /(?:treffen|forum|festival|meetup|camp|event|symposium|fest|seminar|netzwerktreffen)$/i;
const masculine =
	/(?:tag|tage|kongress|gipfel|stammtisch|workshop|abend|hackathon|markt|summit|day|salon|jam)$/i;

/** ` bei der KI-Konferenz 2026`, ` beim Mühlenforum`; where the name tells no gender, or would have to change, ` bei „Grüne Woche“`. */
export function eventInGerman(event: string): DraftPart[] {
	const words = event.replace(/(?:\s+(?:['’]?\d{2,4}|\d{1,2}\.\d|\p{Lu}{2,3}))+$/u, '').split(' ');
	const last = words[words.length - 1];
	const isPlain =
		/^[\p{L}\p{N} .&'’+-]+$/u.test(event) &&
		words.length <= 4 &&
		// An adjective would have to take another ending; an article is one too many.
		words.slice(0, -1).every((word) => /^[\p{Lu}\p{N}]/u.test(word) && !/(?:e|er|es|en|em)$/u.test(word)) &&
		/^\p{Lu}/u.test(words[0]) &&
		!/^(?:der|die|das|the)$/i.test(words[0]);
	if (isPlain && feminine.test(last) && !/tage$/i.test(last))
		return [phrase(' bei der '), fact(event, 'event')];
	if (isPlain && (neuter.test(last) || (masculine.test(last) && !/tage$/i.test(last))))
		return [phrase(' beim '), fact(event, 'event')];
	return [phrase(' bei „'), fact(event, 'event'), phrase('“')];
}
