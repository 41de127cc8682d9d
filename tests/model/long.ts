// `npm run test:long`: as many days as it takes until a million things happened to the phones (tests/model/model.test.ts
// plays a few), in one process for each core, by turns on PGlite and on a real Postgres. MODEL_OPERATIONS: how many instead;
// MODEL_MINUTES: not longer than that; MODEL_FROM: the day to begin with, as the last line of an earlier run names it;
// MODEL_PROCESSES: how many at once; MODEL_ENGINE: `pglite` or `postgres` for all of them. Days are numbers and always the
// same. Ends with one line of JSON, also after Ctrl-C.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { startPostgres } from '../database/postgres.ts';
import { type Engine, ModelDatabase } from './database.ts';
import { type Failure, printed, tryDay } from './explore.ts';

type Done = { operations: number; failure: Failure | null };

const shortenMs = 5 * 60_000;
const progressMs = 30_000;

if (process.send) await playDays();
else await handOutDays();

/** A worker: plays the days it is told. */
async function playDays(): Promise<void> {
	// Ctrl-C goes to every process: a worker ends when it is told no more days.
	process.on('SIGINT', () => undefined);
	const engine: Engine = process.argv[2] === 'postgres' ? { url: (await startPostgres()).url } : 'pglite';
	const db = await ModelDatabase.open(engine);
	process.on('message', (day: number) => {
		void tryDay(db, day, shortenMs).then((done: Done) => process.send?.(done));
	});
	process.on('disconnect', () => process.exit());
	process.send?.(null);
}

async function handOutDays(): Promise<void> {
	const wanted = Number(process.env.MODEL_OPERATIONS ?? 1_000_000);
	const startedAt = Date.now();
	let until = startedAt + Number(process.env.MODEL_MINUTES ?? Infinity) * 60_000;
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (until = 0));
	const failures: Failure[] = [];
	const operations = { pglite: 0, postgres: 0 };
	let [next, days] = [Number(process.env.MODEL_FROM ?? 1), 0];
	const sum = () => operations.pglite + operations.postgres;
	const perSecond = () => Math.round((sum() * 1000) / (Date.now() - startedAt));
	const progress = setInterval(() => {
		console.log(
			`${sum()} of ${wanted} operations in ${days} days, ${perSecond()} a second, ${failures.length} failures`
		);
	}, progressMs);

	const processes = Number(process.env.MODEL_PROCESSES ?? availableParallelism());
	const work = Array.from({ length: processes }, async (_, n) => {
		const engine = (process.env.MODEL_ENGINE ??
			(n % 2 === 0 ? 'pglite' : 'postgres')) as keyof typeof operations;
		const worker = fork(import.meta.filename, [engine]);
		const ended = new Promise((resolve) => worker.once('exit', resolve));
		worker.on('message', (done: Done | null) => {
			if (done) {
				days++;
				operations[engine] += done.operations;
				if (done.failure) {
					failures.push(done.failure);
					console.log(printed(done.failure));
				}
			}
			if (sum() < wanted && Date.now() < until && failures.length < 5) worker.send(next++);
			else worker.disconnect();
		});
		await ended;
	});
	await Promise.all(work);
	clearInterval(progress);
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	const failedDays = failures.map(({ day }) => day);
	const outcome = { days, seconds, perSecond: perSecond(), failures: failures.length, failedDays, next };
	console.log(JSON.stringify({ operations: sum(), ...operations, ...outcome }));
	// A worker that died says nothing: too little was played then.
	const isShort = sum() < wanted && Date.now() < until;
	process.exitCode = failures.length > 0 || isShort ? 1 : 0;
}
