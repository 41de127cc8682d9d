import { getAuthSchemaSql, SUPABASE_AUTH_HELPERS_SQL } from '@supabase/lite';
import type { Database } from './database.ts';
import { mailCodesTable } from './mail-codes.ts';
import { StartProblem, errorCode } from './problem.ts';

/**
 * One start at a time changes the schema, also with several processes on one Postgres. Any constant will do. Waiting for it
 * does not tell a connection what the other process changed meanwhile; opening a table of the catalogue does.
 */
export const schemaLock = `
select pg_advisory_xact_lock(4611686018427387);
select from pg_catalog.pg_namespace limit 0;
`;

/**
 * What a Supabase project has before its first migration: the three roles, the auth and extensions schemas, pgcrypto.
 * Every statement may be run again. Unlike Supabase it gives the roles nothing by default: the migrations grant
 * explicitly what each role may do.
 */
const roles = `
do $$ declare name text; begin
  foreach name in array array['anon', 'authenticated', 'service_role'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin noinherit%s', name, case when name = 'service_role' then ' bypassrls' else '' end);
    end if;
    if not pg_has_role(current_user, name, 'member') then
      execute format('grant %I to current_user', name);
    end if;
  end loop;
end $$;
create schema if not exists auth;
create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;
grant usage on schema public, auth, extensions to anon, authenticated, service_role;
`;

/** Prepares an empty database; changes nothing on one that is prepared. Throws a StartProblem when rights are missing. */
export async function bootstrapDatabase(database: Database): Promise<void> {
	try {
		await database.transaction(async (run) => {
			await run(schemaLock);
			await run(roles);
			await run(SUPABASE_AUTH_HELPERS_SQL);
			await run(getAuthSchemaSql());
			await run(mailCodesTable);
		});
	} catch (error) {
		if (errorCode(error) !== '42501' || !(error instanceof Error)) throw error;
		throw new StartProblem(
			`The user of DATABASE_URL may not prepare the database (${error.message}). ` +
				'It must own the database, and may need an administrator to create the roles anon, authenticated and ' +
				'service_role (with bypassrls) once; see docs/running.md.'
		);
	}
}
