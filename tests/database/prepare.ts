import { getAuthSchemaSql, SUPABASE_AUTH_HELPERS_SQL } from '@supabase/lite';

/** Anything that runs SQL text of several statements. */
export type RunsSql = (sql: string) => Promise<unknown>;

// What hosted Supabase provides before the first migration: roles, schemas, and default privileges that open everything
// in public to clients. The migrations must hold against exactly these.
const platform = `
	create schema if not exists auth;
	create schema if not exists extensions;
	do $$ declare r text; begin
		foreach r in array array['anon', 'authenticated', 'service_role'] loop
			if not exists (select from pg_roles where rolname = r) then
				execute format('create role %I nologin noinherit%s', r, case r when 'service_role' then ' bypassrls' else '' end);
			end if;
		end loop;
		if not exists (select from pg_roles where rolname = 'authenticator') then
			create role authenticator login noinherit;
		end if;
	end $$;
	grant anon, authenticated, service_role to authenticator;
	grant usage on schema public, auth, extensions to anon, authenticated, service_role;
	alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
	alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
	alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
`;

/** Makes an empty Postgres look enough like Supabase for the migrations and the CLI. */
export async function prepare(run: RunsSql): Promise<void> {
	await run(platform);
	await run(SUPABASE_AUTH_HELPERS_SQL);
	await run(getAuthSchemaSql());
}
