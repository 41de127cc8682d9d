import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
	type FollowUpKind,
	cadences,
	followUpKinds,
	milestoneKinds,
	relationshipKinds,
	touchChannels,
	touchKinds
} from '../../../src/lib/db/rows.ts';

// Random histories of a few people, as SQL that pushes them through the real verbs.

/** Old is a guest who may become one with Ada. */
export const people = ['Ada', 'Old', 'Bob', 'Cem'] as const;
type Name = (typeof people)[number];
/** The join codes of two events; at the second one are Ada and Bob only. */
export const events = ['abcd1234', 'wxyz9876'] as const;

/** One thing that happens: what it is, for reading, and the statement that does it. */
export type Step = { readonly said: string; readonly sql: string };

const hour = 60;
const day = 24 * hour;

/** Mostly about one person, so that much comes together. */
const pair = fc.constantFrom<[Name, Name][]>(
	...Array.from({ length: 6 }, (): [Name, Name] => ['Ada', 'Bob']),
	...(['Bob', 'Cem', 'Ada'] as const).map((of): [Name, Name] => ['Old', of]),
	...(['Ada', 'Ada', 'Old', 'Cem'] as const).map((of): [Name, Name] => ['Bob', of]),
	['Ada', 'Cem'],
	['Cem', 'Old']
);
/** Few and repeated, so that moments often fall together or a rule's span apart. */
const agoMinutes = fc.constantFrom(0, 0, 0, 5, hour, 2 * day, 7 * day, 9 * day, 14 * day, 29 * day);
const time = fc.constantFrom(-1, 0, hour, 2 * day, 7 * day, 30 * day, 400 * day).map(sqlTime);
const moment = fc.oneof(fc.constant('null'), time);
const number = fc.nat({ max: 1 });
const event = fc.constantFrom('null', ...[events[0], events[0], ...events].map(eventId));
const text = fc.constantFrom('', 'x');

/** Ids depend on whom it is about, not on whose it is: two accounts of one person may have used the same. */
const idOf = (what: string, of: Name, at: number) => uuid(`${what} of ${of} ${at}`);
const idsOf = (what: string, of: Name) => number.map((at) => `'${idOf(what, of, at)}'`);
const meetingCause = fc.constantFrom(
	`'none'`,
	...[events[0], ...events].map((code) => `${eventId(code)}::text`)
);
/** What a follow-up of a kind may have come from; sometimes of another kind, so that it is not there. */
const causesOf: Readonly<Record<FollowUpKind, (of: Name) => fc.Arbitrary<string>>> = {
	first: () => meetingCause,
	thank: () => meetingCause,
	promise: (of) => idsOf('promise', of),
	return: (of) => idsOf('remark', of),
	'check-in': () => fc.constant(`'none'`),
	milestone: (of) => idsOf('milestone', of),
	nudge: (of) => idsOf('touch', of),
	rest: (of) => fc.oneof(idsOf('touch', of), meetingCause)
};
const kinds = fc.constantFrom(...followUpKinds, 'first', 'nudge', 'thank', 'return');
const followUpOf = (of: Name) => kinds.chain((kind) => fc.tuple(fc.constant(kind), causesOf[kind](of)));
const settled = (of: Name) =>
	fc
		.array(followUpOf(of), { maxLength: 3 })
		.map(
			(keys) => `to_jsonb(array[${keys.map(([kind, cause]) => `'${kind}/' || ${cause}`).join(', ')}]::text[])`
		);

type Input = Readonly<Record<string, string>>;

function push(by: Name, kind: string, input: Input, ago = 0): Step {
	const fields = Object.entries(input).flatMap(([key, value]) => [`'${key}'`, value]);
	// By a device of its own: one device says nothing that is older than what it said before.
	const sql = `select tests.push('${by}', '${kind}', jsonb_build_object(${fields.join(', ')}), interval '${ago} minutes',
		device => ' ${ago}')`;
	return { said: `${by}: ${kind} ${JSON.stringify(input)} ${ago} minutes ago`, sql };
}

const contact = (by: Name, of: Name) => `tests.contact_between('${by}', '${of}')`;

/** Something about somebody, by a verb. */
function about(kind: string, inputOf: (of: Name) => fc.Arbitrary<Input>): fc.Arbitrary<Step> {
	return fc
		.tuple(pair, agoMinutes)
		.chain(([[by, of], ago]) =>
			inputOf(of).map((input) => push(by, kind, { contactId: contact(by, of), ...input }, ago))
		);
}

const scan = fc.tuple(pair, event, agoMinutes, number).map(([[by, of], at, ago, meeting]): Step => ({
	said: `${by} scans ${of} at ${at}, ${ago} minutes ago (${meeting})`,
	sql: `select tests.scan('${by}', '${of}', ${at}, now() - interval '${ago} minutes', interval '${ago} minutes', '${meeting}')`
}));
const undo = fc.tuple(pair, number, fc.boolean()).map(([[by, of], meeting, isMine]) =>
	push(by, 'undo_exchange', {
		meetingId: `tests.uuid('${isMine ? `${by} met ${of}` : `${of} met ${by}`}${meeting}')`
	})
);
const merge = fc.constant<Step>({ said: 'Old becomes Ada', sql: `select tests.merge('Old', 'Ada')` });

const remark = about('save_remark', (of) =>
	fc
		.tuple(number, event, fc.constantFrom('challenge', 'goal', 'topic'), text)
		.map(([at, where, kind, words]) => ({
			...inWords(words),
			remarkId: `'${idOf('remark', of, at)}'`,
			eventId: where,
			kind: `'${kind}'`
		}))
);
const promise = about('save_promise', (of) =>
	fc
		.tuple(
			number,
			event,
			fc.constantFrom('me', 'them'),
			text,
			fc.option(fc.integer({ min: -9, max: 9 })),
			moment
		)
		.map(([at, where, by, words, due, kept]) => ({
			...inWords(words),
			promiseId: `'${idOf('promise', of, at)}'`,
			eventId: where,
			by: `'${by}'`,
			dueOn: due === null ? 'null' : `(now() at time zone 'UTC')::date + ${due}`,
			keptAt: kept
		}))
);
const mark = about('mark_person', () =>
	fc.tuple(event, fc.boolean()).map(([eventId, thank]) => ({ eventId, thank: String(thank) }))
);
const relationship = about('set_relationship', () =>
	fc
		.option(fc.constantFrom(...relationshipKinds, 'mentor', 'mentee'))
		.map((kind) => ({ kind: literal(kind) }))
);
const wrote = about('mark_sent', (of) =>
	fc
		.tuple(number, event, moment, fc.constantFrom(...touchChannels), settled(of))
		.map(([at, eventId, happenedAt, channel, settles]) => ({
			touchId: `'${idOf('touch', of, at)}'`,
			...{ eventId, happenedAt, channel: `'${channel}'`, settles, subject: `''`, text: `''` }
		}))
);
const touch = about('record_touch', (of) =>
	fc
		.tuple(
			number,
			event,
			moment,
			fc.constantFrom(...touchKinds.filter((kind) => kind !== 'wrote'), 'replied')
		)
		.map(([at, eventId, happenedAt, kind]) => ({
			touchId: `'${idOf('touch', of, at)}'`,
			...{ eventId, happenedAt, kind: `'${kind}'`, text: `''` }
		}))
);
const answer = about('answer_follow_up', (of) =>
	fc.tuple(followUpOf(of), moment, moment).map(([[kind, cause], doneAt, snoozedUntil]) => ({
		...{ kind: `'${kind}'`, cause, doneAt, snoozedUntil }
	}))
);
const correspondence = about('set_correspondence', () =>
	fc.oneof(
		fc.option(fc.constantFrom(...cadences)).map((every) => ({
			every: literal(every),
			days: every === 'days' ? '7' : 'null'
		})),
		moment.map((restingSince) => ({ restingSince }))
	)
);
const monthAndDay = fc.oneof(
	fc.constantFrom({ month: '2', day: '29' }, { month: '1', day: '1' }, { month: '12', day: '31' }),
	fc.constantFrom(-1, 0, 1, 30, 31, 32, 200).map(dayIn)
);
const milestone = about('save_milestone', (of) =>
	fc.tuple(number, fc.constantFrom(...milestoneKinds), monthAndDay).map(([at, kind, on]) => ({
		milestoneId: `'${idOf('milestone', of, at)}'`,
		...{ ...on, kind: `'${kind}'`, year: 'null', text: `''` }
	}))
);
const standing = fc
	.tuple(
		fc.constantFrom('confirm_exchange', 'withdraw_exchange', 'block_person', 'unblock_person'),
		pair,
		event,
		agoMinutes
	)
	.map(([kind, [by, of], eventId, ago]) => push(by, kind, { contactId: contact(by, of), eventId }, ago));
const drop = fc
	.tuple(pair, fc.constantFrom('touch', 'milestone'), number, agoMinutes)
	.map(([[by, of], what, at, ago]) =>
		push(by, `drop_${what}`, { [`${what}Id`]: `'${idOf(what, of, at)}'` }, ago)
	);

/** What goes together: a reason to write, and what becomes of it. */
const settling = fc
	.tuple(pair, event, number, fc.constantFrom('thanked', 'came back', 'done', 'let be', 'celebrated'))
	.map(([[by, of], where, at, how]): Step => {
		const whom = { contactId: contact(by, of), eventId: where };
		const cause = `coalesce(${where}::text, 'none')`;
		const sent = (settles: string) =>
			push(by, 'mark_sent', {
				...{ ...whom, touchId: `'${idOf('touch', of, at)}'`, channel: `'other'` },
				...{ happenedAt: 'null', settles: `jsonb_build_array(${settles})`, subject: `''`, text: `''` }
			});
		const isDone = (kind: string, of: string) =>
			push(by, 'answer_follow_up', {
				...{ contactId: whom.contactId, kind: `'${kind}'`, cause: of },
				...{ doneAt: 'tests.iso(now())', snoozedUntil: 'null' }
			});
		const id = idOf('remark', of, at);
		const told = { ...whom, ...inWords('x'), remarkId: `'${id}'`, kind: `'goal'` };
		const birthday = {
			...{
				...whom,
				milestoneId: `'${idOf('milestone', of, at)}'`,
				kind: `'birthday'`,
				year: 'null',
				text: `''`
			},
			...dayIn(30)
		};
		const steps = {
			celebrated: [
				push(by, 'save_milestone', birthday),
				isDone('milestone', `'${idOf('milestone', of, at)}'`)
			],
			thanked: [push(by, 'mark_person', { ...whom, thank: 'true' }), sent(`'thank/' || ${cause}`)],
			'came back': [push(by, 'save_remark', told), sent(`'return/${id}'`)],
			done: [isDone('first', cause)],
			'let be': [sent(''), isDone('nudge', `'${idOf('touch', of, at)}'`)]
		}[how];
		return { said: steps.map(({ said }) => said).join('; '), sql: steps.map(({ sql }) => sql).join(';\n') };
	});

/** What a few people do, in the order in which the server hears of it. It begins with a meeting. */
export const history: fc.Arbitrary<Step[]> = fc
	.tuple(
		scan,
		fc.array(
			fc.oneof(
				{ weight: 5, arbitrary: scan },
				{ weight: 6, arbitrary: wrote },
				{ weight: 6, arbitrary: answer },
				{ weight: 3, arbitrary: touch },
				{ weight: 3, arbitrary: promise },
				{ weight: 3, arbitrary: remark },
				{ weight: 3, arbitrary: mark },
				{ weight: 3, arbitrary: correspondence },
				{ weight: 2, arbitrary: relationship },
				{ weight: 2, arbitrary: milestone },
				{ weight: 2, arbitrary: standing },
				{ weight: 1, arbitrary: undo },
				{ weight: 2, arbitrary: drop },
				{ weight: 6, arbitrary: settling },
				{ weight: 1, arbitrary: merge }
			),
			{ minLength: 8, maxLength: 28, size: 'max' }
		)
	)
	.map(([first, rest]) => [first, ...rest]);

/** The day of the year in so many days. */
function dayIn(days: number): { month: string; day: string } {
	const on = `((now() at time zone 'UTC')::date + ${days})`;
	return { month: `extract(month from ${on})::int`, day: `extract(day from ${on})::int` };
}

function inWords(words: string): Input {
	return { text: `'${words}'`, was: `'x'` };
}

function literal(word: string | null): string {
	return word === null ? 'null' : `'${word}'`;
}

function eventId(code: string): string {
	return `hallway.event_id_of('${code}')`;
}

function sqlTime(minutesAgo: number): string {
	return `tests.iso(now() - interval '${minutesAgo} minutes')`;
}

/** As tests.uuid makes it. */
function uuid(text: string): string {
	const hex = createHash('md5').update(text).digest('hex');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
