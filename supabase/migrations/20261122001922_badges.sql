-- Printed badges. Their secrets go to the organizers, who print them: so a code signed with one passes no more than a badge
-- does, whatever it says (hallway.exchange_cards), and nobody can register one as a device's key (hallway.add_key).

-- One badge as organizers get it.
create function hallway.badge_of(invitation hallway.invitations, secret bytea) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
	return jsonb_build_object('id', invitation.id, 'name', invitation.name, 'headline', invitation.headline,
		'organisation', invitation.organisation, 'secret', encode(hallway.badge_secret(secret, invitation.id), 'hex'),
		'token', encode(hallway.invitation_token(secret, invitation.id), 'hex'),
		'isPrinted', coalesce(invitation.printed_at >= invitation.edited_at, false));
end $$;

-- Badges of an event in the order of their invitations, 500 a page, for organizers: {badges: [{id, name, headline, organisation,
-- secret, token (both hex), isPrinted}], more}. `after`: the id of the last one of the page before, or null. isPrinted: as it
-- reads now. Fails with PT401, PT403.
create function hallway.badges(event uuid, after uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	secret bytea;
	last constant bigint := coalesce((select i.number from hallway.invitations i where i.event_id = event and i.id = after), 0);
	page jsonb;
begin
	perform hallway.inviting(event);
	secret := hallway.invitation_secret(event);
	page := (
		select coalesce(jsonb_agg(hallway.badge_of(b.invitation, secret) order by b.number), '[]')
		from (
			select i as invitation, i.number from hallway.invitations i
			where i.event_id = event and i.number > last and i.status = 'invited' order by i.number limit 501
		) b);
	return jsonb_build_object('badges', case when jsonb_array_length(page) > 500 then page - 500 else page end,
		'more', jsonb_array_length(page) > 500);
end $$;

-- Makes badges without a list, for organizers: who comes unannounced, or (a blank name) one to be written on by hand. At most 100
-- rows {name?, headline?, organisation?}. Gives them as hallway.badges does. Fails with PT400 (also for a text that is too long),
-- PT401, PT403, PT413, PT429.
create function hallway.add_badges(event uuid, rows jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.inviting(event);
	secret bytea;
	made jsonb;
begin
	perform hallway.check_list(me, rows, 100);
	secret := hallway.invitation_secret(event);
	with given as materialized (
		select r.place, gen_random_uuid() as id, hallway.row_text(r.entry, 'name', 100) as name,
			hallway.row_text(r.entry, 'headline', 120) as headline, hallway.row_text(r.entry, 'organisation', 100) as organisation
		from jsonb_array_elements(rows) with ordinality r (entry, place)
	), added as (
		insert into hallway.invitations (id, event_id, name, headline, organisation, token_hash, badge_key_id)
		select g.id, event, g.name, g.headline, g.organisation, sha256(hallway.invitation_token(secret, g.id)),
			substring(sha256(hallway.badge_secret(secret, g.id)) from 1 for 10)
		from given g order by g.place
		returning invitations.*
	)
	select coalesce(jsonb_agg(hallway.badge_of(a, secret) order by a.number), '[]') into made
	from added a;
	perform hallway.count_made(me, jsonb_array_length(made));
	perform hallway.check_room(event);
	return jsonb_build_object('badges', made, 'more', false);
exception when not_null_violation then
	raise exception using errcode = 'PT400', message = 'invalid_input';
end $$;

-- Notes that these badges (a list of at most 500 ids) were printed as they read now, for organizers. Gives {marked: n}. Fails with
-- PT400, PT401, PT403, PT413, PT429.
create function hallway.mark_badges_printed(event uuid, ids jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.inviting(event);
	marked int;
begin
	perform hallway.check_list(me, ids, 500);
	update hallway.invitations i set printed_at = now()
	where i.event_id = event and i.id in (select hallway.uuid_or_null(e.id) from jsonb_array_elements_text(ids) e (id));
	get diagnostics marked = row_count;
	return jsonb_build_object('marked', marked);
end $$;

create function public.badges(event uuid, after uuid) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.badges(event, after); $$;

create function public.add_badges(event uuid, rows jsonb) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.add_badges(event, rows); $$;

create function public.mark_badges_printed(event uuid, ids jsonb) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.mark_badges_printed(event, ids); $$;

revoke all on function hallway.badge_of (hallway.invitations, bytea), hallway.badges (uuid, uuid), hallway.add_badges (uuid, jsonb),
	hallway.mark_badges_printed (uuid, jsonb), public.badges (uuid, uuid), public.add_badges (uuid, jsonb),
	public.mark_badges_printed (uuid, jsonb) from public, anon, authenticated;
grant execute on function hallway.badges (uuid, uuid), hallway.add_badges (uuid, jsonb), hallway.mark_badges_printed (uuid, jsonb),
	public.badges (uuid, uuid), public.add_badges (uuid, jsonb), public.mark_badges_printed (uuid, jsonb) to authenticated;
