const words = (list: string) => new Set(list.split(/\s+/));

/** Words that tell English, and say nothing about a topic. */
export const english = words(
	`the a an of and to for with on at from by as is are be been i i'm you he she it we they my your our their his her its us me them this that
these those what which who whom whose how why when where there here not no do does did has have had can could would should will shall may
might must about into over under than then too very just more most some any each every other another or if but because while during through between`
);

/** The same for German. */
export const german = words(
	`der das des dem den ein eine einer eines einem einen und zu zum zur fur fuer mit auf von vom bei beim als ist sind bin sein ich du er sie es wir ihr ihnen mein meine
meinen dein deine unser unsere ihre ihrem ihren uns mich mir dich dir sich dies diese dieser dieses welche welcher nicht kein keine hat habe haben
hatte kann konnte wurde werden wird wo wie warum wenn aber oder auch noch nur sehr mehr ueber uber unter durch zwischen nach aus im am seit ab um ob da dass`
);

/** In both, or in neither but empty all the same. */
const either = words(
	'in an so also was war die man all hier am so do go up off out via per plus et al vs etc eg ie'
);

// What people write around a topic: "someone to talk to about", "Leute, die sich mit ... auskennen".
const filler = words(
	`someone somebody anyone anybody people person folks who want wants wanting like likes love loves looking look find finding meet meeting talk talking speak learn know
knows knowing knowledge interested interest interests topic topics things thing something anything help helping helps need needs work works working understand get getting
conversation conversations experience experiences expert experts new good great mostly especially mainly particularly
jemand jemanden jemandem leute menschen personen suche suchen sucht finden treffen reden sprechen lernen wissen kennen kennt auskennen auskennt interessiert interessieren
interesse interessen thema themen etwas hilfe helfen brauche gesprach gesprache erfahrung erfahrungen experte expertin experten neue neuen neues erfahren
arbeite arbeiten arbeitet mochte will gern gerne vor allem besonders meist hauptsachlich insbesondere`
);

/** Whether a word (folded) is only grammar. */
export function isStopWord(spelling: string): boolean {
	return english.has(spelling) || german.has(spelling) || either.has(spelling);
}

/** Whether a word (folded) adds nothing to a topic that has other words. */
export function isFiller(spelling: string): boolean {
	return isStopWord(spelling) || filler.has(spelling);
}
