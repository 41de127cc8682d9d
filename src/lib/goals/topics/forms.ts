import { irregular, rigid } from './form-words.ts';

/**
 * What a word may be recognised by. Two words are forms of each other when something in `shown` of one is in `sought` of
 * the other; this is symmetric. Of two endings taken off, the rest must have four letters; of one, it must be the other word.
 */
export type Forms = { readonly shown: readonly string[]; readonly sought: readonly string[] };

/** Forms of a folded word; `isNoun`: it is written with a capital, `hasUmlaut`: it had one, as German plurals do. */
export function formsOf(word: string, { isNoun = false, hasUmlaut = false } = {}): Forms {
	const rests = /^[a-z]+$/.test(word) ? restsOf(word, isNoun || hasUmlaut, hasUmlaut) : otherRestsOf(word);
	const families = rests === null ? [] : familiesOf(word, rests);
	const stems = rests ?? [];
	return {
		shown: [`=${word}`, ...stems.map((rest) => `>${rest}`), ...families],
		sought: [
			`=${word}`,
			`>${word}`,
			...stems.flatMap((rest) => (rest.length >= 4 ? [`=${rest}`, `>${rest}`] : [`=${rest}`])),
			...families
		]
	};
}

const adjective = /.{3}(?:ig|lich|isch|iv|al|bar|sam|ell|är|os)$/;
// Who can be a woman in German: without these, villain would be one of a villa.
const masculine =
	/(?:er|or|eur|ist|ent|ant|log|gog|urg|leg|graf|graph|nom|soph|[rzl]t|[aeo]t|kund|freund|koch|held|zeug|nachbar)$/;
const holder = /(?:er|or|eur|ow|ar|en|ern|ice|ion|ian|ist|ent|ant)$/;

/** The word without endings of number, case and gender, in English and German. */
function restsOf(word: string, shortEndings: boolean, hasUmlaut: boolean): string[] | null {
	const known = irregular.get(word);
	if (known !== undefined) return [known];
	const rests: string[] = [];
	const cut = (ending: string, least: number, kept?: RegExp) => {
		const rest = word.slice(0, word.length - ending.length);
		if (word.endsWith(ending) && rest.length >= least && (!kept || kept.test(rest))) rests.push(rest);
	};
	if (!/(?:ss|us|is)$/.test(word)) cut('s', 3);
	if (rigid.has(word) || rests.some((rest) => rigid.has(rest)))
		return rests.filter((rest) => rigid.has(rest));
	const least = shortEndings ? 3 : 4;
	if (/..ies$/.test(word)) rests.push(`${word.slice(0, -3)}y`);
	if (/....sis$/.test(word)) rests.push(word.slice(0, -2));
	cut('es', /(?:ch|sh|x|z)es$/.test(word) ? 3 : 4);
	cut('e', least);
	cut('en', least);
	if (/(?:e|er|el)n$/.test(word)) cut('n', 4);
	cut('er', 3, hasUmlaut ? undefined : adjective);
	cut('em', 4, adjective);
	for (const ending of ['heit', 'keit', 'heiten', 'keiten']) cut(ending, 5);
	for (const ending of ['in', 'innen']) cut(ending, 4, masculine);
	for (const ending of ['ler', 'lern', 'lerin', 'lerinnen']) cut(ending, 6);
	cut('ship', 5, holder);
	if (rests.some((rest) => rigid.has(rest))) return rests.filter((rest) => rigid.has(rest));
	return rests;
}

// Russian and Ukrainian case endings; in Hangul and Arabic the word has to be the same (see match.ts for what is glued on).
const cyrillicEnding =
	/(?:ами|ями|ого|ему|ому|ыми|ими|ией|ов|ев|ей|ой|ый|ий|ая|яя|ое|ые|ие|ую|ом|ем|ам|ям|ах|ях|ии|ию|ия|а|я|у|ю|ы|и|е|о)$/u;

function otherRestsOf(word: string): string[] {
	if (!/^\p{Script=Cyrillic}{5,}$/u.test(word)) return [];
	const rest = word.replace(cyrillicEnding, '');
	return rest !== word && rest.length >= 4 ? [rest] : [];
}

/**
 * Endings that make nouns, verbs and adjectives of one stem in English and German: biology, biologist, Biologin. Words with
 * endings of one row and the same stem of at least `least` letters are a family.
 */
const rows: { name: string; least: number; endings: RegExp }[] = [
	{ name: 'log', least: 3, endings: /log(?:y|ies|ists?|ical|ie|ien|e|en|in|innen|isch\w{0,2})$/ },
	{
		name: 'graf',
		least: 3,
		endings: /gra(?:f|ph)(?:y|ers?|ic|ie|ien|en|in|innen|isch\w{0,2}|ier(?:en|t|te))?$/
	},
	{ name: 'nom', least: 3, endings: /nom(?:y|ists?|ics?|ical|ie|en|in|innen|isch\w{0,2})?$/ },
	{ name: 'sof', least: 4, endings: /(?:soph|sof)(?:y|ers?|ical|ie|en|in|innen|isch\w{0,2})?$/ },
	{
		name: 'ik',
		least: 3,
		endings:
			/(?:ik|iken|iker|ikers|ikern|ikerin|ikerinnen|isch|isch(?:e|er|en|es|em)|ics?|icists?|icians?|ical)$/
	},
	{ name: 'ist', least: 4, endings: /(?:ists?|isten|istin|istinnen|ism|ismus|istik|istic|istisch\w{0,2})$/ },
	{ name: 'abl', least: 4, endings: /(?:able|ables|ability|ably|ible|ibility)$/ },
	{
		name: 'is',
		least: 4,
		endings: /i[sz](?:e|es|ed|ing|ers?|ors?|ations?|ationen|ier(?:en|t|te|ung|ungen|er|end))$/
	},
	{
		name: 'at',
		least: 3,
		endings:
			/(?:at(?:e|es|ed|ing|ions?|ionen|ors?|orin|orinnen|oren|ive)|ier(?:en|t|te|ten|ung|ungen|er|end))$/
	},
	{ name: 'schaft', least: 4, endings: /schaft(?:en|ler|lers|lern|lerin|lerinnen|lich\w{0,2})?$/ },
	{ name: 'ung', least: 4, endings: /(?:ung|ungen|en|er|ers|erin|erinnen|ern|erei|ereien)$/ },
	{ name: 'gog', least: 4, endings: /gog(?:y|ik|ie|e|en|in|innen|isch\w{0,2}|ical|ues?)$/ }
];

function familiesOf(word: string, rests: readonly string[]): string[] {
	if (rigid.has(word) || rests.some((rest) => rigid.has(rest)) || !/^[a-z]{4,}$/.test(word)) return [];
	const families = rows.flatMap(({ name, least, endings }) => {
		const at = word.search(endings);
		if (at < least) return [];
		// Ceramics and Keramik, kommunizieren and Kommunikation.
		const stem = common(word.slice(0, at)).replace(/^c/, 'k').replace(/iz$/, 'ik');
		return [`${name}:${stem}`];
	});
	// Of plurals and women only: without its e, stripe would strip.
	const bases = [word, ...rests.filter((rest) => /^(?:s|in|innen|ship)$/.test(word.slice(rest.length)))];
	return [...families, ...germanVerb(word), ...englishVerb(bases), ...cognates(bases)];
}

/** Wandern and wandert, gründen and gegründet, verhandeln and Verhandlung. */
function germanVerb(word: string): string[] {
	const stems: string[] = [];
	if (/e[rl]n$/.test(word) && word.length >= 6) stems.push(word.slice(0, -1));
	if (/eln$/.test(word) && word.length >= 6) stems.push(`${word.slice(0, -3)}l`);
	if (/(?:er|el|sch|eib)t$/.test(word) && word.length >= 7) stems.push(word.slice(0, -1));
	if (/(?:sch|eib)e$/.test(word) && word.length >= 6) stems.push(word.slice(0, -1));
	const participle = /^ge([a-z]{4,}?)(?:e?t|en)(?:e[nrsm]?)?$/.exec(word);
	if (participle) stems.push(participle[1]);
	return stems.map((stem) => `ung:${common(stem)}`);
}

/** Design, designer, designing; hire, hiring; plan, planning; develop, development. */
function englishVerb(words: readonly string[]): string[] {
	return words.flatMap((word) => {
		const [, stem, ending] = /^([a-z]{3,}?)(ings?|ed|ers?|erin|erinnen|ments?|ations?)$/.exec(word) ?? [];
		const own = [`v:${word}`];
		if (!stem || !/[aeiouy]/.test(stem) || (ending.startsWith('er') && stem.length < 4)) return own;
		if (ending.startsWith('ment')) return stem.length >= 5 ? [...own, `v:${stem}`] : own;
		if (ending.startsWith('ation')) return stem.length >= 5 ? [...own, `v:${stem}`, `v:${stem}e`] : own;
		const [doubled] = /([b-df-hj-np-tv-z])\1$/.exec(stem) ?? [];
		if (doubled) return [...own, `v:${stem}`, `v:${stem.slice(0, -1)}`];
		// A short vowel before one consonant would have doubled it: hiring comes from hire only.
		if (/^[^aeiou]*[aeiou][^aeiouwxy]$/.test(stem)) return [...own, `v:${stem}e`];
		return [...own, `v:${stem}`, `v:${stem}e`];
	});
}

/** Philosophy and Philosophie, mobility and Mobilität, project and Projekt, colour and color: one spelling for both. */
function cognates(words: readonly string[]): string[] {
	return words.filter((word) => word.length >= 5).map((word) => `c:${common(word)}`);
}

function common(word: string): string {
	return word
		.replace(/[ao]e/g, 'e')
		.replace(/ph/g, 'f')
		.replace(/c(?=[aoulrt])/g, 'k')
		.replace(/(?<=.{3}i)z(?=e[drs]?$|ing$|ation)/g, 's')
		.replace(/our(?=s|ed|ing|ful|$)/g, 'or')
		.replace(/([tb])re$/, '$1er')
		.replace(/ity$/, 'itat')
		.replace(/ture$/, 'tur')
		.replace(/krazy$|kracy$/, 'kratie')
		.replace(/y$/, 'ie')
		.replace(/icine$/, 'izin')
		.replace(/gramme?$/, 'gram');
}
