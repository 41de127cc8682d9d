-- Who may do what. The schema hallway is not exposed by the API; what a client may call stands in public, nothing else.

create function public.push_changes(batch jsonb) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.push_changes(batch); $$;

create function public.pull_changes(cursor jsonb) returns jsonb
language sql stable security invoker set search_path = '' as $$ select hallway.pull_changes(cursor); $$;

create function public.look_up_event(join_code text) returns jsonb
language sql stable security invoker set search_path = '' as $$ select hallway.look_up_event(join_code); $$;

create function public.open_ticket(code text) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.open_ticket(code); $$;

create function public.recover_event(secret text) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.recover_event(secret); $$;

create function public.offer_account(kind text) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.offer_account(kind); $$;

create function public.look_at_account(code text) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.look_at_account(code); $$;

create function public.take_account(secret text) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.take_account(secret); $$;

-- Functions: nothing for anybody, then one by one. (New functions are open to all by default, so every later migration
-- that adds one ends like this too; a test holds it.)
revoke all on all functions in schema hallway from public, anon, authenticated;
revoke all on function public.push_changes (jsonb), public.pull_changes (jsonb), public.look_up_event (text),
	public.open_ticket (text), public.recover_event (text), public.offer_account (text), public.look_at_account (text),
	public.take_account (text) from public, anon, authenticated;

grant usage on schema hallway to anon, authenticated, service_role;
grant execute on function public.push_changes (jsonb), public.pull_changes (jsonb), public.recover_event (text),
	public.offer_account (text), public.look_at_account (text), public.take_account (text),
	hallway.push_changes (jsonb), hallway.pull_changes (jsonb), hallway.recover_event (text), hallway.offer_account (text),
	hallway.look_at_account (text), hallway.take_account (text), hallway.me () to authenticated;
grant execute on function public.look_up_event (text), public.open_ticket (text), hallway.look_up_event (text),
	hallway.open_ticket (text) to anon, authenticated;
grant execute on function hallway.fan_out_cards (), hallway.settle_held (), hallway.clean_up () to service_role;

-- Tables: clients write none, and read only their own rows, which is a second lock behind the unexposed schema.
revoke all on all tables in schema hallway from public, anon, authenticated;
grant select on hallway.profiles, hallway.cards, hallway.events, hallway.attendances, hallway.contacts,
	hallway.exchange_sides, hallway.notes, hallway.goals, hallway.preferences, hallway.remarks, hallway.promises,
	hallway.marks, hallway.relationships, hallway.reflections, hallway.touches, hallway.follow_up_answers,
	hallway.correspondences, hallway.milestones, hallway.voices, hallway.follow_ups to authenticated;

alter table hallway.feeds enable row level security;
alter table hallway.sign_ins enable row level security;
alter table hallway.account_offers enable row level security;
alter table hallway.wrong_codes enable row level security;
alter table hallway.outboxes enable row level security;
alter table hallway.mutations enable row level security;
alter table hallway.deletions enable row level security;
alter table hallway.tallies enable row level security;
alter table hallway.profiles enable row level security;
alter table hallway.keys enable row level security;
alter table hallway.short_codes enable row level security;
alter table hallway.cards enable row level security;
alter table hallway.events enable row level security;
alter table hallway.event_recoveries enable row level security;
alter table hallway.attendances enable row level security;
alter table hallway.contacts enable row level security;
alter table hallway.contact_aliases enable row level security;
alter table hallway.exchanges enable row level security;
alter table hallway.exchange_sides enable row level security;
alter table hallway.meetings enable row level security;
alter table hallway.meeting_aliases enable row level security;
alter table hallway.scans enable row level security;
alter table hallway.tickets enable row level security;
alter table hallway.withdrawals enable row level security;
alter table hallway.notes enable row level security;
alter table hallway.goals enable row level security;
alter table hallway.preferences enable row level security;
alter table hallway.remarks enable row level security;
alter table hallway.promises enable row level security;
alter table hallway.marks enable row level security;
alter table hallway.relationships enable row level security;
alter table hallway.reflections enable row level security;
alter table hallway.touches enable row level security;
alter table hallway.follow_up_answers enable row level security;
alter table hallway.correspondences enable row level security;
alter table hallway.milestones enable row level security;
alter table hallway.voices enable row level security;
alter table hallway.follow_ups enable row level security;
alter table hallway.fan_outs enable row level security;

create policy "People see their own profile" on hallway.profiles
	for select to authenticated using (person_id = (select hallway.me()));
create policy "People see what they show" on hallway.cards
	for select to authenticated using (person_id = (select hallway.me()));
create policy "People see the events they attend" on hallway.events
	for select to authenticated using (exists (
		select from hallway.attendances a where a.event_id = events.id and a.person_id = (select hallway.me())));
create policy "People see where they go" on hallway.attendances
	for select to authenticated using (person_id = (select hallway.me()));
create policy "People see their own contacts" on hallway.contacts
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their side of an exchange" on hallway.exchange_sides
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own notes" on hallway.notes
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own goals" on hallway.goals
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own remarks" on hallway.remarks
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own promises" on hallway.promises
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own marks" on hallway.marks
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own relationships" on hallway.relationships
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own reflections" on hallway.reflections
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own preferences" on hallway.preferences
	for select to authenticated using (person_id = (select hallway.me()));
create policy "People see their own touches" on hallway.touches
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own answers to follow-ups" on hallway.follow_up_answers
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own correspondences" on hallway.correspondences
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own milestones" on hallway.milestones
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own follow-ups" on hallway.follow_ups
	for select to authenticated using (owner_id = (select hallway.me()));
create policy "People see their own voice" on hallway.voices
	for select to authenticated using (person_id = (select hallway.me()));

create policy "No client sees feeds" on hallway.feeds for select to authenticated using (false);
create policy "No client sees who signs in as whom" on hallway.sign_ins for select to authenticated using (false);
create policy "No client sees offers" on hallway.account_offers for select to authenticated using (false);
create policy "No client sees wrong codes" on hallway.wrong_codes for select to authenticated using (false);
create policy "No client sees outboxes" on hallway.outboxes for select to authenticated using (false);
create policy "No client sees the log of mutations" on hallway.mutations for select to authenticated using (false);
create policy "No client sees deletions" on hallway.deletions for select to authenticated using (false);
create policy "No client sees tallies" on hallway.tallies for select to authenticated using (false);
create policy "No client sees keys" on hallway.keys for select to authenticated using (false);
create policy "No client sees short codes" on hallway.short_codes for select to authenticated using (false);
create policy "No client sees recovery secrets" on hallway.event_recoveries for select to authenticated using (false);
create policy "No client sees aliases" on hallway.contact_aliases for select to authenticated using (false);
create policy "No client sees who exchanged" on hallway.exchanges for select to authenticated using (false);
create policy "No client sees meetings" on hallway.meetings for select to authenticated using (false);
create policy "No client sees which meetings became one" on hallway.meeting_aliases for select to authenticated using (false);
create policy "No client sees scans" on hallway.scans for select to authenticated using (false);
create policy "No client sees who took back what" on hallway.withdrawals for select to authenticated using (false);
create policy "No client sees tickets" on hallway.tickets for select to authenticated using (false);
create policy "No client sees scheduled work" on hallway.fan_outs for select to authenticated using (false);
