import { type Cue, cue, lastCue, wholeCue } from './cue.ts';

const anyTime =
	'(?:gerade|grade|grad|derzeit|aktuell|jetzt|auch|noch|immer noch|momentan|dringend|unbedingt|händeringend|vor allem)';
const now = `(?: ${anyTime}){0,2}`;
const nowFirst = `(?:${anyTime} ){0,2}`;
const to = '(?: (?:ihr|ihm|ihnen))?';
const giving =
	'(?:schicken|zuschicken|senden|zusenden|geben|zeigen|mailen|weiterleiten|leihen|vorstellen|vernetzen|besorgen|empfehlen|mitbringen|heraussuchen|raussuchen)';
const talked =
	'(?:gesprochen|geredet|diskutiert|geplaudert|unterhalten|ausgetauscht|geschnackt)(?:\\s+und\\s.+)?';

/** Said of me or of both. */
export const ourCues: readonly Cue[] = [
	lastCue(
		'(?:(?:wir )?(?:haben|hatten|habe) )?(?:(?:uns|ihr|ihm) )?(?:(?:lange|kurz|viel|auch|mit ihr|mit ihm) )*über',
		talked,
		'topic'
	),
	cue(
		'(?:(?:gutes|langes|kurzes|nettes|schönes) )?(?:gespräch|austausch|unterhaltung|plauderei) über',
		'topic'
	),
	cue(
		'(?:(?:lange|kurz|viel|auch) )*(?:gesprochen|geredet|diskutiert|geplaudert|unterhalten|ausgetauscht) über',
		'topic'
	),
	cue('(?:wir )?(?:sprachen|redeten|diskutierten) (?:(?:lange|kurz|viel|auch) )?über', 'topic'),
	lastCue(
		'(?:wir )?(?:kamen|sind|waren) (?:(?:lange|kurz|dann|auch) )*auf',
		'zu sprechen(?: gekommen)?',
		'topic'
	),
	cue('(?:(?:es|dabei) )?(?:ging|geht) (?:(?:es|dabei|viel|lange|vor allem) )*um', 'topic'),
	lastCue('(?:ich )?(?:habe? )?(?:ihr|ihm|ihnen)?', 'versprochen', 'mine'),
	cue(`(?:ich )?(?:habe? )?(?:(?:ihr|ihm|ihnen) )?versprochen${to}`, 'mine'),
	// What I am going to do is a promise where it is something for them, and no news of theirs otherwise.
	cue(`ich (?:will|wollte|soll|sollte|muss|werde|kann)(?: noch)?(?= .*${giving}$)`, 'mine'),
	wholeCue(
		'(?:ich (?:schick|send|geb|zeig|mail|leih)|(?:ich )?(?:schicke|sende|gebe|zeige|maile|leihe)) (?!.*(?<!\\p{L})(?:mir|mich|uns)(?!\\p{L})).+',
		'mine'
	),
	cue('thema|themen|stichworte?', 'topic'),
	cue(
		'(?:will|muss|soll|sollte|wollte|werde)(?: noch)?(?= (?:ihm|ihnen|ihr (?:die|das|den|ein|eine|einen|noch|mal)) .+ (?:schicken|senden|geben|zeigen|mailen|leihen|vorstellen|besorgen)$)',
		'mine'
	),
	wholeCue(
		'(?!.*(?<!\\p{L})(?:mir|mich|uns|an|soll|will|möchte|kann|wollte|könnte)(?!\\p{L}))\\p{L}.+ (?:schicken|zuschicken|senden|mailen|weiterleiten)',
		'mine'
	),
	wholeCue(
		'(?:ihr|ihm|ihnen) .+ (?:schicken|senden|geben|zeigen|mailen|weiterleiten|vorstellen|empfehlen|leihen|besorgen)',
		'mine'
	)
];

/** What somebody does, and how it is said to them with du and with Sie. */
const done =
	'(?<verb>arbeitet|backt|baut|betreut|braut|digitalisiert|druckt|entwickelt|filmt|forscht|fotografiert|gestaltet|gründet|importiert|installiert|kocht|komponiert|kuratiert|leitet|lernt|macht|malt|näht|organisiert|pflegt|produziert|programmiert|renoviert|repariert|restauriert|röstet|sammelt|saniert|schreibt|singt|spielt|stickt|strickt|studiert|töpfert|übersetzt|unterrichtet|veranstaltet|verkauft|vermietet|webt|zeichnet|züchtet)';
const verbOf = (third: string) => ({ du: withDu(third), Sie: withSie(third) });
const does: readonly Cue[] = [
	{ ...cue(`${done}${now} (?<before>im|in|bei|beim|als|für|zu|zur|zum|am)`, 'does'), verbOf },
	{
		...cue(`${done}${now}(?! (?:sich|was|etwas|mir|mich|uns|an|mit|über|auf|nach|von)(?!\\p{L}))`, 'does'),
		verbOf
	}
];

/** A regular verb of the third person as it follows du: `leitest`, `übersetzt`. */
function withDu(third: string): string {
	return /[szß]t$/.test(third) ? third : `${third.slice(0, -1)}st`;
}

/** As it follows Sie: `leiten`, `sammeln`, `reparieren`. */
function withSie(third: string): string {
	const stem = third.slice(0, -1);
	return /e$|[^i]e[lr]$/.test(stem) ? `${stem}n` : `${stem}en`;
}

/** Said of them, the subject taken off. */
export const theirCues: readonly Cue[] = [
	lastCue('(?:hat )?(?:mir )?(?:(?:viel|lange|auch) )?von', 'erzählt', 'told', 'von'),
	cue('(?:erzählte|erzählt)(?: mir)? (?:viel |auch )?von', 'told', 'von'),
	cue('(?:sprach|redete) (?:viel |lange )?über', 'topic'),
	cue(`(?:arbeitet|forscht|schreibt|bastelt|tüftelt)${now} an`, 'works', 'an'),
	lastCue(`${nowFirst}an`, 'arbeitet', 'works', 'an'),
	cue(`sucht${now} nach`, 'seeks', 'nach'),
	cue(`(?:sucht|suchen)${now}`, 'seeks'),
	cue('auf der suche nach', 'seeks', 'nach'),
	lastCue('', 'sucht', 'seeks'),
	cue(`(?:braucht|bräuchte)${now}`, 'needs'),
	lastCue('', 'braucht', 'needs'),
	cue(`plant${now}`, 'plans'),
	cue('interessiert sich (?:sehr |auch )?für', 'interest', 'für'),
	{
		// In the plural, or with an article, it would have to change: `Interesse an Kontakten`.
		pattern: /^(?:[Hh]at )?(?:[Gg]roßes )?[Ii]nteresse an\s+(?<x>\p{Lu}\p{L}*[^n\s](?:\s.+)?)$/u,
		frame: 'topic'
	},
	cue(`(?:kämpft|hadert|ringt)${now} mit`, 'struggles', 'mit'),
	cue(`(?:will|möchte)${now}`, 'doing'),
	lastCue('(?:hat )?(?:mich )?nach', 'gefragt', 'wondered', 'nach'),
	cue('(?:fragte|fragt)(?: mich)? nach', 'wondered', 'nach'),
	lastCue('(?:hat mir|hat|mir)', 'empfohlen', 'advice'),
	cue('(?:hat )?(?:mir )?(?:ein buch |einen film |einen podcast )?empfohlen', 'advice'),
	...does,
	cue(
		'(?:(?:das|ihr|sein) )?(?:größtes? |größte |aktuelles? )?(?:problem|herausforderung|sorge|baustelle) ist',
		'challenge'
	),
	cue('(?:(?:das|ihr|sein) )?(?:großes |größtes |nächstes )?(?:ziel|traum) ist', 'goal'),
	cue('(?:empfahl|empfiehlt)(?: mir)?', 'advice'),
	cue('(?:schickt|sendet|gibt|zeigt) (?:mir|uns)(?: noch)?', 'theirs')
];

export const labels: Readonly<Record<string, Cue['frame']>> = {
	thema: 'topic',
	tipp: 'advice',
	'tipp von ihr': 'advice',
	'tipp von ihm': 'advice',
	tipps: 'advice',
	buchtipp: 'advice',
	lesetipp: 'advice',
	filmtipp: 'advice',
	empfehlung: 'advice',
	themen: 'topic',
	stichwort: 'topic',
	stichworte: 'topic',
	gespräch: 'topic',
	projekt: 'topic',
	'arbeitet an': 'topic',
	sucht: 'seeks',
	braucht: 'needs',
	interessen: 'topic',
	interesse: 'topic',
	herausforderung: 'challenge',
	problem: 'challenge',
	ziel: 'goal',
	ziele: 'goal',
	plan: 'goal',
	versprochen: 'mine',
	'ich habe versprochen': 'mine',
	versprechen: 'mine',
	todo: 'mine',
	'zu tun': 'mine',
	'zu schicken': 'mine',
	hobby: 'interest',
	hobbys: 'interest',
	leidenschaft: 'interest',
	'gemeinsames interesse': 'topic',
	'gemeinsame interessen': 'topic'
};

/** Stands for a name. */
export const pronoun = 'sie';
export const subjects =
	/^(?:sie|er)(?: ist| war)?\s+|^(?:ihre?|seine?)\s(?:\p{Ll}+\s)?\p{L}*(?:betrieb|büro|chor|firma|genossenschaft|laden|museum|praxis|schule|start-?up|stiftung|team|unternehmen|verein|werkstatt)\s(?=(?:sucht|braucht)\s)|^(?:ist|war|derzeit|gerade|aktuell)\s+/iu;
export const reports =
	/^(?:(?:sie|er)\s+)?(?:hat\s+)?(?:mir\s+)?(?:erzählt|gesagt|meinte|sagte|erwähnt|erzählte)(?:e)?,?\s+(?:dass\s+)?(?=(?:sie|er)(?!\p{L}))/iu;
