-- The devices where a person is signed in, and cutting off those that were lost or are somebody else's. A device is a
-- session of Supabase's auth; which ones are the person's is said by the sign-ins.

-- Who stands for the caller's person, with the address that was proven (null: a guest). `may_go`: an address that came
-- after the caller's own sign-in, so that whoever has taken a device cannot take the older address of its owner away.
create function hallway.own_sign_ins(me uuid, who uuid) returns table (user_id uuid, email text, since timestamptz, may_go boolean)
language plpgsql stable set search_path = '' as $$
begin
	return query
	select s.user_id, case when u.email <> '' and u.email_confirmed_at is not null then u.email::text end, s.since,
		s.user_id <> who and s.since > (select o.since from hallway.sign_ins o where o.user_id = who)
	from hallway.sign_ins s join auth.users u on u.id = s.user_id
	where s.person_id = me;
end $$;

-- Where the caller's person is signed in, this device first, then the latest: {devices: [{since, seenAt, email (null: a
-- guest), isThis}], addresses: [{email, since, mayGo}]}. A device is seen at least once an hour while it is used. Fails with PT401.
create function hallway.look_at_devices() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	me constant uuid := hallway.me();
	who constant uuid := hallway.signed_in_user();
begin
	if who is null or me is null then raise exception using errcode = 'PT401', message = 'not_signed_in'; end if;
	return jsonb_build_object(
		'devices', (
			select coalesce(jsonb_agg(jsonb_build_object('since', hallway.iso(d.since), 'seenAt', hallway.iso(d.seen_at),
				'email', d.email, 'isThis', d.is_this) order by d.is_this desc, d.seen_at desc, d.id), '[]')
			from (
				select x.id, x.created_at as since, o.email, x.id is not distinct from hallway.session_id() as is_this,
					greatest(x.created_at, x.refreshed_at at time zone 'UTC') as seen_at
				from hallway.own_sign_ins(me, who) o join auth.sessions x on x.user_id = o.user_id
			) d),
		'addresses', (
			select coalesce(jsonb_agg(jsonb_build_object('email', o.email, 'since', hallway.iso(o.since), 'mayGo', o.may_go)
				order by o.since, o.user_id), '[]')
			from hallway.own_sign_ins(me, who) o where o.email is not null));
end $$;

-- Ends every session of the caller's person but the one that asks, what was offered to other devices, and every sign-in
-- of a guest; revokes every key but `key_id` (hex; null: all) and those of printed badges, which no device has. An address can sign in again, but for those in `without` (a list of
-- texts) that came after the caller's own sign-in. Gives {ended: sessions, revoked: keys}. Fails with PT401; PT400 for a
-- token without a session.
create function hallway.leave_elsewhere(key_id text, without jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.locked_caller();
	who constant uuid := hallway.signed_in_user();
	this_session constant uuid := hallway.session_id();
	kept constant bytea := case when key_id ~ '^[0-9A-Fa-f]{20}$' then decode(key_id, 'hex') end;
	ended int;
	revoked int;
begin
	if this_session is null or (without is not null and jsonb_typeof(without) <> 'array') then
		raise exception using errcode = 'PT400', message = 'invalid_input';
	end if;
	delete from hallway.account_offers o where o.person_id = me and o.taken_by is null;
	delete from auth.sessions x using hallway.sign_ins s
	where s.person_id = me and x.user_id = s.user_id and x.id <> this_session;
	get diagnostics ended = row_count;
	delete from hallway.sign_ins s using hallway.own_sign_ins(me, who) o
	where s.user_id = o.user_id and o.user_id <> who
		and (o.email is null or (o.may_go and coalesce(without, '[]') ? o.email));
	update hallway.keys k set revoked_at = now()
	where k.person_id = me and k.revoked_at is null and k.id is distinct from kept and not k.is_printed;
	get diagnostics revoked = row_count;
	if revoked > 0 then perform hallway.spread_card(me, array['add_key']); end if;
	perform hallway.nudge_moved();
	-- Also the devices that were cut off: each asks, and hears that it is signed out.
	perform hallway.nudge(me);
	return jsonb_build_object('ended', ended, 'revoked', revoked);
end $$;

create function public.look_at_devices() returns jsonb
language sql stable security invoker set search_path = '' as $$ select hallway.look_at_devices(); $$;

create function public.leave_elsewhere(key_id text, without jsonb) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.leave_elsewhere(key_id, without); $$;

revoke all on function hallway.own_sign_ins (uuid, uuid), hallway.look_at_devices (), hallway.leave_elsewhere (text, jsonb),
	public.look_at_devices (), public.leave_elsewhere (text, jsonb) from public, anon, authenticated;
grant execute on function hallway.look_at_devices (), hallway.leave_elsewhere (text, jsonb), public.look_at_devices (),
	public.leave_elsewhere (text, jsonb) to authenticated;
