import { languageOf } from '../reading/language.ts';
import { isUsualInEnglish } from './english.ts';
import { infinitive } from './german.ts';

const set = (list: string) => new Set(list.trim().split(/\s+/));

/** They stay small, and begin or end a group of words with one noun at its end. */
const small = set(`
der die das den dem des ein eine einer eines einem einen kein keine mein meine meinen meiner dein deine sein seine seinen ihr ihre ihren ihrem unser unsere dieser diese dieses diesen
in im an am auf aufs aus bei beim bis durch für gegen hinter mit nach neben ohne seit über um unter vom von vor wegen zu zum zur zwischen ab statt trotz rund pro per
und oder als wie sowie aber statt jemand jemanden jemandem etwas viel viele vielen mehr mehrere weniger einige paar alle alles
`);
/** Beside these there may be a verb, or no noun at all. */
const unsure = set(`
ich du er sie es wir man sich mich mir uns ihm ihn ihnen nicht nichts dass ob wenn weil ist sind war hat haben wird werden kann können will wollen muss müssen soll sollen möchte
heute morgen gestern früher später bald gerade jetzt immer oft gern gerne hier dort überall auch noch schon nur sehr ganz wieder eher dann da so echt total eigentlich unbedingt vielleicht
neulich damals unterwegs zuhause daheim zusammen allein selbst irgendwie irgendwas irgendwo was wer wo warum wann wieso denn doch mal halt eben
`);
const spoken = new Map([
	['ne', 'eine'],
	['nen', 'einen'],
	['nem', 'einem'],
	['ner', 'einer']
]);

/**
 * German as it was typed or dictated in small letters, with its capitals: `jemanden für die tourenplanung`. Between the small words
 * of a language there stands one noun, and adjectives before it. Null where that is not certain.
 */
export function withCapitals(text: string, isDoing: boolean): string | null {
	const whole = capitalized(text, isDoing);
	if (whole !== null || isDoing) return whole;
	// `leute die löten können`: without its comma a clause begins behind a noun.
	const [, main = ''] = /^(.+?),?\s(?:der|die|das|den|dem|wo|damit|um)\s.+$/u.exec(text) ?? [];
	const isVague = /^(?:leute|menschen|personen)$/.test(main) || small.has(main.split(' ').at(-1) ?? '');
	return isVague ? null : capitalized(main, false);
}

/** Whether German in small letters has words that say nothing when they are quoted. */
export function isRambling(text: string): boolean {
	const words = text.split(' ');
	return !/\p{Lu}/u.test(text) && (words.length > 3 || words.some((word) => unsure.has(word)));
}

function capitalized(text: string, isDoing: boolean): string | null {
	if (!/^\p{Ll}[\p{Ll}\p{N} ,'’-]*$/u.test(text) || languageOf(text) === 'en') return null;
	const words = text.split(' ').map((word) => spoken.get(word.replace(/^['’]/, '')) ?? word);
	// A verb at the end of a doing stays small.
	const hasVerb = isDoing || infinitive(text) !== null || /\szu \p{L}+n$/u.test(text);
	const verb = hasVerb ? words.length - 1 : words.length;
	const isSmall = (at: number) => at >= verb || small.has(words[at]) || /^\d+,?$/.test(words[at]);
	const isLast = (at: number) => words[at].endsWith(',') || at + 1 >= verb || isSmall(at + 1);
	const made = words.map((word, at) => {
		if (isSmall(at)) return word;
		const plain = word.replace(/,$/, '');
		if (unsure.has(plain) || plain.length < 3) return null;
		if (!isLast(at)) return /(?:e|en|er|es|em)$/.test(plain) && !isUsualInEnglish(plain) ? word : null;
		return /(?:ig|lich|isch|sam|los|end)$/.test(plain)
			? null
			: word.replace(/^\p{Ll}|(?<=-)\p{Ll}/gu, (letter) => letter.toUpperCase());
	});
	const whole = made.join(' ');
	return made.includes(null) || whole === text ? null : whole;
}
