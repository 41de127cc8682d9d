import { splitSqlStatements } from '@supabase/lite';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaLock } from './bootstrap.ts';
import type { Database } from './database.ts';
import { StartProblem } from './problem.ts';

interface Migration {
	readonly version: string;
	readonly name: string;
	readonly sql: string;
}

/** The history table of the Supabase CLI, as it makes it itself; so a database can move between the two. */
const history = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
alter table supabase_migrations.schema_migrations add column if not exists statements text[];
alter table supabase_migrations.schema_migrations add column if not exists name text;
`;

/**
 * Applies the migrations of a folder that the database does not have yet, in order of their versions, each with its
 * entry in the history in one transaction. Takes the database and a folder of `<version>_<name>.sql`; a missing folder
 * holds none. Gives the names of those applied. Throws a StartProblem that names the file and the reason.
 */
export async function applyMigrations(database: Database, folder: string): Promise<string[]> {
	await database.transaction(async (run) => {
		await run(schemaLock);
		await run(history);
	});
	const applied: string[] = [];
	for (const migration of readMigrations(folder)) {
		if (await applyOnce(database, migration)) applied.push(migration.name);
	}
	return applied;
}

function readMigrations(folder: string): Migration[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.sort()
		.flatMap((file) => {
			const match = /^(\d+)_(.+)\.sql$/.exec(file);
			return match
				? [{ version: match[1], name: match[2], sql: readFileSync(join(folder, file), 'utf8') }]
				: [];
		});
}

async function applyOnce(database: Database, { version, name, sql }: Migration): Promise<boolean> {
	try {
		return await database.transaction(async (run) => {
			await run(schemaLock);
			const found = await run('select from supabase_migrations.schema_migrations where version = $1', [
				version
			]);
			if (found.length > 0) return false;
			await run(sql);
			await run(
				`insert into supabase_migrations.schema_migrations (version, name, statements)
				 select $1, $2, array(select jsonb_array_elements_text($3::jsonb))`,
				[version, name, JSON.stringify(splitSqlStatements(sql))]
			);
			return true;
		});
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new StartProblem(
			`The database could not be brought up to date: migration ${version}_${name}: ${reason}`
		);
	}
}
