-- Histories: a store that is put back to an earlier state begins another one, so that no phone takes the numbers of its
-- feed for those it knew (docs/protocol.md, Pull).

create table hallway.histories (
	id uuid primary key default gen_random_uuid(),
	begun_at timestamptz not null default clock_timestamp()
);
insert into hallway.histories default values;
alter table hallway.histories enable row level security;
create policy "No client sees histories" on hallway.histories for select to authenticated using (false);

-- The history that cursors belong to now.
create function hallway.current_history() returns uuid
language plpgsql stable set search_path = '' as $$
begin
	return (select h.id from hallway.histories h order by h.begun_at desc, h.id limit 1);
end $$;

-- To be called once after the data was put back from a backup, before anybody is let in. Gives the new history. What was
-- offered to other devices or mailed before the backup may have been used or called back since: it is over. Sessions are
-- not: a guest without an address could not come back.
create function hallway.begin_history() returns uuid
language plpgsql set search_path = '' as $$
declare
	begun uuid;
	-- In a variable: whatever checks this function would miss a table that only our own back end has.
	ending constant text := 'update auth.mail_codes set is_over = true where not is_over';
begin
	delete from hallway.account_offers o where o.taken_by is null;
	-- Of our own back end; Supabase keeps them elsewhere, and its backups are its own matter.
	if to_regclass('auth.mail_codes') is not null then
		execute ending;
	end if;
	insert into hallway.histories default values returning id into begun;
	return begun;
end $$;
