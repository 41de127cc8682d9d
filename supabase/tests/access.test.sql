begin;
set local search_path = tap, extensions, public;
select plan(9);

create temp view our_functions as
	select p.oid, p.oid::regprocedure::text as name, n.nspname as schema, p.prosecdef, p.proconfig
	from pg_proc p join pg_namespace n on n.oid = p.pronamespace
	where n.nspname in ('hallway', 'public') and p.prokind = 'f'
		and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e');
create temp view our_tables as
	select c.oid, c.oid::regclass::text as name, c.relrowsecurity from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where n.nspname in ('hallway', 'public') and c.relkind in ('r', 'p', 'v', 'm', 'f')
		and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e');

select is_empty($$ select name from our_tables where not relrowsecurity $$, 'every table has row-level security');
select is_empty($$ select t.name, r, p from our_tables t, unnest(array['anon', 'authenticated']) r,
	unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger']) p where has_table_privilege(r, t.oid, p) $$,
	'no client may write any table');
select is_empty($$ select name from our_tables where has_table_privilege('anon', oid, 'select') $$, 'nobody who is not signed in may read one');
select set_eq($$ select name from our_tables where has_table_privilege('authenticated', oid, 'select') $$,
	array['hallway.profiles', 'hallway.cards', 'hallway.events', 'hallway.attendances', 'hallway.contacts', 'hallway.exchange_sides', 'hallway.notes',
		'hallway.goals', 'hallway.preferences', 'hallway.remarks', 'hallway.promises', 'hallway.marks', 'hallway.relationships', 'hallway.reflections',
		'hallway.touches', 'hallway.follow_up_answers', 'hallway.correspondences', 'hallway.milestones', 'hallway.voices', 'hallway.follow_ups'],
	'people may read these, by their policies; keys, tickets, recovery hashes and the log are not among them');
select set_eq($$ select name from our_functions where has_function_privilege('anon', oid, 'execute') $$,
	array['look_up_event(text)', 'open_ticket(text)', 'hallway.look_up_event(text)', 'hallway.open_ticket(text)', 'look_up_invitation(text)',
		'hallway.look_up_invitation(text)'],
	'without signing in: three calls and what is behind them');
select set_eq($$ select name from our_functions where has_function_privilege('authenticated', oid, 'execute') $$,
	array['look_up_event(text)', 'open_ticket(text)', 'push_changes(jsonb)', 'pull_changes(jsonb)', 'recover_event(text)',
		'hallway.look_up_event(text)', 'hallway.open_ticket(text)', 'hallway.push_changes(jsonb)', 'hallway.pull_changes(jsonb)',
		'hallway.recover_event(text)', 'offer_account(text)', 'look_at_account(text)', 'take_account(text)', 'hallway.offer_account(text)',
		'hallway.look_at_account(text)', 'hallway.take_account(text)', 'look_at_devices()', 'leave_elsewhere(text,jsonb)',
		'hallway.look_at_devices()', 'hallway.leave_elsewhere(text,jsonb)', 'hallway.me()',
		'event_team(uuid)', 'make_role_link(uuid,text)', 'end_role_link(uuid)', 'look_at_role(text)', 'take_role(text)', 'set_role(uuid,uuid,text)',
		'hallway.event_team(uuid)', 'hallway.make_role_link(uuid,text)', 'hallway.end_role_link(uuid)', 'hallway.look_at_role(text)',
		'hallway.take_role(text)', 'hallway.set_role(uuid,uuid,text)',
		'look_up_invitation(text)', 'hallway.look_up_invitation(text)', 'import_attendees(uuid,jsonb,boolean)',
		'hallway.import_attendees(uuid,jsonb,boolean)', 'invitation_summary(uuid)', 'hallway.invitation_summary(uuid)', 'badges(uuid,uuid)',
		'hallway.badges(uuid,uuid)', 'add_badges(uuid,jsonb)', 'hallway.add_badges(uuid,jsonb)', 'mark_badges_printed(uuid,jsonb)',
		'hallway.mark_badges_printed(uuid,jsonb)', 'invite_by_mail(uuid)', 'hallway.invite_by_mail(uuid)',
		'connection_graph(uuid)', 'wall_picture(uuid)', 'who_to_help(uuid)', 'hallway.connection_graph(uuid)', 'hallway.wall_picture(uuid)',
		'hallway.who_to_help(uuid)'], 'signed in: these calls, what is behind them, and who one is');
select is_empty($$ select name from our_functions where proconfig is null or not proconfig @> array['search_path=""'] $$,
	'every function has an empty search_path');
select is_empty($$ select name from our_functions where schema = 'public' and prosecdef $$, 'what is exposed runs with its caller''s rights');
select is_empty($$ select r.name, c.conname from our_tables r join pg_constraint c on c.conrelid = r.oid and c.contype = 'f'
	where not exists (select from pg_index i where i.indrelid = r.oid and i.indpred is null
		and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey) $$, 'every foreign key has an index');

select * from finish();
rollback;
