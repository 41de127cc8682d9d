-- Exchange codes (docs/protocol.md, version 1): taking them apart and telling genuine ones.

-- A code taken apart. shown_at is null for one without a time step (a badge).
create type hallway.code_parts as (event_ref bytea, key_id bytea, shown_at timestamptz);

-- The parts of a code, or null if it is none of version 1.
create function hallway.code_parts_of(code bytea) returns hallway.code_parts
language plpgsql immutable set search_path = '' as $$
declare
	parts hallway.code_parts;
	is_live boolean;
begin
	if octet_length(code) < 26 or get_byte(code, 0) >> 4 <> 1 then return null; end if;
	is_live := get_byte(code, 0) & 1 = 1;
	if is_live and octet_length(code) < 30 then return null; end if;
	parts.event_ref := substring(code from 2 for 5);
	parts.key_id := substring(code from 7 for 10);
	if is_live then
		parts.shown_at := to_timestamp(('x' || encode(substring(code from 17 for 4), 'hex'))::bit(32)::bigint * 30);
	end if;
	return parts;
end $$;

-- Whether the last ten bytes sign all bytes before with the key.
create function hallway.is_genuine(code bytea, secret bytea) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return substring(extensions.hmac(substring(code from 1 for octet_length(code) - 10), secret, 'sha256') from 1 for 10)
		= substring(code from octet_length(code) - 9);
end $$;

-- Whether a live code was on a screen within ten minutes of a moment.
create function hallway.is_fresh(shown_at timestamptz, moment timestamptz) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return shown_at is not null and shown_at between moment - interval '10 minutes' and moment + interval '10 minutes';
end $$;

-- Reads a typed short code: seven characters and a check character. Refuses code_not_genuine; gives the seven.
create function hallway.read_short_code(input jsonb) returns text
language plpgsql immutable set search_path = '' as $$
declare
	alphabet constant text := '0123456789abcdefghjkmnpqrstvwxyz';
	code constant text := hallway.read_join_code(left(input ->> 'shortCode', 40));
	sum int := 0;
begin
	if code is null then perform hallway.refuse('code_not_genuine'); end if;
	for i in 1..7 loop
		sum := sum + i * (strpos(alphabet, substr(code, i, 1)) - 1);
	end loop;
	if sum % 32 <> strpos(alphabet, substr(code, 8, 1)) - 1 then perform hallway.refuse('code_not_genuine'); end if;
	return left(code, 7);
end $$;

-- Uses up a ticket for exactly this code. False if there is none that is still good: it proves nothing then.
create function hallway.use_ticket(token bytea, code bytea, moment timestamptz) returns boolean
language plpgsql set search_path = '' as $$
begin
	update hallway.tickets t set used_at = moment
	where t.token_hash = sha256(token) and t.code_hash = sha256(code) and t.used_at is null and t.expires_at >= moment;
	return found;
end $$;
