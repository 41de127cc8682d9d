import type { Address } from '../input.ts';

const words = (list: string) => new Set(list.trim().split(/\s+/));

const finite = words(`
ist sind war waren bin bist hat habe haben hatte hatten wird werden wurde würde kann können konnte könnte muss müssen musste soll sollte will wollen wollte möchte möchten mag darf dürfen
sucht sagt sagte meint meinte findet fand macht machte geht ging kommt kam arbeitet wohnt lebt heißt denkt glaubt weiß braucht plant hilft spricht schreibt
`);
const pronouns = words(`ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen sich man`);
const starters = words(`
und oder aber denn weil dass wenn als ob wie wo was wer aus bei mit nach von zu zum zur in im am an auf für über um durch gegen ohne unter vor neben hinter zwischen seit bis nicht kein keine nie
sehr ganz nur auch noch schon vielleicht wohl eher hier dort dann da
`);

/**
 * Whether these words can stand in the accusative as they are: `über …`. A masculine article or adjective cannot
 * (`der Umbau`, `nachhaltiger Tourismus`) unless they were written as an object (`isObject`), and neither can clauses.
 */
export function isGermanNoun(text: string, isObject = false): boolean {
	if (/[.!?:;|]\s|[.!?:;|]$|[<>{}[\]\\=@#*_~^`]|:\/\/|www\./.test(text)) return false;
	const spelled: string[] = text.match(/[\p{L}\p{N}]+(?:[-'’&.+/][\p{L}\p{N}+]+)*/gu) ?? [];
	const lower = spelled.map((word) => word.toLowerCase());
	if (spelled.length === 0 || spelled.length > 12 || starters.has(lower[0])) return false;
	if (lower.some((word) => finite.has(word) || pronouns.has(word) || word === 'nicht')) return false;
	// Without a noun it is an adjective, a verb, or another language.
	if (!spelled.some((word) => /^\p{Lu}/u.test(word))) return false;
	if (isObject) return true;
	const head = spelled.findIndex(
		(word, at) => /^\p{Lu}/u.test(word) && !article.test(word) && (at > 0 || !isAdjective(word, spelled[1]))
	);
	const before = lower.slice(0, Math.max(head, 0));
	if (isAdjective(spelled[0], spelled[1]) && /^\p{Lu}/u.test(spelled[0])) return false;
	return !before.some(
		(word) =>
			/^(?:der|ein|kein|mein|dein|sein|ihr|unser|euer|dem|einem|des|eines|deren|dessen)$/.test(word) ||
			/(?:er|em)$/.test(word)
	);
}

/** Whether these words begin in the middle of a sentence: `bei der Stadt`. */
export function isGermanRest(text: string): boolean {
	return starters.has(text.split(' ')[0].toLowerCase());
}

const article =
	/^(?:der|die|das|den|dem|des|eine?[rnms]?|keine?[rnms]?|mein\p{L}*|dein\p{L}*|unser\p{L}*|ihre?[rnms]?|mehr|neue?[rnms]?)$/iu;

/** `Erneuerbare Energien`: a capital that is only the line's first letter. */
function isAdjective(word: string, next: string | undefined): boolean {
	return (
		next !== undefined &&
		/^\p{Lu}/u.test(next) &&
		/^\p{Lu}\p{Ll}+(?:e|er|es|en|em)$/u.test(word) &&
		/(?:ig|lich|isch|bar|sam|los|end|al|iv|är|neu|gut|groß|klein|alt|jung|frei|offen|sozial|grün|digital|global|lokal|erneuerbar|nachhaltig|öffentlich|künstlich)(?:e|er|es|en|em)$/iu.test(
			word
		)
	);
}

const separable =
	'weiter vor raus zu an ab auf aus bei ein fest her hin mit nach um zurück zusammen durch los bereit vorbei';
/** The prefixes that part from their verb: `vorstellen`, `vorzustellen`. */
const prefix = new RegExp(
	`^(${separable
		.split(' ')
		.sort((a, b) => b.length - a.length)
		.join('|')})(?=[a-zäöü]{4,}n$)`
);
/** They only look as if they had such a prefix. */
const whole = words('antworten beantworten umarmen anerkennen');
const verbs = words(`
schicken senden geben sagen zeigen schreiben empfehlen suchen finden fragen teilen stellen leiten melden bringen rufen machen lesen prüfen testen leihen helfen nennen holen kaufen buchen laden planen
treffen besuchen erzählen erklären besorgen organisieren vermitteln verlinken kontaktieren mailen posten kopieren drucken besprechen klären halten nehmen sprechen reden eröffnen gründen bauen
aufbauen veröffentlichen schaffen lernen finanzieren gewinnen werden entwickeln starten einstellen verkaufen verbessern wechseln umziehen abschließen erreichen einführen ausbauen umbauen verdoppeln
anfangen aufhören antworten sehen fassen bieten geben unterstützen begleiten einreichen zusagen herausfinden promovieren studieren leben arbeiten laufen fahren reisen bewerben beenden übernehmen digitalisieren
`);

/** `die Folien schicken` as `die Folien zu schicken`; null for what does not end in a verb known to be one. */
function withZu(text: string): string | null {
	const [, before, verb] = /^(.*\s)?(\p{Ll}+n)$/u.exec(text) ?? [];
	if (!verb || !before || /[.!?:;|<>{}[\]\\=@#*_~^`]|,/.test(before)) return null;
	if (
		before
			.toLowerCase()
			.split(/\s+/)
			.some((word) => finite.has(word) || /^(?:ich|er|sie|wir|man|zu|und)$/.test(word))
	)
		return null;
	const parted = whole.has(verb) ? undefined : prefix.exec(verb)?.[1];
	const rest = parted ? verb.slice(parted.length) : '';
	if (parted && (verbs.has(rest) || verbs.has(verb))) return `${before}${parted}zu${rest}`;
	return verbs.has(verb) ? `${before}zu ${verb}` : null;
}

/** Words that can stand before `will`: `eine zweite Praxis eröffnen`. Null for what does not end in a known verb, unless it is certain. */
export function infinitive(text: string, isCertain = false, address: Address = 'Sie'): string | null {
	// `wissen, wie man lötet` is more than one doing.
	const isPlain =
		/\s\p{Ll}{3,}n$/u.test(text) &&
		!/[.!?:;|<>{}[\]\\=@#*_~^`]|(?:^|\s)(?:ich|er|sie|es|wir|man|wie|ob|dass|was|wer|wo|warum|wann|wenn|weil|damit)(?:\s|$)/iu.test(
			text
		);
	if (text.length > 90 || !(withZu(text) !== null || (isCertain && isPlain))) return null;
	return reflexive(text, address).replace(
		/^(?:Den|Die|Das|Einen?|Eine|Mehr|Neue[rns]?|Dein\p{Ll}*|Im|Mit|Zur?|Zum|Noch)(?=\s)/u,
		(word) => word.toLowerCase()
	);
}

/** `sich ein Boot kaufen` as du does it: dir ein Boot kaufen, dich selbstständig machen. */
function reflexive(text: string, address: Address): string {
	if (address === 'Sie') return text;
	return text.replace(
		/^sich(?=\s)/iu,
		/^[Ss]ich\s(?:(?:die|das|den|eine?|einen|mehr)\s|\p{Lu})/u.test(text) ? 'dir' : 'dich'
	);
}

/** They end as several do. */
const single = /^\p{L}*(?:laden|boden|faden|garten|kasten|wagen|schaden|ofen|hafen)(?!\p{L})/iu;

/** Whether a noun needs no article: it has one, or an adjective, or begins like several. */
export function isSettledInGerman(noun: string): boolean {
	if (single.test(noun)) return false;
	return /^(?:\p{Ll}|\d|Hilfe|Unterstützung|Geld|Kapital|Leute|Menschen|Personal|Räume|Rat|Zeit|Platz|Feedback|Inspiration|Arbeit)|^\p{L}+(?:innen|ungen|heiten|keiten|schaften|ler|kräfte|leute|partner|räume|daten|gelder|mittel|ien|agen|nen|ten|den)(?!\p{L})/u.test(
		noun
	);
}

/** What was written about somebody, said to them: ihr Buch, dein Buch. Null where that is not certain. */
export function toYouInGerman(text: string, address: Address): string | null {
	const own = address === 'du' ? 'dein' : 'Ihr';
	const to = address === 'du' ? 'dir' : 'Ihnen';
	const turned = text
		.replace(/(?<!\p{L})(?:ihr|sein)(e[mnrs]?)(?!\p{L})/giu, (_all, end: string) => own + end)
		.replace(/(?<!\p{L})(?:[Ii]hr|[Ss]ein)(?=\s+(?:\p{Ll}+(?:es|er)\s+)?\p{Lu})/gu, own)
		.replace(/(?<!\p{L})(?:ihr|ihm|ihnen)(?!\p{L})/giu, (found) =>
			found === 'Ihr' && address === 'Sie' ? found : to
		);
	return /(?<!\p{L})(?:sie|er|ihn|sein|seiner)(?!\p{L})/u.test(turned) || /^(?:Sie|Er)(?!\p{L})/u.test(turned)
		? null
		: turned;
}

/**
 * A promise as it stands after `ich habe versprochen,`: dir die Folien zu schicken; theirs: mir die Folien zu schicken. Null for
 * what is no doing.
 */
export function promisedInGerman(text: string, address: Address, by: 'me' | 'them' = 'me'): string | null {
	const bare = text
		.replace(/^(?:ich\s+)?(?:habe\s+)?(?:(?:ihr|ihm|ihnen)\s+)?versprochen,?\s+/iu, '')
		.replace(
			/^(?:ich\s+(?=\p{L}+\s)|(?=\p{L}+e\s))(schick|send|geb|zeig|mail|leih)e?\s+(.+)$/iu,
			(_all, verb: string, what: string) => `${what} ${verb.toLowerCase()}en`
		)
		.replace(
			/^(?:(?:sie|er)\s+)?(schick|send|zeig|mail|leih)e?t\s+(.+)$/iu,
			(_all, verb: string, what: string) => `${what} ${verb.toLowerCase()}en`
		);
	const turned = toYouInGerman(bare, address);
	// Whatever they give, they do not give to themselves.
	if (by === 'them' && turned !== null && /(?<!\p{L})(?:dir|Ihnen)(?!\p{L})/u.test(turned)) return null;
	const hasZu =
		turned !== null && /^\S.*\s(?:zu\s\p{Ll}+n|\p{Ll}+zu\p{Ll}+n)$/u.test(turned) && !/[.!?:;]/.test(turned);
	const parted = hasZu ? turned : turned && withZu(turned);
	if (!parted) return null;
	const lower = parted.replace(
		/^(?:Den|Die|Das|Dem|Der|Einen|Eine|Ein|Mein|Meine|Meinen|Dir|Ein paar)(?=\s)/u,
		(word) => word.toLowerCase()
	);
	const isGift = /\szu (?:schicken|senden|geben|zeigen|mailen|leihen)$|zu(?:schicken|senden)$/u.test(lower);
	const isAlone = isGift && !/^(?:dir|Ihnen)\s/u.test(lower);
	if (
		(isAlone || /^\p{Lu}/u.test(lower)) &&
		!/^(?:Ihnen|Sie|Ihr\p{L}*)\s/u.test(lower) &&
		!isSettledInGerman(lower)
	)
		return null;
	return isGift && !/(?<!\p{L})(?:dir|Ihnen|dich|Sie|an|mir|mich|uns)(?!\p{L})/u.test(lower)
		? `${by === 'them' ? 'mir' : address === 'du' ? 'dir' : 'Ihnen'} ${lower}`
		: lower;
}

/** What they did for me, as behind `du hast`: `mir den Text korrigiert`. Null for what ends in no participle. */
export function doneInGerman(text: string, address: Address): string | null {
	const bare = text.replace(/^(?:(?:sie|er)\s+)?(?:hat|hatte)\s+/iu, '');
	const turned = toYouInGerman(bare, address);
	const isDeed =
		/^(?:mir|mich|uns|mein\p{L}*|unser\p{L}*)\s\S.*(?:ge\p{Ll}{2,}(?:t|en)|\p{Ll}{2,}iert|(?:be|emp|ent|er|ver)\p{Ll}{2,}(?:t|en))$/iu;
	if (turned === null || !isDeed.test(turned) || /[.!?:;,]\s|[.!?:;,]$/.test(turned)) return null;
	return turned[0].toLowerCase() + turned.slice(1);
}
