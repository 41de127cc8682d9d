import { readdirSync } from 'node:fs';
import type { Database, Run } from './database.ts';
import { StartProblem } from './problem.ts';
import type { Settings } from './settings.ts';
import { damaged, placeOf } from './store.ts';

/** A Postgres may hold so much that counting it all would take longer than a statement may. */
const mostCounted = 10_000;

/** What a store holds. */
export interface Holding {
	readonly people: number;
	readonly exchanges: number;
}

/**
 * Looks at a store that has just been opened, before anything is written to it. Gives what it holds.
 * Throws a StartProblem if a newer Hallway wrote it, or its tables contradict themselves (PGlite only: a Postgres of
 * one's own is looked after by others).
 */
export async function checkStore(
	database: Database,
	settings: Pick<Settings, 'dataFolder' | 'dumps' | 'migrationsFolder'>
): Promise<Holding> {
	await refuseNewerStore(database.run, settings.migrationsFolder);
	const damage = database.engine === 'pglite' ? await findDamage(database) : null;
	if (damage !== null) throw await damaged(placeOf(settings), damage);
	return countHolding(database.run, database.engine === 'pglite' ? Infinity : mostCounted);
}

/** What the check of a store found, as one line. */
export function holdingInWords(
	{ engine, wasStoppedCleanly }: Pick<Database, 'engine' | 'wasStoppedCleanly'>,
	holding: Holding
): string {
	const [people, exchanges] = [holding.people, holding.exchanges].map((count) =>
		engine === 'postgres' && count > mostCounted ? `more than ${mostCounted}` : count
	);
	const held = `Store: ${people} people, ${exchanges} exchanges`;
	if (engine === 'postgres') return `${held}.`;
	return wasStoppedCleanly
		? `${held}; checked, the last stop was clean.`
		: `${held}; checked. The last stop was not clean (a crash, a kill or a power cut); what was answered is there.`;
}

/** Counts the people and exchanges of a store, to `most` and one more; zero where the tables are not there yet. */
export async function countHolding(run: Run, most = Infinity): Promise<Holding> {
	return {
		people: await countRows(run, 'hallway.feeds', most),
		exchanges: await countRows(run, 'hallway.exchanges', most)
	};
}

async function countRows(run: Run, table: string, most: number): Promise<number> {
	const [{ there }] = await run<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
	if (!there) return 0;
	return countOf(run, most === Infinity ? table : `(select from ${table} limit ${most + 1}) counted`);
}

/**
 * Refuses a store that a newer Hallway wrote, before anything in it is touched: its rules are not known here.
 * Takes the folder with this version's migrations. Throws a StartProblem.
 */
export async function refuseNewerStore(run: Run, migrationsFolder: string): Promise<void> {
	const [{ there }] = await run<{ there: boolean }>(
		`select to_regclass('supabase_migrations.schema_migrations') is not null as there`
	);
	if (!there) return;
	const newestHere = newestVersion(migrationsFolder);
	const [{ newest }] = await run<{ newest: string | null }>(
		`select max(version) as newest from supabase_migrations.schema_migrations where version ~ '^[0-9]+$'`
	);
	if (newestHere === '' || newest === null || newest <= newestHere) return;
	throw new StartProblem(
		`The data was written by a newer version of Hallway (its migrations go up to ${newest}, here up to ${newestHere}). ` +
			'Nothing was changed. Start the newer version, or restore an older dump.'
	);
}

/** The version of the last migration in a folder; empty if it holds none. */
function newestVersion(folder: string): string {
	const versions = readdirSync(folder).flatMap((file) => /^(\d+)_.+\.sql$/.exec(file)?.slice(1) ?? []);
	return versions.sort().at(-1) ?? '';
}

interface Table {
	readonly name: string;
	readonly key: string;
}

const tablesWithKeys = `
select format('%I.%I', n.nspname, c.relname) as name,
	string_agg(format('%I', a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum)) as key
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey::int2[])
where i.indisprimary and n.nspname in ('hallway', 'auth', 'public') and c.relkind = 'r'
group by 1 order by 1`;

/**
 * Reads every table twice, as it lies and by its primary key, and compares: Postgres itself does not notice when the end
 * of a file is missing. Gives the first contradiction in words, or null.
 */
export async function findDamage(database: Pick<Database, 'transaction'>): Promise<string | null> {
	try {
		return await database.transaction(async (run) => {
			const tables = await run<Table>(tablesWithKeys);
			await allowOnly(run, 'seqscan');
			const asTheyLie = new Map<string, number>();
			for (const { name } of tables) asTheyLie.set(name, await countOf(run, name));
			await allowOnly(run, 'indexscan');
			for (const { name, key } of tables) {
				const byKey = await countOf(run, `(select 1 from ${name} order by ${key}) by_key`);
				const asItLies = asTheyLie.get(name);
				if (byKey !== asItLies) return `${name} has ${asItLies} rows, its index ${byKey}`;
			}
			return null;
		});
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** Makes the planner read tables in one way until the transaction ends, as far as there is a choice. */
async function allowOnly(run: Run, path: 'seqscan' | 'indexscan'): Promise<void> {
	for (const each of ['seqscan', 'indexscan', 'indexonlyscan', 'bitmapscan', 'sort']) {
		await run(`set local enable_${each} = ${each === path ? 'on' : 'off'}`);
	}
}

async function countOf(run: Run, rows: string): Promise<number> {
	const [{ count }] = await run<{ count: number }>(`select count(*)::int as count from ${rows}`);
	return count;
}
