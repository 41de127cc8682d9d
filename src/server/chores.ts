import type { Database, Run } from './database.ts';
import type { DumpSchedule } from './dump-schedule.ts';
import { forgetMailCodes } from './mail-codes.ts';

interface Chore {
	readonly name: string;
	readonly everyMs: number;
	readonly engines: readonly Database['engine'][];
	readonly work: (database: Database) => Promise<unknown>;
}

const seconds = 1_000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
/** Chunks per turn; the next turn is soon, and requests come first. */
const mostChunks = 20;
const both = ['pglite', 'postgres'] as const;

/**
 * The work that nobody waits for. On Supabase pg_cron does the same (docs/running.md). Several processes on one
 * Postgres may all run it: each chore is harmless to repeat.
 */
const chores: readonly Chore[] = [
	// A changed card reaches those who hold it in chunks, so that an exchange never waits for a speaker's 2,000 holders.
	{
		name: 'fan out cards',
		everyMs: 2 * seconds,
		engines: both,
		work: ({ run }) => inChunks(run, 'hallway.fan_out_cards')
	},
	{
		name: 'settle held scans',
		everyMs: 5 * seconds,
		engines: both,
		work: ({ run }) => inChunks(run, 'hallway.settle_held')
	},
	{
		name: 'clean up',
		everyMs: 1 * hours,
		engines: both,
		work: ({ run }) => callIfThere(run, 'hallway.clean_up')
	},
	{ name: 'forget codes', everyMs: 1 * hours, engines: both, work: ({ run }) => run(forgetMailCodes) },
	{ name: 'forget sign-ins', everyMs: 6 * hours, engines: both, work: ({ run }) => run(oldSignIns) },
	// PGlite has no background writer and no autovacuum.
	{ name: 'checkpoint', everyMs: 1 * minutes, engines: ['pglite'], work: ({ run }) => run('checkpoint') },
	{ name: 'vacuum', everyMs: 3 * hours, engines: ['pglite'], work: ({ run }) => run('vacuum analyze') }
];

/** Lite's log of sign-ins and its used-up tokens grow without end. */
const oldSignIns = `
delete from auth.audit_log_entries where created_at < now() - interval '30 days';
delete from auth.refresh_tokens where revoked and updated_at < now() - interval '30 days';
`;

/**
 * Starts the chores, and the dumps if there is a schedule for them; gives a function that stops them and resolves when
 * the one under way is done.
 */
export function startChores(
	database: Database,
	dumps: DumpSchedule | null,
	log: (line: string) => void
): () => Promise<void> {
	let stopped = false;
	const waiting = new Set<string>();
	let underWay: Promise<void> = Promise.resolve();
	const timers = [...chores, ...(dumps === null ? [] : [choreOf(dumps)])]
		.filter(({ engines }) => engines.includes(database.engine))
		.map(({ name, everyMs, work }) =>
			setInterval(() => {
				if (waiting.has(name)) return;
				waiting.add(name);
				// One after the other: on PGlite they would stand in the same queue anyway.
				underWay = underWay.then(async () => {
					waiting.delete(name);
					if (stopped) return;
					await work(database).catch((error: unknown) => log(`chore "${name}" failed: ${String(error)}`));
				});
			}, everyMs).unref()
		);
	return async () => {
		stopped = true;
		for (const timer of timers) clearInterval(timer);
		await Promise.all([underWay, dumps?.stop()]);
	};
}

function choreOf({ turnEveryMs, turn }: DumpSchedule): Chore {
	return { name: 'dump', everyMs: turnEveryMs, engines: ['pglite'], work: turn };
}

/** Calls a function that does a chunk of its work, each in a transaction of its own, until it says 0 or it is enough. */
async function inChunks(run: Run, name: string): Promise<void> {
	for (let chunk = 0; chunk < mostChunks; chunk += 1) {
		const done = await callIfThere(run, name);
		if (typeof done !== 'number' || done === 0) return;
	}
}

/** Calls a function without arguments, if a migration made it; gives what it gives, or null. */
async function callIfThere(run: Run, name: string): Promise<unknown> {
	const [{ there }] = await run<{ there: boolean }>('select to_regprocedure($1) is not null as there', [
		`${name}()`
	]);
	if (!there) return null;
	const [row] = await run<{ done: unknown }>(`select ${name}() as done`);
	return row.done;
}
