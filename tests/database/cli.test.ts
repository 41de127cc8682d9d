import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from './postgres.ts';
import { prepare } from './prepare.ts';

// The way to a Supabase project: the CLI as it is, on a Postgres prepared as Supabase prepares its own.
const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = fileURLToPath(new URL('../../node_modules/.bin/supabase', import.meta.url));
let server: RunningPostgres;
let sql: postgres.Sql;

beforeAll(async () => {
	server = await startPostgres();
	sql = postgres(server.url, { max: 1, onnotice() {} });
	// Nine of the advisors' checks look only at the schemas that the API exposes.
	await sql`alter database postgres set pgrst.db_schemas = 'public'`;
	await prepare((text) => sql.unsafe(text).simple());
	supabase('db', 'push', '--yes');
});
afterAll(async () => {
	await sql?.end();
	await server?.stop();
});

/** Runs the CLI on our Postgres; throws what it said unless it succeeded. Gives its report and its warnings. */
function supabase(...args: string[]): { said: string; warnings: string[] } {
	const target = `--remote=${server.url}?sslmode=disable`;
	const env = { ...process.env, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' };
	const { status, stdout, stderr } = spawnSync(cli, [...args, target], { cwd: root, env, encoding: 'utf8' });
	if (status !== 0) throw new Error(`supabase ${args.join(' ')}: ${stdout}${stderr}`);
	return { said: stdout + stderr, warnings: stderr.split('\n').filter((line) => line.startsWith('WARN')) };
}

test('supabase db push applies every migration, once, and finds nothing wrong with the configuration', async () => {
	const [{ applied }] = await sql`select count(*)::int as applied from supabase_migrations.schema_migrations`;
	expect(applied).toBeGreaterThan(10);
	expect(supabase('db', 'push', '--yes').warnings).toEqual([]);
	const [{ after }] = await sql`select count(*)::int as after from supabase_migrations.schema_migrations`;
	expect(after).toBe(applied);
});

test('supabase db lint finds no error and no warning', async (context) => {
	const [{ there }] = await sql`
		select exists (select from pg_available_extensions where name = 'plpgsql_check') as there`;
	context.skip(!there, 'db lint needs the extension plpgsql_check (Debian: postgresql-15-plpgsql-check)');
	expect(supabase('db', 'lint', '--level', 'warning', '--schema', 'hallway,public').said).toContain('No schema errors found');
});

test('supabase db advisors has no advice', () => {
	expect(supabase('db', 'advisors', '--type', 'all', '--level', 'info').said).toContain('No issues found');
});
