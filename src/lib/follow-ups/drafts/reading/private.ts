const set = (list: string) => new Set(list.trim().split(/\s+/));

/** What somebody thinks of a person. */
const judging = set(`
arrogant annoying annoyed pushy weird strange creepy rude boring bored stupid dumb idiot unfriendly sexy attractive ugly bald
blond blonde brunette redhead moustache mustache smelled sweaty drunk tipsy hungover loser liar lies lying lied shady dodgy
sleazy suspicious untrustworthy unreliable lazy incompetent competent bragging bragged brags braggy showoff egotistic selfish
desperate needy clingy pointless wasted avoided beware meh ugh yikes unimpressive overrated superficial grumpy moody snob
snobbish posh cocky naive crazy insane pretentious patronizing patronising condescending smug vain bitchy bitch bastard
asshole jerk shit crap damn fuck fucking hate hates hated dislike disliked flirt flirted flirting flirty crush dealbreaker
arroganter arrogante nervig nervt nervte anstrengend aufdringlich seltsam komisch merkwürdig unhöflich langweilig öde dumm
doof blöd blöde idiotin falsch oberflächlich redselig geschwätzig schüchtern nervös unfreundlich sympathisch unsympathisch
sympathische sympathischer attraktiv hässlich riecht roch mundgeruch betrunken besoffen kerl lügner lügnerin lügt
unzuverlässig inkompetent angeber angeberin angeberisch egoistisch geizig verzweifelt nutzlos sinnlos zeitverschwendung
meiden naja puh wichtigtuer überheblich eingebildet hochnäsig herablassend launisch toxisch naiv aggressiv zicke arsch
arschloch scheiße verdammt hasse hasst geflirtet
`);

/** What somebody may have said in confidence: it is theirs to bring up. */
const intimate = set(`
divorce divorced divorcing separated separation widow widowed widower affair ex boyfriend girlfriend husband wife spouse
pregnant pregnancy miscarriage ivf ill illness sick sickness disease cancer tumor tumour depressed depression burnout anxiety
adhd autism autistic rehab addiction addict alcoholic sober hospitalised hospitalized diagnosis diagnosed disabled hiv died
death dead dying grief grieving suicide abuse abused debt debts bankrupt bankruptcy broke insolvent lawsuit sued suing jail
arrested fired firing sacked layoff layoffs unemployed redundant resign resigning resigned quitting quits quit gossip rumor
rumour rumours secret secretly confidential nda muslim jewish christian atheist gay lesbian bisexual queer trans transgender
sexual breakup alcohol panic panicking salary salaries weight visa visas asylum deportation deported failed failure
flopped bombed therapist psychiatrist scheidung geschieden trennung getrennt witwe witwer affäre freundin ehemann ehefrau gatte gattin ehe verlobt schwanger
schwangerschaft fehlgeburt krank krankheit krebs depressiv depressionen angststörung adhs autismus autistisch therapeut
therapeutin entzug sucht-problem alkoholiker alkoholikerin diagnose behindert gestorben tod tot beerdigung trauer suizid
missbrauch lohn schulden pleite insolvenz klage verklagt gekündigt kündigt kündigung entlassen entlassung arbeitslos gerücht
gerüchte alkohol panik panikattacken gehalt gehälter abnehmen visum visumsprobleme asyl abschiebung gescheitert
gescheiterte scheitern psychiater psychiaterin geheim heimlich vertraulich religiös muslimin jüdisch christlich schwul lesbisch bisexuell
`);

/** How a person seems, whatever follows: `great energy`; and what one sees of them. */
const describing = set(`
accent aggressive akzent amazing angry anzug arm avoid awesome awkward baby bad bart beard beautiful behinderung billig bloke
boss bossy breath brille brilliant careful chap charming chatty chef chefin children competitor confident cool court cute
dame dating daughter deutsch dick disability drank dress drinking drinks dude dull dünn ego energy engaged english exhausted
fake familie family fat faul fellow frau freundlich friendly funeral funny gefängnis gehalt genial genius gericht geruch
gestresst girl glasses glatze good great greedy gut gute guter guy haar haare hair handshake handsome happy hemd herr
hochzeit hut hübsch important impressive insecure intelligent interessant interessent interessentin interesting irre jacke
jacket jünger kid kids kind kinder klasse kleid klug kompetent konkurrent konkurrentin konkurrenz krass krawatte lachen lady
laugh lead leads lieb liebe lieber loud lovely lustig lächeln man mann marriage mist mädchen müde nervous nett nice nuts
nützlich odd operation person phony piercing police political politics politik polizei poor pretty prison prospect reich
religion religious rival sad salary sauer scarf sceptical schal schlank schlau schlecht schlechter schuhe schön schöne
selbstbewusst sex shallow shirt shoes shy silly skeptical skeptisch smell smells smile sohn son spannend spy stimme stressed
strong suit surgery sweet süß talkative tattoo tattoos therapie therapist therapy tie tired tochter toll toxic traurig typ
tätowierung unimportant uninteressant uninteresting unsicher unwichtig useless verrückt vibe vibes voice vorsicht vote voted
votes wage warning waste wealthy wedding wichtig winner witzig woman wow wählt wütend zuverlässig älter
`);

/** Said of a thing they say nothing about a person: `old maps`, `smart grids`. */
const neutral = set(`
alt alte alter bright cheap clever cold elderly groß große heiß hot jung junge junger kalt klein kleine laut leise old older
passive quiet rich safe serious short single slim slow small smart tall thin useful young younger
`);

const silencing =
	/(?<!\p{L})(?:confidential|secret|in confidence|hush[ -]hush|under (?:an? )?nda|not (?:yet )?(?:public|announced|official)|(?:can['’]?t|cannot|can not|must not|mustn['’]t|may not|not allowed to|not supposed to) (?:really )?(?:talk|speak|write|say (?:much|more|anything))|(?:under|unter) embargo|embargo(?:ed)? (?:until|till|bis)|sperrfrist|(?:noch|bisher) nicht (?:öffentlich|offiziell|spruchreif|publik|verkündet|angekündigt)|off the record|between us|keep (?:it|this) (?:quiet|to myself|private)|(?:nobody|no one) (?:else )?(?:knows|must know)|(?:must|may|should)(?: not|n['’]t) know|don['’]?t (?:tell|mention|share|repeat|pass (?:it |this )?on)|do not (?:tell|mention|share|repeat|pass (?:it |this )?on)|vertraulich|geheim|unter uns|nicht (?:weiter(?:sagen|erzählen|geben)|erwähnen|ansprechen|(?:dr|dar)über (?:reden|sprechen|schreiben)|(?:davon )?(?:herum)?erzählen)|für (?:mich|sich) behalten|im vertrauen(?! auf)|niemand weiß|weiß (?:noch )?niemand|(?:darf|soll) (?:es|das|nichts|davon)(?: \p{L}+){0,2} wissen|bleibt unter)(?!\p{L})/iu;

/** Says it of its own sentence. */
const hushing = /(?<!\p{L})(?:secretly|heimlich\p{L}*|insgeheim)(?!\p{L})/iu;

/** That somebody leaves where they work is news only for those they tell it. */
const leaving =
	/(?<!\p{L})(?:leav(?:e|es|ing)|quit(?:s|ting)?) (?:her|his|their|the) (?:\p{L}+ )?(?:company|job|firm|employer|team|partner)(?!\p{L})|(?:ihren?|ihrer|seinen?|seiner|die|den) (?:\p{L}+ )?(?:firma|job|stelle|arbeitgeber|team|partner(?:in)?) (?:verlassen|verlässt|aufgeben|kündigen|hinschmeißen)/iu;

/** Health, love, law and leaving, said of what somebody wants or needs; of what they work on the words say something else. */
const delicate = new RegExp(
	`(?<!\\p{L})(?:${[
		'psycho\\p{L}*|surgery|op|operier\\p{L}*|rehab?|medication|medikament\\p{L}*|diet|diät|abnehmen|lose weight|(?:stop|quit|give up) \\p{L}+ing|rauchen|trinken|kur',
		'bab(?:y|ies)|(?:have|having) (?:(?:an|a|another|more) )?(?:kids?|child(?:ren)?)|kind(?:er)? bekommen|kinderwunsch|adopt|adoptieren|sich trennen|scheiden|verlieben|heiraten|marry|married|dating|outen|come out|coming out|(?:ihr|sein)(?:e[mnr]?)? (?:mann|frau|freund|freundin|partner|partnerin)',
		'umbringen|kill|sterben|gericht|court|lawyer|attorney|anwalt|anwältin|verklagen|austreten|konvertieren',
		'raus aus|aussteigen|hinschmeißen|hinwerfen|verlassen|aufhören|kündigen|rente|retire|step down|get out of|leave|quit'
	].join('|')})(?!\\p{L})|(?<!\\p{L})(?:psycho)?therap\\p{L}*|(?<!\\p{L})reha\\p{L}*`,
	'iu'
);

/** Whether what somebody wants, needs or struggles with is theirs to bring up. */
export function isDelicate(text: string): boolean {
	return delicate.test(text);
}

/** Whether a text judges a person, or says what is theirs to bring up: it never goes into a message to them. */
export function isPrivate(text: string): boolean {
	return has(text, judging) || has(text, intimate) || leaving.test(text);
}

/** Whether a text judges a person: it is not even offered. */
export function isJudging(text: string): boolean {
	return has(text, judging);
}

/** Whether a text with nothing around it may be about the person rather than about a thing. */
export function isDescribing(text: string): boolean {
	const last = wordsIn(text).at(-1) ?? '';
	return isPrivate(text) || has(text, describing) || neutral.has(last);
}

/** Whether a note asks to keep what it says: then nothing of it is taken. */
export function isSilenced(note: string): boolean {
	return silencing.test(note) || note.split(/[.!?\n]/).some((said) => hushing.test(said) && isShort(said));
}

/**
 * What a paragraph says before it comes to a secret. What follows may still speak of it (`Secretly job hunting. Would love to
 * live in Spain.`).
 */
export function beforeSecret(paragraph: string): string {
	const at = paragraph.search(hushing);
	return at < 0 ? paragraph : (/^.*(?:[.!?…;]\s|\s[–—-]\s)/u.exec(paragraph.slice(0, at))?.[0] ?? '');
}

/** A word alone is about what stands around it. */
function isShort(said: string): boolean {
	return wordsIn(said).length <= 2;
}

function has(text: string, words: ReadonlySet<string>): boolean {
	return wordsIn(text).some(
		(word) => words.has(word) || (/['’-]/.test(word) && word.split(/['’-]/).some((part) => words.has(part)))
	);
}

function wordsIn(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}]+(?:['’-][\p{L}]+)*/gu) ?? [];
}
