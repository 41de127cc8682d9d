-- How a person writes: one row, on every device.

create table hallway.voices (
	person_id uuid primary key references hallway.feeds (person_id) on delete cascade,
	voice jsonb not null,
	edited_at timestamptz not null,
	feed_number bigint not null
);

-- Whether a value is a text for each of some languages: {"en"?, "de"?}, each at most `most` code points.
create function hallway.is_in_languages(value jsonb, most int) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	return jsonb_typeof(value) = 'object' and value - array['en', 'de'] = '{}' and not exists (
		select from jsonb_each(value) e where jsonb_typeof(e.value) <> 'string' or char_length(e.value #>> '{}') > most);
end $$;

-- Whether a value is a list of at most 50 sentences of one's own: {"language", "slot", "text"}, the text not blank and at most
-- 300 code points.
create function hallway.is_own_phrases(value jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	return jsonb_typeof(value) = 'array' and jsonb_array_length(value) <= 50 and not exists (
		select from jsonb_array_elements(value) p
		where not coalesce(jsonb_typeof(p) = 'object' and p - array['language', 'slot', 'text'] = '{}'
			and p -> 'language' in ('"en"', '"de"') and p -> 'slot' in ('"opening"', '"give"', '"step"', '"closing"')
			and jsonb_typeof(p -> 'text') = 'string' and char_length(p ->> 'text') <= 300
			and not hallway.is_blank(p ->> 'text'), false));
end $$;

-- Whether one entry of a voice is one that docs/protocol.md knows.
create function hallway.is_of_a_voice(key text, value jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	return coalesce(case key
		when 'tone' then value in ('"warm"', '"plain"', '"formal"')
		when 'length' then value in ('"short"', '"medium"', '"long"')
		when 'language' then value in ('"en"', '"de"')
		when 'address' then value in ('"du"', '"Sie"')
		when 'greetings' then hallway.is_in_languages(value, 60)
		when 'signatures' then hallway.is_in_languages(value, 500)
		when 'phrases' then hallway.is_own_phrases(value)
		when 'linkedinPaid' then jsonb_typeof(value) = 'boolean' end, false);
end $$;

-- Keeps how the person writes: {voice}. The latest edit wins whole. Refuses what docs/protocol.md does not know with
-- invalid_input.
create function hallway.save_voice(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	voice constant jsonb := input -> 'voice';
begin
	if coalesce(jsonb_typeof(voice), '') <> 'object'
		or exists (select from jsonb_each(voice) e where not hallway.is_of_a_voice(e.key, e.value))
	then perform hallway.refuse('invalid_input'); end if;
	insert into hallway.voices as v (person_id, voice, edited_at, feed_number)
	values (at.me, voice, at.believed_at, hallway.next_number(at.me))
	on conflict (person_id) do update
		set voice = excluded.voice, edited_at = excluded.edited_at, feed_number = excluded.feed_number
		where v.edited_at <= excluded.edited_at;
	return jsonb '{}';
end $$;
