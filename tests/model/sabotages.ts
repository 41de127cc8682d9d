// What the model has to notice: functions of the migrations, broken on purpose (notices.test.ts).

/** `day`: from which it shows soon, so that nobody waits for the days before. */
export const sabotages: { name: string; day: number; changes: [from: string, to: string][] }[] = [
	{
		name: 'a mutation that came before is applied again',
		day: 1,
		changes: [
			[
				'where m.outbox_id = outbox and m.id = mutation_id;',
				'where false; delete from hallway.mutations m where m.outbox_id = outbox and m.id = mutation_id;'
			]
		]
	},
	{
		name: 'two scans are one meeting for nine minutes, not ten',
		day: 2,
		changes: [
			[
				"between at.believed_at - interval '10 minutes' and at.believed_at + interval '10 minutes'",
				"between at.believed_at - interval '9 minutes' and at.believed_at + interval '9 minutes'"
			]
		]
	},
	{
		name: 'the other side is not told what was taken back',
		day: 2,
		changes: [
			[
				'set feed_number = hallway.next_number(side.owner_id)\n\t\twhere s.exchange_id = exchange',
				'set feed_number = s.feed_number\n\t\twhere s.exchange_id = exchange'
			]
		]
	},
	{
		name: 'a ticket is good for a second exchange',
		day: 14,
		changes: [['and t.used_at is null and t.expires_at >= moment', 'and t.expires_at >= moment']]
	},
	{
		name: 'a ticket is good for any code',
		day: 6,
		changes: [['and t.code_hash = sha256(code) and t.used_at is null', 'and t.used_at is null']]
	},
	{
		name: 'anybody who attends an event can change it',
		day: 11,
		changes: [["and a.role = 'organizer' and a.left_at is null)\n\tthen", 'and a.left_at is null)\n\tthen']]
	},
	{
		name: 'who said yes is asked on',
		day: 2,
		changes: [["asks_me = s.asks_me and how = 'code'", 'asks_me = s.asks_me']]
	},
	{
		name: 'what was taken back passes again by an old code',
		day: 7,
		changes: [
			['when withdrawn_at is not null and coalesce(offer.shown_at <= withdrawn_at, true)', 'when false']
		]
	},
	{
		name: 'an older edit of a goal wins',
		day: 1,
		changes: [['where g.edited_at <= excluded.edited_at;', ';']]
	},
	{
		name: 'a goal written with a slow clock loses',
		day: 1,
		changes: [["'save_note', 'set_goal', 'drop_goal'", "'save_note', 'drop_goal'"]]
	},
	{
		name: 'what is put down about somebody goes with the last meeting',
		day: 1,
		changes: [
			[
				"or exists (select from hallway.promises p where p.owner_id = owner and p.contact_id = contact and p.text <> '')",
				''
			]
		]
	},
	{
		name: 'of two texts of a reflection only the later is kept',
		day: 1,
		changes: [["hallway.joined_note(coalesce(old.well, ''), was_well, well, is_older)", 'well']]
	},
	{
		name: 'what is marked in one account is lost when it becomes another',
		day: 1,
		changes: [['set worth = m.worth or excluded.worth, ', 'set ']]
	},
	{
		name: 'goals of an account stay behind when it becomes another',
		day: 1,
		changes: [
			[
				'update hallway.goals g set owner_id = kept, feed_number = g.feed_number + ahead where g.owner_id = old;',
				''
			]
		]
	},
	{
		name: 'a store that was put back does not say so to batches',
		day: 1,
		changes: [
			[
				"when batch ->> 'history' <> hallway.current_history()::text then 'other_history'\n",
				'when false then null\n'
			]
		]
	}
];
