const words = (list: string) => new Set(list.trim().split(/\s+/));

const finite = words(`
is are was were am be been has have had having does do did will would shall should can could may might must isn't aren't wasn't weren't hasn't haven't doesn't don't didn't won't
wouldn't can't cannot couldn't shouldn't i'm i've i'll i'd we're we've we'll you're she's he's they're it's that's there's let's wants want needs need thinks think says said told asked
knows know likes loves hates works worked goes went came comes got gets became feels felt seems seemed looked met moved left lives moves comes travels grew studied lost runs
`);
const pronouns = words(`i you she he they we it him me us herself himself themselves myself`);
const starters = words(`
and or but so because if when while that which who whose where from at in on by with without to of as than then there here very really quite just only also too maybe perhaps probably
not no never about into onto after before since until during near next behind
`);
/** First words that name no doing, person or place, so that their capital is only the line's first letter. */
const usual = words(`
a an the some new her his their my our your how why what where whether open old small big local global public private social digital green renewable solar wind tidal water sea ocean climate energy power heat
food health care data code software hardware music art arts design art history science research books school schools education children kids family community communities city cities rural urban
remote work jobs money grants grant funding fundraising tax taxes law laws policy policies trade transport traffic trains train bikes bike cycling cars batteries battery machine machines robots robot privacy
security safety maps map language languages translation writing reading teaching learning nursing nurses farming farmers bread coffee tea beer wine cheese cooking baking gardening gardens garden houses housing
home homes mills mill bees bridges bridge rivers river forests forest trees wood timber steel glass paper print games game chess sports running climbing hiking sailing swimming dancing film films photos
photography theatre radio podcasts podcast newsletters newsletter blogs websites website apps app tools tool tests testing types better cheap second first two three four five more less good long short early late
`);
const doings = words(`
accelerate achieve add adopt apply arrange ask attract automate become begin book bring build buy call change check close collect come compare complete connect convince cook create cut decide deliver
deploy develop digitise digitize discover double draft earn email employ end enter establish expand explain explore export fill finance find finish fix forward found free fund gain get give go grow hand help
hire host implement launch look pilot plan improve increase integrate introduce invite join keep kick lay lead learn leave let link live lower mail make meet mention merge migrate modernise modernize move open organise organize pass pay
phone pick pitch prepare present print produce promote prove publish put raise reach read recommend record recruit redesign reduce refer release relocate remind renovate repair replace reply replicate retire review
rewrite ring run save scale see sell send set settle share shift show sign simplify solve speak spin start stay stop strengthen study submit suggest switch take talk teach tell test text train translate travel try turn
understand unite update upgrade use visit volunteer win work write
`);
/** Doings that begin the name of a thing just as well: `open source`, `change management`. */
const compounds = words(`
call change cut design double draft earn email end export finance fix forward free fund gain gift hand help hire host join kick lay lead link live mail meet move open pass pay phone pick pilot pitch plan present print
produce promise record release review ring run scale set share shift show sign speak spin start study switch talk teach test text train travel try turn update upgrade use visit volunteer win work write
`);

/** The month, cloth, computers and a country: verbs and pronouns anywhere else. */
const alsoNames =
	/(?<=\p{Ll}\s)(?:IT|US)(?!\p{L})|^(?:IT|US)(?=\s\p{Ll})|(?<=\S\s)May(?!\p{L})|(?<=^|\s(?:and|or)\s)felt$/gu;

/** Whether these words can follow a preposition: `our conversation about …`. Clauses and half sentences cannot. */
export function isEnglishNoun(text: string): boolean {
	if (/[.!?:;|]\s|[.!?:;|]$|[<>{}[\]\\=@#*_~^`]|:\/\/|www\./.test(text)) return false;
	const clause = /^(?:(?:some|any)(?:body|one)|people|(?:\p{L}+ ){0,2}\p{L}+[^s]s) who (\p{Ll}.+)$/iu.exec(
		text
	)?.[1];
	if (clause)
		return spell(clause).length <= 10 && !spell(clause).some((word) => pronouns.has(word) || isThird(word));
	// `your team ignores tickets` is a sentence.
	if (
		/^(?:your|her|his|their|the|our|my) \p{L}*[^s ] \p{L}+[^isu ]s (?!(?:and|or|of|in|for|with|on|from|to|at|by|as|near|that)\b)\p{L}/iu.test(
			text
		)
	)
		return false;
	const spelled = spell(text.replace(alsoNames, 'name'));
	if (spelled.length === 0 || spelled.length > 12) return false;
	if (/^(?:how|why|what|where|whether|when)$/.test(spelled[0]))
		return spelled.length > 2 && !spelled.some(isThird);
	if (
		starters.has(spelled[0]) ||
		(isDoing(spelled) && !compounds.has(spelled[0])) ||
		isBeforeArticle(spelled)
	)
		return false;
	return !spelled.some((word) => finite.has(word) || pronouns.has(word));
}

/** Whether these words begin in the middle of a sentence: `for the Guardian`. */
export function isEnglishRest(text: string): boolean {
	return starters.has(text.split(' ')[0].toLowerCase());
}

/** Whether these words can follow `to`: `open a second clinic`. */
export function isEnglishDoing(text: string, isCertain = false): boolean {
	const spelled = spell(text);
	if (
		spelled.length < 2 ||
		spelled.length > 14 ||
		!(isCertain ? !starters.has(spelled[0]) : isDoing(spelled))
	)
		return false;
	if (/[!?:;|]|\.\s|[<>{}[\]\\=@#*_~^`]|:\/\/|www\./.test(text)) return false;
	return !spelled.slice(1).some((word) => finite.has(word) || /^(?:i|she|he|they|we)$/.test(word));
}

/** Whether it is a well-known word of the language, though it may look like one of another: `open`, `machine`. */
export function isUsualInEnglish(word: string): boolean {
	return usual.has(word);
}

/** Whether a word by which a note begins tells somebody to do something, and names no thing as `change` does. */
export function isEnglishOrder(word: string): boolean {
	const lower = word.toLowerCase();
	return doings.has(lower) && !compounds.has(lower);
}

/** What was written about somebody, said to them: her clinic, your clinic. Null where that is not certain. */
export function toYouInEnglish(text: string): string | null {
	const turned = text
		.replace(
			/\b(her|his|their)\s+(own\s+)?(?=[\p{L}\p{N}])/giu,
			(all, word: string, own: string | undefined, at: number) => {
				const next = /^[\p{L}']+/u.exec(text.slice(at + all.length))?.[0].toLowerCase() ?? '';
				if (/^their$/i.test(word) && at > 0) return all;
				const isObject =
					/^her$/i.test(word) &&
					(starters.has(next) || /^(?:a|an|the|some|my|our|this|that|how|why|what)$/.test(next));
				return `${isObject ? 'you' : 'your'} ${own ?? ''}`;
			}
		)
		.replace(/\b(?:him|her|hers)(?=[.,;!?]?$)/iu, 'you')
		.replace(/\b(?:herself|himself)\b/giu, 'yourself')
		.replace(/^(?:him|them)\b/iu, 'you')
		.replace(/(?<=^\S+ )(?:him|them)\b/iu, 'you');
	const direct = withYou(turned);
	return spell(direct).some(isThird) ? null : direct;
}

/** `she can't find a room` as `you can't find a room`; as it was where more than one verb or person would have to follow. */
function withYou(text: string): string {
	const subjects = new Set(text.toLowerCase().match(/\b(?:she|he)\b/g));
	if (subjects.size !== 1 || /(?:\b(?:and|but|or)|,)\s+[a-z]+s\b/i.test(text)) return text;
	return text.replace(
		/\b(?:she|he)(?:(['’]\p{L}+)|\s+([\p{L}'’]+))/giu,
		(all, short: string | undefined, verb: string | undefined) => {
			if (short) return /^['’](?:ll|d)$/.test(short) ? `you${short}` : all;
			const said = verb && forYou(verb.replace('’', "'"));
			return said ? `you ${said}` : all;
		}
	);
}

/** A verb of the third person as it follows `you`; null for what may be none. */
function forYou(verb: string): string | null {
	const known: Record<string, string> = {
		is: 'are',
		was: 'were',
		has: 'have',
		does: 'do',
		"isn't": "aren't",
		"wasn't": "weren't",
		"hasn't": "haven't",
		"doesn't": "don't"
	};
	if (Object.hasOwn(known, verb)) return known[verb];
	if (/ed$|^(?:had|did|can|could|will|would|should|must|may|might|cannot|\p{L}+n't)$/u.test(verb))
		return verb;
	if (!/[^s]s$/.test(verb)) return null;
	return verb
		.replace(/ies$/, 'y')
		.replace(/(ch|sh|ss|x|zz|o)es$/, '$1')
		.replace(/s$/, '');
}

/** The words as they stand inside a sentence: the capital of a line's first word goes where it is only that. */
export function insideEnglish(text: string): string {
	const [, first, rest] = /^(\p{Lu}\p{Ll}+)(.*)$/su.exec(text) ?? [];
	if (!first || /^[\p{L}\p{N}]/u.test(rest)) return text;
	const lower = first.toLowerCase();
	const isCommon =
		usual.has(lower) || doings.has(lower) || /(?:ing|tion|ment|ness|ship|able|ional|ity)s?$/.test(lower);
	const isTitle = /\s\p{Lu}\p{Ll}/u.test(rest) && !/\s\p{Ll}/u.test(rest);
	return isCommon && !isTitle ? lower + rest : text;
}

function isDoing(spelled: readonly string[]): boolean {
	return spelled.length > 1 && (doings.has(spelled[0]) || isBeforeArticle(spelled));
}

/** `pilot the app`: nothing but a doing has an article behind its first word. */
function isBeforeArticle([first, second = '']: readonly string[]): boolean {
	return (
		/^(?:a|an|the|my|her|his|our|your|you|me|us)$/.test(second) &&
		!/^(?:all|both|half|such|what|quite|how|why|where|whether)$|ing$/.test(first)
	);
}

function isThird(word: string): boolean {
	return /^(?:she|he|him|her|his|hers|herself|himself|she's|he's|they|they're|them)$/.test(word);
}

function spell(text: string): string[] {
	return (
		text
			.toLowerCase()
			.replaceAll('’', "'")
			.match(/[\p{L}\p{N}]+(?:['&.+/-][\p{L}\p{N}+]+)*/gu) ?? []
	);
}

/** `dig out the plan`: nothing but a doing. */
const phrasal = /^\p{L}+ (?:out|up|off|over|down|back|around) (?:the|an?|my|our|your|some)\s/iu;

/** A promise as it stands after `I promised to`: send you the list; theirs: send me the list. Null for what is no doing. */
export function promisedInEnglish(text: string, by: 'me' | 'them' = 'me'): string | null {
	const bare = text
		.replace(/^(?:i\s+)?(?:have\s+)?(?:promised|promise)\s+(?:(?:her|him|them)\s+)?(?:to\s+)?/iu, '')
		.replace(/^(?:(?:she|he|they)\s+)?(send|email|mail|share|forward|show|give|lend|bring)s\s+/iu, '$1 ')
		.replace(/^(?:she|he|they)(?:['’]ll|\s+will)\s+/iu, '')
		.replace(/^(?:i(?:['’]ll|\s+will|\s+should|\s+must)|will|to)\s+/iu, '');
	const turned = toYouInEnglish(bare);
	// `send her link` is hardly a link of hers; `send her sketch to Jo` is.
	const isTorn =
		/^(?:send|email|mail|show|give|lend|bring) her (?!.* to \p{Lu}\S+$)/iu.test(bare) &&
		/^\S+ your /u.test(turned ?? '');
	if (turned === null || isTorn || !isEnglishDoing(turned, phrasal.test(turned))) return null;
	const lower = turned[0].toLowerCase() + turned.slice(1);
	// Whatever they give, they do not give to themselves.
	if (by === 'them' && /\syou(?!\p{L})/u.test(lower)) return null;
	const given =
		/^(?:send|email|mail|share|forward|show|give|lend|bring) (?:you )?(?!(?:you|me|us)\s)(.+)$/u.exec(
			lower
		)?.[1];
	if (given && !isSettledInEnglish(given)) return null;
	return lower.replace(
		/^(send|email|mail|show|give|lend|bring|introduce)\s+(?=(?:the|a|an|my|some|that|this|to)\s)/u,
		by === 'them' ? '$1 me ' : '$1 you '
	);
}

const uncounted = words(`
advice capital care cash coaching data experience expertise feedback financing food freedom funding growth guidance health help hope information inspiration insurance investment knowledge luck mentoring
money music news office peace people permission publicity quiet research rest software space staff storage support talent time traffic training travel trust water work
`);

/** Whether a noun needs no article: it has one, there are several, or it cannot be counted. */
export function isSettledInEnglish(noun: string): boolean {
	const spelled = spell(noun);
	if (
		/^(?:an?|the|my|our|your|some|any|more|somebody|someone|something|anybody|anyone|people|ways?|how|where|what|\d+|two|three|four|five|ten)$/.test(
			spelled[0] ?? ''
		)
	)
		return true;
	const until = spelled.findIndex(
		(word, at) => at > 0 && /^(?:of|in|for|with|to|on|at|about|from|by|near|who|that)$/.test(word)
	);
	const head = spelled[(until < 0 ? spelled.length : until) - 1] ?? '';
	return uncounted.has(head) || (/s$/.test(head) && !/(?:ss|us|is)$/.test(head)) || /(?:ing)$/.test(head);
}

/** What they did for me, as after `you`: `introduced me to Bea`. Null for what is no deed of theirs. */
export function doneInEnglish(text: string): string | null {
	const bare = text.replace(/^(?:she|he|they)\s+/iu, '');
	const turned = toYouInEnglish(bare);
	const isDeed =
		/^(?:\p{L}{2,}ed|gave|sent|told|showed|lent|brought|took|made|found|wrote|read|put|taught|let|got|came|met|went|spoke)\s(?:me|us|my|our|the|an?|for|to|up|with)(?!\p{L})/iu;
	if (turned === null || !isDeed.test(turned) || /[.!?:;]\s|[.!?:;]$/.test(turned)) return null;
	return turned[0].toLowerCase() + turned.slice(1);
}
