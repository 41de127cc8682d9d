import { type Cue, cue, wholeCue } from './cue.ts';

const much = '(?: (?:a lot|a bit|at length|briefly|mostly|mainly|again))?';
const withThem = '(?: (?:with|to) (?:her|him|them|each other))?';
const now = '(?:(?:currently|now|also|still|just|really|urgently|badly) )?';
const me = '(?: (?:me|us))?';
const to = '(?: (?:her|him|them))?';
const giving =
	'(?:send|email|e-mail|mail|text|forward|share|show|give|lend|bring|pass|introduce|connect|recommend|invite|put (?:her|him|them) in touch)';

/** Said of me or of both. */
export const ourCues: readonly Cue[] = [
	cue(
		`(?:had a )?(?:\\p{L}+ ){0,3}(?:talk|chat|conversation|discussion)${withThem} (?:about|on|re|regarding)`,
		'topic'
	),
	cue(`(?:(?:we|i) )?(?:also )?(?:talked|spoke|chatted)${withThem}${much}${withThem} (?:about|re)`, 'topic'),
	cue(`(?:(?:we|i) )?(?:also )?discussed`, 'topic'),
	cue(`topics?`, 'topic'),
	cue(`(?:we )?(?:also )?(?:share|both like|both love)`, 'topic'),
	cue(`i told${to} about`, 'topic'),
	cue(`(?:i )?(?:have )?promised${to}(?: to)?`, 'mine'),
	// What I am going to do is a promise where it is something for them, and no news of theirs otherwise.
	cue(`i(?:'ll| will| should| must| need to| want to| have to)(?= ${giving} )`, 'mine'),
	cue(`(?:i )?(?:said|told${to})(?: that)? i(?:'d| would| will| could)(?= ${giving} )`, 'mine'),
	cue(`i (?:have )?(?:offered|agreed)${to} to(?= ${giving} )`, 'mine'),
	cue(`i owe(?!${to} (?:one|nothing|a lot|so much)\\b)${to}`, 'mine'),
	cue(`to ?do`, 'mine'),
	cue(`i(?= (?:send|email|forward|share|lend|bring) (?!.*\\b(?:me|us)\\b))`, 'mine'),
	wholeCue(`(?:send|email|introduce|forward|connect) (?!.*\\b(?:me|us)\\b).+`, 'mine')
];

/** What somebody does, and how it is said to them. */
const doings = new Map([
	...(
		'arrange bake brew breed build carve coach collect compose conduct coordinate curate design digitise digitize direct edit ' +
		'forge grow keep lead make manage paint photograph play print produce record repair research restore sail sell sew ' +
		'teach train translate weave'
	)
		.split(' ')
		.map((verb): [string, string] => [
			`${verb}${/(?:ch|sh)$/.test(verb) ? 'es' : 's'}`,
			`${verb.replace(/e$/, '')}ing`
		]),
	['runs', 'running'],
	['does', 'doing'],
	['studies', 'studying'],
	...['at', 'for', 'as', 'in'].map((at): [string, string] => [`works ${at}`, `working ${at}`])
]);
const does: Cue = {
	...cue(
		`${now}(?<verb>${[...doings].flat().join('|')})(?! (?:for|about|on|in|at|to|with|into|it|fun|sense|sure|up|out|me|us)\\b)`,
		'does'
	),
	verbOf: (found) => ({ doing: doings.get(found) ?? found })
};

/** Said of them, the subject taken off. */
export const theirCues: readonly Cue[] = [
	cue(`(?:told${me} |spoke |talked |raved )about`, 'topic'),
	cue(`mentioned(?! (?:that|she|he|they|it|how)\\b)`, 'told'),
	cue(`${now}(?:working on|works on|work on)`, 'works'),
	cue(
		`${now}(?:building|builds|writing|writes|developing|develops|setting up|sets up|starting|starts|researching|researches)(?! (?:for|about|on|in|at|to)\\b)`,
		'works'
	),
	does,
	wholeCue(`(?:moving|relocating|learning|studying|training|retraining|switching|volunteering) .+`, 'does'),
	cue(
		`${now}(?:planning to|plans to|wants to|want to|hopes to|hoping to|trying to|tries to|would like to|'d like to|aims to|going to|is to)`,
		'doing'
	),
	cue(`${now}(?:planning|plans|preparing|prepares|organising|organizing|organises|organizes)`, 'plans'),
	cue(
		`${now}(?:looking for|looks for|searching for|seeking|seeks|hiring|in search of|on the lookout for)`,
		'seeks'
	),
	cue(`${now}(?:need|needs|could use|wants)`, 'needs'),
	cue(
		`${now}(?:very |really )?(?:interested in|curious about|keen on|passionate about|into|loves|likes)`,
		'interest'
	),
	cue(
		`${now}(?:struggling with|struggles with|struggle with|stuck on|stuck with|having trouble with|has trouble with|wrestling with|wrestles with)`,
		'struggles'
	),
	cue(
		`(?:the |her |his |their )?(?:biggest |main |current )?(?:problem|challenge|headache|worry|struggle) is`,
		'challenge'
	),
	cue(`(?:the |her |his |their )?(?:big(?:gest)? |main |next )?(?:goal|aim|dream) is(?: to)?`, 'goal'),
	cue(`asked(?: me)? for`, 'asked'),
	cue(`asked(?: me)? about`, 'wondered'),
	cue(`(?:recommended|suggested|recommends|suggests)${me}`, 'advice'),
	cue(`(?:will|promised(?: me)? to)(?=.*\\b(?:me|us)\\b)`, 'theirs')
];

/** `Topic: …`. */
export const labels: Readonly<Record<string, Cue['frame']>> = {
	topic: 'topic',
	topics: 'topic',
	about: 'topic',
	re: 'topic',
	'talked about': 'topic',
	tip: 'advice',
	tips: 'advice',
	rec: 'advice',
	recs: 'advice',
	'book rec': 'advice',
	'book tip': 'advice',
	'film tip': 'advice',
	recommendation: 'advice',
	recommends: 'advice',
	recommended: 'advice',
	discussed: 'topic',
	'we discussed': 'topic',
	project: 'works',
	'working on': 'works',
	'looking for': 'seeks',
	seeks: 'seeks',
	needs: 'needs',
	interests: 'interest',
	interest: 'interest',
	'interested in': 'interest',
	challenge: 'challenge',
	problem: 'challenge',
	struggle: 'challenge',
	goal: 'goal',
	goals: 'goal',
	plan: 'goal',
	plans: 'goal',
	'asked about': 'wondered',
	'asked for': 'asked',
	promise: 'mine',
	promised: 'mine',
	'i promised': 'mine',
	todo: 'mine',
	'to do': 'mine',
	'to send': 'mine',
	passion: 'interest',
	passions: 'interest',
	hobby: 'interest',
	hobbies: 'interest',
	'common interest': 'topic'
};

/** Stands for a name. */
export const pronoun = 'she';
/** What a subject may look like, beside the person's own name: also what they belong to, never whom they belong to. */
export const subjects =
	/^(?:(?:she|he|they)(?:(?:'s|'re)(?= )| is| are| was| were| has been)?|is|are|was|were|also|currently)\s+|^(?:her|his|their)\s(?:\p{L}+\s){0,2}(?:association|bakery|band|business|charity|choir|clinic|club|company|cooperative|farm|firm|lab|museum|office|organi[sz]ation|practice|restaurant|school|shop|start-?up|studio|team|workshop)(?:\s(?:in|at|near)\s\p{Lu}\p{L}+)?\s(?=(?:(?:is|are) (?:looking|searching|hiring)|needs?|could use)\s)/iu;
/** `She told me she is looking for …` */
export const reports =
	/^(?:(?:she|he|they)\s+)?(?:told me|said|says|mentioned|explained)\s+(?:that\s+)?(?=(?:she|he|they|her|his|their)\b)/iu;
