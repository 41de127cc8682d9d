// `npm run test:long`: as many days as it takes until a million things happened to the phones (tests/model/model.test.ts
// plays a few). MODEL_OPERATIONS: how many instead; MODEL_MINUTES: not longer than that; MODEL_FROM: the day to begin with,
// as the last line of an earlier run names it; MODEL_PROCESSES: how many at once instead of one for each core. Days are numbers
// and always the same. Ends with one line of JSON.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ModelDatabase } from './database.ts';
import { type Failure, dayOf, printed, tryDay } from './explore.ts';

type Done = { day: number; operations: number; failure: Failure | null };

const shortenMs = 5 * 60_000;
const progressMs = 30_000;

if (process.send) await playDays();
else await handOutDays();

/** A worker: plays the days it is told. */
async function playDays(): Promise<void> {
	const db = await ModelDatabase.open();
	process.on('message', (day: number) => {
		void tryDay(db, day, shortenMs).then((failure) => {
			const done: Done = { day, operations: dayOf(day).length, failure };
			process.send?.(done);
		});
	});
	process.on('disconnect', () => process.exit());
	process.send?.(null);
}

async function handOutDays(): Promise<void> {
	const wanted = Number(process.env.MODEL_OPERATIONS ?? 1_000_000);
	const until = Date.now() + Number(process.env.MODEL_MINUTES ?? Infinity) * 60_000;
	const startedAt = Date.now();
	const failures: Failure[] = [];
	let [next, days, operations] = [Number(process.env.MODEL_FROM ?? 1), 0, 0];
	const perSecond = () => Math.round((operations * 1000) / (Date.now() - startedAt));
	const progress = setInterval(() => {
		console.log(
			`${operations} of ${wanted} operations in ${days} days, ${perSecond()} a second, ${failures.length} failures`
		);
	}, progressMs);

	const processes = Number(process.env.MODEL_PROCESSES ?? availableParallelism());
	const work = Array.from({ length: processes }, async () => {
		const worker = fork(import.meta.filename);
		const ended = new Promise((resolve) => worker.once('exit', resolve));
		worker.on('message', (done: Done | null) => {
			if (done) {
				days++;
				operations += done.operations;
				if (done.failure) {
					failures.push(done.failure);
					console.log(printed(done.failure));
				}
			}
			if (operations < wanted && Date.now() < until && failures.length < 5) worker.send(next++);
			else worker.disconnect();
		});
		await ended;
	});
	await Promise.all(work);
	clearInterval(progress);
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	const failedDays = failures.map(({ day }) => day);
	console.log(
		JSON.stringify({
			operations,
			days,
			seconds,
			perSecond: perSecond(),
			failures: failures.length,
			failedDays,
			next
		})
	);
	process.exitCode = failures.length > 0 ? 1 : 0;
}
