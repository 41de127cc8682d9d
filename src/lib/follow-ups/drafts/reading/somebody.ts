import { isSettledInEnglish } from '../grammar/english.ts';
import { isSettledInGerman } from '../grammar/german.ts';

const roles = (list: string) =>
	new RegExp(`(?<!\\p{L})(?:${list.trim().replace(/\s+/g, '|')})(?!\\p{L})`, 'iu');

/** What somebody is, where no ending tells it: in shorthand it may stand anywhere (`engineer heat pumps`). */
const untold = roles(`
accountant agent architect artist assistant ceo cfo chef clerk coach coo consultant cook critic cto designer developer diplomat director engineer founder guide host intern investor
journalist judge lawyer manager mechanic medic merchant midwife monk nun nurse organiser organizer physician pilot poet president priest professor recruiter sculptor scientist seamstress
speaker student surgeon teacher trainee vet waitress
anwalt architekt arzt assistent azubi biologe chirurg diplomat dirigent dozent entwickler fotograf geschäftsführer geselle gründer hebamme jurist koch lehrling leiter leitung lotse matrose notar
pfleger pilot praktikant psychologe referent schmied student tierarzt wirt
`);

/** What somebody is fond of, as what they are: `cheese lover`, `Käsefan`. */
const fond =
	/(?:^|[\s-])(?:addict|aficionado|buff|enthusiast|fan|fanatic|freak|geek|junkie|lover|nerd|nut)$|\p{Ll}{2}(?:fan|freak|junkie|narr|nerd)$/iu;

/** Ends of words for people: `cooper`, `tailor`, `cyclist`, `shepherd`. */
const englishTrade =
	/\p{L}{2}(?:[^aeiouy\s]er|[aeo]wer|[aou]yer|ier|eer|[ts]or|lor|thor|yor|ist|ian|smith|wright|herd|monger|man|woman|wife)$/iu;
/** `Tischlerin`, `Imker`, `Ingenieur`, `Zimmermann`, `Kauffrau`. */
const germanTrade =
	/^\p{Lu}\p{Ll}+(?:(?:er|ist|[ts]or|eur|ent|ant|log|graf|ärzt|anwält|wirt|öch|eut|at|ar|ekt|ot|äu)in|[^aeiouäöü]er|[bsr]auer|[ts]or|eur|\p{L}{3}ist|loge|graf|arzt|anwalt|wirt|koch|schmied|mann|frau|meister|leitung|(?:fach|lehr|hilfs|führungs|pflege)kraft)$/u;
const several =
	/(?:räder|bücher|häuser|wälder|dörfer|dächer|länder|gläser|felder|bilder|kleider|güter|lichter|bänder|gräber|blätter|kräuter|gelder|tücher|schilder)$/iu;
/** They end like a trade and are a thing. */
const thing = new RegExp(
	`(?:${[
		'water|power|paper|weather|border|river|summer|winter|leather|timber|lumber|silver|copper|rubber|butter|cider|gender|order|number|letter|chapter|poster|computer|container|counter|matter|character|theater',
		'center|shelter|danger|cancer|fever|laser|layer|filter|fiber|buffer|server|cluster|router|tower|shower|flower|hunger|ginger|pepper|register|career|beer|transfer|barrier|frontier|motor|tractor|reactor',
		'factor|sector|sensor|colou?r|labor|harbor|list|twist|mist',
		'wasser|wetter|sommer|fenster|zucker|leder|kupfer|silber|lager|keller|pulver|steuer|ufer|opfer|futter|wunder|zimmer|fieber|speicher|zähler|körper|muster|kloster|orchester|semester|alter|roboter|papier',
		'traktor|reaktor|faktor|sektor|generator|frist|geist'
	].join('|')})$`,
	'iu'
);

const placed = /^(.+?)\s(?:(?:from|at|aus|bei|beim|vom)\s\S|(?:in|near|am|im|auf)\s(?=\p{Lu}))/u;
const beforePlace =
	/^(.+?)\s(?:in|from|at|of|for|with|on|near|to|by|aus|bei|beim|von|vom|am|im|auf|für|mit)\s/iu;
/** Needs no article although it is one: stuff, fields and doings. */
const uncounted =
	/(?:tion|sion|ness|ity|ism|ship|ance|ence|ture|ics|phy|logy|ware|hood|try|power|energy|water|craft|work|age|men|children|people|honey|bread|cheese|wine|cider|beer|tea|coffee|cocoa|milk|wool|cotton|linen|felt|oak|wood|timber|clay|glass|steel|stone|salt|paper|rice|fish|meat|oil|gas|hydrogen|(?:^|\s)art|theatre|jazz)$|(?:ung|heit|keit|schaft|ion|ität|ie|ik|kraft|bau|tum|wesen|zucht|verkehr|ismus|kunst|kultur|honig|wein|bier|brot|käse|milch|butter|holz|stahl|glas|papier|wolle|leder|beton|strom|wasser|stoff|kaffee|(?<!\p{L})tee|kakao|obst|gemüse|fisch|fleisch|salz|öl|gas|jazz|theater)$/iu;

/**
 * Whether a piece of a note may name who somebody is: `Tischlerin in Kiel`, `cooper in Cork`, `vet from Galway`. Where a trade
 * does not tell itself by its ending, its grammar does: a thing one talks about is several, stuff or a doing (`Honig aus Husum`,
 * `beekeeping in cities`), and one alone without an article in front of a place is likely a person. In doubt it is, and a gap asks.
 */
export function isPerhapsSomebody(piece: string): boolean {
	if (untold.test(piece)) return true;
	const words = piece.split(' ');
	const head = (beforePlace.exec(piece)?.[1] ?? piece).split(' ').at(-1) ?? '';
	const isTrade = (word: string, trade: RegExp) =>
		trade.test(word) && !thing.test(word) && !several.test(word);
	if (fond.test(head) || isTrade(head, englishTrade) || words.some((word) => isTrade(word, germanTrade)))
		return true;
	// `Cooper Cork`: behind a trade there stands no other name of a thing.
	if (words.some((word, at) => isTrade(word, englishTrade) && /^\p{Lu}/u.test(words[at + 1] ?? '')))
		return true;
	const before = placed.exec(piece)?.[1].replace(/^(?:an?|eine?)\s/iu, '');
	return before !== undefined && !isSettled(before);
}

function isSettled(noun: string): boolean {
	return (
		/(?:^|\s)\p{Lu}{2,}$/u.test(noun) ||
		uncounted.test(noun) ||
		several.test(noun) ||
		isSettledInEnglish(noun) ||
		(/\p{Lu}/u.test(noun) && isSettledInGerman(noun))
	);
}
