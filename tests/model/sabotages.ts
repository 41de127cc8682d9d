// What the model has to notice: functions of the migrations, broken on purpose (notices.test.ts).

import { betweenSabotages } from './between-sabotages.ts';
import type { Op } from './ops.ts';

export type Sabotage = {
	name: string;
	/** From which day on it shows soon, so that nobody waits for the days before; or a day made for it. */
	shows: { day: number } | { ops: readonly Op[] };
	changes: [from: string, to: string][];
};

const ofAll: readonly Sabotage[] = [
	{
		name: 'a mutation that came before is applied again',
		shows: { day: 1 },
		changes: [
			[
				'where m.outbox_id = outbox and m.id = mutation_id;',
				'where false; delete from hallway.mutations m where m.outbox_id = outbox and m.id = mutation_id;'
			]
		]
	},
	{
		name: 'two scans are one meeting for nine minutes, not ten',
		shows: { day: 3 },
		changes: [
			[
				"between at.believed_at - interval '10 minutes' and at.believed_at + interval '10 minutes'",
				"between at.believed_at - interval '9 minutes' and at.believed_at + interval '9 minutes'"
			]
		]
	},
	{
		name: 'the other side is not told what was taken back',
		shows: { day: 2 },
		changes: [
			[
				'set feed_number = hallway.next_number(side.owner_id)\n\t\twhere s.exchange_id = exchange',
				'set feed_number = s.feed_number\n\t\twhere s.exchange_id = exchange'
			]
		]
	},
	{
		name: 'a ticket is good for a second exchange',
		shows: {
			ops: [
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'visit', by: 1, of: 0, at: 0, agoMinutes: 9, minutes: 2, ticket: 'twice', troubles: [] }
			]
		},
		changes: [['and t.used_at is null and t.expires_at >= moment', 'and t.expires_at >= moment']]
	},
	{
		name: 'a ticket is good for any code',
		shows: {
			ops: [
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'drain', by: 1, troubles: [] },
				{ do: 'visit', by: 2, of: 0, at: 0, agoMinutes: 9, minutes: 2, ticket: "another's", troubles: [] },
				{ do: 'visit', by: 2, of: 1, at: 0, agoMinutes: 9, minutes: 2, ticket: "another's", troubles: [] }
			]
		},
		changes: [['and t.code_hash = sha256(code) and t.used_at is null', 'and t.used_at is null']]
	},
	{
		name: 'anybody who attends an event can change it',
		shows: {
			ops: [
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'join', by: 1, at: 1 },
				{ do: 'drain', by: 1, troubles: [] },
				{ do: 'edit', by: 1, at: 1, endsInHours: 6, isStranger: true },
				{ do: 'drain', by: 1, troubles: [] }
			]
		},
		changes: [
			["hallway.role_at(at.me, event) is distinct from 'organizer' then perform", 'false then perform']
		]
	},
	{
		name: 'who said yes is asked on',
		shows: { day: 1 },
		changes: [["asks_me = s.asks_me and how = 'code'", 'asks_me = s.asks_me']]
	},
	{
		name: 'what was taken back passes again by an old code',
		shows: {
			ops: [
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'drain', by: 1, troubles: [] },
				{ do: 'scan', by: 0, of: 1, at: 0, how: 'live', agoMinutes: 0 },
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'drain', by: 1, troubles: [] },
				{ do: 'withdraw', by: 1, which: 0 },
				{ do: 'drain', by: 1, troubles: [] },
				{ do: 'scan', by: 0, of: 1, at: 0, how: 'live', agoMinutes: 5 },
				{ do: 'drain', by: 0, troubles: [] }
			]
		},
		changes: [
			['when withdrawn_at is not null and coalesce(offer.shown_at <= withdrawn_at, true)', 'when false']
		]
	},
	{
		name: 'an older edit of a goal wins',
		shows: {
			ops: [
				{ do: 'goal', by: 0, at: 0, which: 0, kind: 'own', target: 1, text: 'tea', isTicked: false },
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'second', by: 0, how: 'address', troubles: [] },
				{ do: 'drain', by: 3, troubles: [] },
				{ do: 'goal', by: 3, at: 0, which: 0, kind: 'own', target: 2, text: 'tea', isTicked: false },
				{ do: 'wait', minutes: 10 },
				{ do: 'goal', by: 0, at: 0, which: 0, kind: 'own', target: 3, text: 'tea', isTicked: false },
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'drain', by: 3, troubles: [] }
			]
		},
		changes: [['where g.edited_at <= excluded.edited_at;', ';']]
	},
	{
		name: 'a goal written with a slow clock loses',
		shows: { day: 2 },
		changes: [["'save_note', 'set_goal', 'drop_goal'", "'save_note', 'drop_goal'"]]
	},
	{
		name: 'what is put down about somebody goes with the last meeting',
		shows: {
			ops: [
				{ do: 'drain', by: 1, troubles: [] },
				{ do: 'scan', by: 0, of: 1, at: 0, how: 'live', agoMinutes: 0 },
				{ do: 'drain', by: 0, troubles: [] },
				{
					do: 'promise',
					by: 0,
					which: 0,
					at: 0,
					again: 0,
					whose: 'me',
					text: 'tea',
					dueOn: null,
					isKept: false
				},
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'undo', by: 0, which: 0 },
				{ do: 'drain', by: 0, troubles: [] }
			]
		},
		changes: [
			[
				"or exists (select from hallway.promises p where p.owner_id = owner and p.contact_id = contact and p.text <> '')",
				''
			]
		]
	},
	{
		name: 'of two texts of a reflection only the later is kept',
		shows: {
			ops: [
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'second', by: 0, how: 'address', troubles: [] },
				{ do: 'drain', by: 3, troubles: [] },
				{ do: 'reflect', by: 0, at: 1, well: 'tea', next: '', isDone: false },
				{ do: 'reflect', by: 3, at: 1, well: 'cello', next: '', isDone: false },
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'drain', by: 3, troubles: [] }
			]
		},
		changes: [["hallway.joined_note(coalesce(old.well, ''), was_well, well, is_older)", 'well']]
	},
	{
		name: 'what is marked in one account is lost when it becomes another',
		shows: {
			ops: [
				{ do: 'drain', by: 2, troubles: [] },
				{ do: 'scan', by: 0, of: 2, at: 0, how: 'live', agoMinutes: 0 },
				{ do: 'scan', by: 1, of: 2, at: 0, how: 'live', agoMinutes: 0 },
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'drain', by: 1, troubles: [] },
				{ do: 'mark', by: 0, which: 0, at: 0, what: 'worth', is: true },
				{ do: 'mark', by: 1, which: 0, at: 0, what: 'deepen', is: true },
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'drain', by: 1, troubles: [] },
				{ do: 'merge', by: 0, into: 1, troubles: [] }
			]
		},
		changes: [['set worth = m.worth or excluded.worth, ', 'set ']]
	},
	{
		name: 'goals of an account stay behind when it becomes another',
		shows: { day: 6 },
		changes: [
			[
				'update hallway.goals g set owner_id = kept, feed_number = g.feed_number + ahead where g.owner_id = old;',
				''
			]
		]
	},
	{
		name: 'a store that was put back does not say so to batches',
		shows: { day: 7 },
		changes: [
			[
				"when batch ->> 'history' <> hallway.current_history()::text then 'other_history'\n",
				'when false then null\n'
			]
		]
	},
	{
		name: 'who made an event as somebody else, before the store was put back, is a stranger to it',
		shows: {
			ops: [
				{ do: 'drain', by: 0, troubles: [] },
				{ do: 'drain', by: 1, troubles: [] },
				{ do: 'backUp' },
				{ do: 'merge', by: 0, into: 1, troubles: [] },
				{ do: 'restore' }
			]
		},
		changes: [['r.secret_hash = recovery_hash)', 'false)']]
	}
];

export const sabotages: readonly Sabotage[] = [...ofAll, ...betweenSabotages];
