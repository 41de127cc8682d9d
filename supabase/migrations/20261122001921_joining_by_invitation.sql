-- Joining by a personal link: the invitation becomes the person's, and with it the code on their printed badge.

-- What a personal join link stands for, for whoever has it: {name, joinCode}, or null if it is unknown or cancelled, or its event
-- is gone. Whether somebody joined by it is not said: organizers have all links of their event.
create function hallway.look_up_invitation(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	if coalesce(token, '') !~ '^[0-9A-Fa-f]{32}$' then return null; end if;
	return (
		select jsonb_build_object('name', i.name, 'joinCode', e.join_code)
		from hallway.invitations i join hallway.events e on e.id = i.event_id
		where i.token_hash = sha256(decode(token, 'hex')) and i.status = 'invited' and e.deleted_at is null
	);
end $$;

-- Makes an invitation of this event the caller's, as a mutation that joins it says: {invitation?}, the token in hex. One that is
-- unknown, cancelled or somebody else's changes nothing and is no reason not to join. The badge's key becomes the caller's,
-- so that scans of it which are held get their answer (hallway.settle_held).
create function hallway.accept_invitation(at hallway.occasion, event uuid, input jsonb) returns void
language plpgsql set search_path = '' as $$
declare
	token constant text := coalesce(input ->> 'invitation', '');
	mine hallway.invitations;
begin
	if token !~ '^[0-9A-Fa-f]{32}$' then return; end if;
	select i.* into mine from hallway.invitations i
	where i.token_hash = sha256(decode(token, 'hex')) and i.event_id = event and i.status = 'invited' for update;
	if mine.id is null or mine.joined_by <> at.me then return; end if;
	update hallway.invitations i set joined_by = at.me, joined_at = coalesce(i.joined_at, now()) where i.id = mine.id;
	insert into hallway.keys (id, person_id, secret, label, is_printed)
	select mine.badge_key_id, at.me, hallway.badge_secret(s.secret, mine.id), 'badge', true
	from hallway.invitation_secrets s where s.event_id = event
	on conflict do nothing;
	if not found then return; end if;
	perform hallway.keep_newest_keys(at.me);
	perform hallway.add_short_codes(at.me);
	perform pg_notify('hallway_work', '');
end $$;

create function public.look_up_invitation(token text) returns jsonb
language sql stable security invoker set search_path = '' as $$ select hallway.look_up_invitation(token); $$;

revoke all on function hallway.look_up_invitation (text), hallway.accept_invitation (hallway.occasion, uuid, jsonb),
	public.look_up_invitation (text) from public, anon, authenticated;
grant execute on function hallway.look_up_invitation (text), public.look_up_invitation (text) to anon, authenticated;
