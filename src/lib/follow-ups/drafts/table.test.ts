import { expect, test } from 'vitest';
import { exampleOf, metAt, promiseOf, remarkOf } from '../../../../tests/model/drafting.ts';
import type { MilestoneRow, TouchRow } from '../../db/rows.ts';
import { draftOf, textOf } from './draft.ts';
import type { Choices, DraftInput, Language } from './input.ts';

// Whole messages as they would be sent, for a person to read: tests/fixtures/drafts. Whoever changes one asks: would I send this?

type Given = Parameters<typeof exampleOf>[0];
type Case = [title: string, given: Given];
type Reason = DraftInput['reasons'][number];

const reason = (kind: Reason['kind'], cause: string, dueOn: string | null = null): Reason[] => [
	{ kind, cause, dueAt: null, dueOn }
];
const named = (name: string) => ({ card: { name } });
const touch = (kind: TouchRow['kind'], happenedAt: string, text = ''): TouchRow => ({
	id: 'touch',
	contactId: 'contact',
	eventId: null,
	kind,
	happenedAt,
	channel: null,
	settles: [],
	subject: '',
	text,
	madeAt: happenedAt,
	editedAt: happenedAt
});
const milestone = (kind: MilestoneRow['kind'], given: Partial<MilestoneRow> = {}): MilestoneRow => ({
	id: 'milestone',
	contactId: 'contact',
	kind,
	month: 11,
	day: 22,
	year: null,
	text: '',
	editedAt: metAt,
	...given
});
const essay = `${'We walked along the harbour and she explained how the cranes work and why nobody repairs them any more. '.repeat(20)}`;
const met = (eventName: string | null, at = metAt): DraftInput['met'] => ({ eventName, place: null, at });
const card = {
	name: 'Maria Ott',
	interests: ['urban beekeeping', 'Stadtbienen'],
	lookingFor: ['grant writing', 'Fördermittel'],
	offers: ['sound editing']
};
const mine = {
	name: 'Ann Lee',
	interests: ['urban beekeeping', 'Stadtbienen'],
	offers: ['grant writing', 'Fördermittel'],
	lookingFor: ['sound editing']
};
const me = { profile: mine, voice: {}, card: mine };

function cases({
	note,
	promise,
	their,
	goal,
	challenge,
	clause,
	place,
	helped,
	foreign,
	doing,
	dictated,
	trade,
	secret
}: Record<string, string>): Case[] {
	return [
		[
			'a full record',
			{
				me,
				to: { card, note, promises: [promiseOf(promise, { dueOn: '2026-11-27' })] },
				choices: { step: 'coffee' }
			}
		],
		[
			'a full record, long, with a place',
			{
				me,
				to: {
					card,
					note,
					remarks: [remarkOf('goal', goal), remarkOf('challenge', challenge), remarkOf('place', place)]
				},
				choices: { length: 'long', step: 'call' }
			}
		],
		['only a name', { to: named('Maria Ott'), choices: { step: 'coffee' } }],
		[
			'no meeting known, only a shared interest',
			{ me, to: { card: { name: 'Li', interests: card.interests } }, met: null }
		],
		['met at no event, three weeks ago', { to: { note }, met: met(null, '2026-11-01T09:00:00Z') }],
		['last year', { to: { note }, met: met('Deichtag 2025', '2025-09-20T09:00:00Z') }],
		['an event with an article and quotation marks', { to: { note }, met: met('The "Big" Night') }],
		['one letter', { to: { ...named('X'), note } }],
		['an emoji', { to: { ...named('🦊'), note } }],
		['110 characters', { to: { ...named('A'.repeat(110)), note } }],
		['from right to left', { to: { ...named('אבא אבן'), note } }],
		[
			'a title',
			{ to: { ...named('Dr. Anna-Lena Groß'), note }, choices: { tone: 'formal', address: 'Sie' } }
		],
		['a name in s', { to: { ...named('Hans Jens'), note }, choices: { address: 'Sie' } }],
		['several given names', { to: { ...named('Ana María de la Cruz'), note } }],
		['the family first', { to: { ...named('山田太郎'), note } }],
		['a note in the other language', { to: { note: foreign } }],
		['a note that is an essay', { to: { note: essay } }],
		['a note that is a list', { to: { note: '- mills\n- tide tables\n- https://example.com/a' } }],
		['a note that is a URL', { to: { note: 'https://example.com/very/long?path=1' } }],
		['a hostile note', { to: { note: '<script>alert(1)</script>\n{event} [du|Sie] ${x}\n\u202etxet' } }],
		['a judgement only', { to: { note: 'arrogant. Divorced. nervig' } }],
		['a remark about them as of somebody else', { to: { remarks: [remarkOf('challenge', clause)] } }],
		['a promise kept now', { to: { promises: [promiseOf(promise)] }, reasons: reason('promise', 'promise') }],
		[
			'a promise that is coming',
			{
				to: { promises: [promiseOf(promise, { dueOn: '2026-12-18' })] },
				reasons: reason('promise', 'promise')
			}
		],
		[
			'their promise',
			{
				to: { promises: [promiseOf(their, { by: 'them', dueOn: '2026-11-20' })] },
				reasons: reason('promise', 'promise')
			}
		],
		[
			'coming back to a goal',
			{ to: { remarks: [remarkOf('goal', goal)] }, reasons: reason('return', 'goal') }
		],
		[
			'coming back to a challenge',
			{ to: { remarks: [remarkOf('challenge', challenge)] }, reasons: reason('return', 'challenge') }
		],
		[
			'a thank you',
			{ to: { note, touches: [touch('helped-me', metAt, helped)] }, reasons: reason('thank', 'event') }
		],
		['a thank you for I know not what', { reasons: reason('thank', 'event') }],
		[
			'a check-in',
			{
				me,
				to: { card, remarks: [remarkOf('challenge', challenge)] },
				reasons: reason('check-in', 'none'),
				met: met(null, '2026-05-01T09:00:00Z')
			}
		],
		['to a mentor', { to: { relationship: 'mentor' }, reasons: reason('check-in', 'none') }],
		[
			'to a mentee',
			{
				to: { relationship: 'mentee', remarks: [remarkOf('goal', goal)] },
				reasons: reason('check-in', 'none')
			}
		],
		[
			'a birthday',
			{
				to: { milestones: [milestone('birthday', { year: 1980 })] },
				reasons: reason('milestone', 'milestone', '2026-11-22')
			}
		],
		[
			'a birthday that is past',
			{
				to: { milestones: [milestone('birthday', { day: 20 })] },
				reasons: reason('milestone', 'milestone', '2026-11-20')
			}
		],
		[
			'29 February, early',
			{
				to: { milestones: [milestone('birthday', { month: 2, day: 29 })] },
				reasons: reason('milestone', 'milestone', '2027-02-28'),
				now: '2027-02-26T09:00:00Z'
			}
		],
		[
			'five years at work',
			{
				to: { milestones: [milestone('work-anniversary', { year: 2021 })] },
				reasons: reason('milestone', 'milestone', '2026-11-22')
			}
		],
		[
			'a day of their own',
			{
				to: { milestones: [milestone('own', { text: 'Book launch' })] },
				reasons: reason('milestone', 'milestone', '2026-11-22')
			}
		],
		[
			'a nudge',
			{ to: { touches: [touch('wrote', '2026-11-14T09:00:00Z')] }, reasons: reason('nudge', 'touch') }
		],
		['a LinkedIn note', { me, to: { card, note }, choices: { channel: 'linkedin-note', step: 'coffee' } }],
		['an SMS', { to: { note }, choices: { channel: 'sms', step: 'coffee' } }],
		[
			'a message on Mastodon',
			{ me, to: { card, note }, choices: { channel: 'mastodon', step: 'call', length: 'long' } }
		],
		['what somebody does', { to: { note: doing } }],
		[
			'dictated without capitals, at a day of something',
			{ to: { note: dictated }, met: met('Tag der offenen Tür') }
		],
		['what somebody is, and what they work on', { to: { note: trade } }],
		['what somebody is, and no more', { to: { note: trade.split('.')[0] } }],
		['a secret in the middle', { to: { note: secret } }]
	];
}

const words: Record<Language, Record<string, string>> = {
	en: {
		note: 'Talked about tidal power, mills. Looking for a grant writer. A bit arrogant.',
		promise: 'send her the paper on mills',
		their: 'send me the book',
		goal: 'open a second clinic by summer',
		challenge: 'Finding nurses for night shifts',
		clause: 'She thinks he wants her shop',
		place: 'By the window',
		helped: 'the application',
		foreign: 'über Gezeitenkraft gesprochen',
		doing: 'She runs a small choir in her village',
		dictated:
			'ok so maria runs the robotics club at the girls school in fez and they won the cup last year and now they need a sponsor',
		trade: 'ship pilot, Bergen. spoke abt autonomous ferries. has 2 kids',
		secret: 'urban heat, shade maps. He secretly wants to leave the city council. Would love to live in Spain'
	},
	de: {
		note: 'Über Gezeitenkraft gesprochen, sucht eine Mitgründerin. Bisschen arrogant.',
		promise: 'ihr das Paper schicken',
		their: 'mir das Buch schicken',
		goal: 'eine zweite Praxis eröffnen',
		challenge: 'der Umbau der Mühle',
		clause: 'Sie meint, er will ihren Laden',
		place: 'Am Fenster',
		helped: 'der Antrag',
		foreign: 'talked about tidal power',
		doing: 'Sie leitet einen kleinen Chor',
		dictated: 'wir haben über wärmepumpen gesprochen und über denkmalschutz, sie ist architektin in görlitz',
		trade: 'Restauratorin in Bonn. Arbeitet grad an einem Altar aus Holz. Fördergelder laufen aus',
		secret: 'Thema Wasserstoff. Heimlich auf Jobsuche, am liebsten in Kiel. Sucht eine Wohnung'
	}
};
const turns: Record<Language, Partial<Choices>[]> = {
	en: [{ tone: 'warm' }, { tone: 'plain' }, { tone: 'formal' }],
	de: [
		{ tone: 'warm', address: 'du' },
		{ tone: 'plain', address: 'Sie' },
		{ tone: 'formal', address: 'Sie' }
	]
};

for (const language of ['en', 'de'] as const) {
	test(`the messages are those that somebody has read: ${language}`, { timeout: 30_000 }, async () => {
		const all = cases(words[language]).map(([title, given], rank) => {
			const draft = draftOf(
				exampleOf({ rank, ...given, choices: { language, ...turns[language][rank % 3], ...given.choices } })
			);
			const text = textOf(draft, (hint) => `[… ${hint}]`)
				.replaceAll('\u2068', '')
				.replaceAll('\u2069', '');
			const offered = draft.suggestions.map((one) => `> offered: ${one.text}`);
			return [
				`## ${title}`,
				...(draft.subject === null ? [] : [`Subject: ${draft.subject}`]),
				text,
				...offered
			].join('\n\n');
		});
		await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot(
			`../../../../tests/fixtures/drafts/${language}.md`
		);
	});
}
