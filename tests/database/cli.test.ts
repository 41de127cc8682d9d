import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from './postgres.ts';
import { prepare } from './prepare.ts';

// The way to a Supabase project: the CLI as it is, on a Postgres prepared as Supabase prepares its own.
const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = fileURLToPath(new URL('../../node_modules/.bin/supabase', import.meta.url));
interface Advice {
	readonly name: string;
	readonly level: string;
	readonly detail: string;
}

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

/** Runs the CLI on our Postgres; throws what it said unless it succeeded. Gives its words, its warnings and its advice. */
function supabase(...args: string[]): { said: string; warnings: string[]; advice: Advice[] } {
	const target = `--remote=${server.url}?sslmode=disable`;
	const env = { ...process.env, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' };
	const { status, stdout, stderr } = spawnSync(cli, [...args, target], { cwd: root, env, encoding: 'utf8' });
	if (status !== 0) throw new Error(`supabase ${args.join(' ')}: ${stdout}${stderr}`);
	return {
		said: stdout + stderr,
		warnings: stderr.split('\n').filter((line) => line.startsWith('WARN')),
		advice: stdout.startsWith('[') ? JSON.parse(stdout) : []
	};
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
	expect(supabase('db', 'lint', '--level', 'warning', '--schema', 'hallway,public').said).toContain(
		'No schema errors found'
	);
});

// Advice that we know and do not follow, each with its reason.
const explained: Readonly<Record<string, string>> = {
	unused_index: 'nothing has run on this new database yet, so no index was used'
};

test('supabase db advisors has no advice that is not explained', () => {
	const { advice } = supabase('db', 'advisors', '--type', 'all', '--level', 'info');
	expect(
		advice.filter(({ name }) => !(name in explained)).map(({ level, detail }) => `${level} ${detail}`)
	).toEqual([]);
});
