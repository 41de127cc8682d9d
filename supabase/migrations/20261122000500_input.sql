-- Reading what a phone sent. Each function refuses with invalid_input, so that what follows can trust its values.

-- A text of at most `most` code points; null and a missing key read as ''.
create function hallway.read_text(input jsonb, field text, most int) returns text
language plpgsql immutable set search_path = '' as $$
begin
	if input -> field is null or input -> field = 'null' then return ''; end if;
	if jsonb_typeof(input -> field) <> 'string' or char_length(input ->> field) > most then
		perform hallway.refuse('invalid_input');
	end if;
	return input ->> field;
end $$;

-- Whether a text is empty or only white space (docs/protocol.md): Unicode's White_Space and U+FEFF, listed here, since what
-- a regular expression takes for white space depends on the database's locale. src/lib/core/text.ts has the same.
create function hallway.is_blank(value text) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	return btrim(value, E'\t\n\u000B\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A'
		'\u2028\u2029\u202F\u205F\u3000\uFEFF') = '';
end $$;

-- Whether a number within is longer as a text than it says: 1e131071 is eight bytes on the wire and as many digits as it says in a
-- text. Asked before anything becomes one.
create function hallway.has_long_number(value jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	return jsonb_path_exists(value,
		'lax $.** ? (@.type() == "number" && (@ > 1e15 || @ < -1e15 || (@ > -1e-15 && @ < 1e-15 && @ != 0)))');
end $$;

-- A UUID, or null for anything else.
create function hallway.uuid_or_null(value text) returns uuid
language plpgsql immutable set search_path = '' as $$
begin
	return case when value ~ '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$' then value::uuid end;
end $$;

-- A UUID, or null where the key is null or missing.
create function hallway.read_optional_uuid(input jsonb, field text) returns uuid
language plpgsql immutable set search_path = '' as $$
declare
	value constant uuid := hallway.uuid_or_null(input ->> field);
begin
	if value is null and input ->> field is not null then perform hallway.refuse('invalid_input'); end if;
	return value;
end $$;

-- A UUID that must be there.
create function hallway.read_uuid(input jsonb, field text) returns uuid
language plpgsql immutable set search_path = '' as $$
begin
	if input ->> field is null then perform hallway.refuse('invalid_input'); end if;
	return hallway.read_optional_uuid(input, field);
end $$;

-- The bytes of a hex text of between `at_least` and `at_most` bytes.
create function hallway.read_bytes(input jsonb, field text, at_least int, at_most int) returns bytea
language plpgsql immutable set search_path = '' as $$
declare
	value constant text := coalesce(input ->> field, '');
begin
	if value !~ '^([0-9A-Fa-f]{2})*$' or length(value) not between 2 * at_least and 2 * at_most then
		perform hallway.refuse('invalid_input');
	end if;
	return decode(value, 'hex');
end $$;

-- A moment in ISO 8601, UTC, as the wire writes it; null for anything else, also for the midnight after the year 9999,
-- which no phone could read any more.
create function hallway.time_or_null(value text) returns timestamptz
language plpgsql stable set search_path = '' as $$
declare
	moment timestamptz;
begin
	if value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?Z$' then moment := value::timestamptz; end if;
	return case when moment < timestamptz '10000-01-01 00:00:00Z' then moment end;
exception when datetime_field_overflow or invalid_datetime_format then
	return null;
end $$;

-- A moment; null only where it is optional and null or missing.
create function hallway.read_time(input jsonb, field text, optional boolean default false) returns timestamptz
language plpgsql stable set search_path = '' as $$
declare
	value constant timestamptz := hallway.time_or_null(input ->> field);
begin
	if value is null and not (optional and input ->> field is null) then perform hallway.refuse('invalid_input'); end if;
	return value;
end $$;

-- A join code as people type it: any case, dashes and spaces anywhere, o for 0, i and l for 1. Null if it is none.
create function hallway.read_join_code(typed text) returns text
language plpgsql immutable set search_path = '' as $$
begin
	return (
		select case when code ~ '^[0-9a-hjkmnp-tv-z]{8}$' then code end
		from (select translate(lower(typed), 'oil -', '011') as code) as read
	);
end $$;

-- The fields a card can have, in the order of the code's tags.
create function hallway.fields() returns text[]
language plpgsql immutable set search_path = '' as $$
begin
	return array['name', 'headline', 'organisation', 'pronouns', 'pitch', 'interests', 'offers', 'lookingFor', 'links',
		'email', 'phone', 'linkedin', 'whatsapp', 'signal', 'telegram', 'mastodon', 'bluesky', 'website'];
end $$;

-- How long a field may be: code points of the text or of one entry, and how many entries (null for a plain text).
create function hallway.field_limits(field text, out length int, out entries int)
language plpgsql immutable set search_path = '' as $$
begin
	length := case field when 'name' then 100 when 'headline' then 120 when 'organisation' then 100 when 'pronouns' then 40
		when 'pitch' then 600 when 'interests' then 60 when 'offers' then 60 when 'lookingFor' then 60
		when 'links' then 300 when 'email' then 254 when 'phone' then 40 when 'linkedin' then 100
		when 'whatsapp' then 100 when 'signal' then 100 when 'telegram' then 100 when 'mastodon' then 100
		when 'bluesky' then 100 when 'website' then 300 end;
	entries := case field when 'interests' then 12 when 'offers' then 12 when 'lookingFor' then 12 when 'links' then 5 end;
end $$;

-- A card with only known fields within their limits, blank ones left out, every other text byte for byte as it came.
create function hallway.read_card(input jsonb, field text) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
	card constant jsonb := input -> field;
	cleaned jsonb := jsonb '{}';
	entry record;
	limits record;
begin
	if card is null or jsonb_typeof(card) <> 'object' then perform hallway.refuse('invalid_input'); end if;
	for entry in select e.key, e.value from jsonb_each(card) e loop
		limits := hallway.field_limits(entry.key);
		if limits.length is null
			or jsonb_typeof(entry.value) <> (case when limits.entries is null then 'string' else 'array' end)
		then perform hallway.refuse('invalid_input'); end if;
		if limits.entries is not null then
			entry.value := hallway.read_list(entry.value, limits.entries, limits.length);
			continue when entry.value = '[]';
		else
			continue when hallway.is_blank(hallway.read_text(card, entry.key, limits.length));
		end if;
		cleaned := cleaned || jsonb_build_object(entry.key, entry.value);
	end loop;
	return cleaned;
end $$;

-- A list of texts, blank ones and repeated ones left out. Refuses one with an entry that is not a text within its length,
-- or with too many that are left.
create function hallway.read_list(list jsonb, entries int, length int) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
	kept jsonb;
begin
	if exists (
		select from jsonb_array_elements(list) e
		where jsonb_typeof(e) <> 'string' or char_length(e #>> '{}') > read_list.length
	) then perform hallway.refuse('invalid_input'); end if;
	kept := (
		select coalesce(jsonb_agg(k.value order by k.place), '[]')
		from (
			select e.value, min(e.place) as place from jsonb_array_elements(list) with ordinality e (value, place)
			where not hallway.is_blank(e.value #>> '{}') group by e.value
		) k
	);
	if jsonb_array_length(kept) > entries then perform hallway.refuse('invalid_input'); end if;
	return kept;
end $$;
