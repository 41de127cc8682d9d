// What syncing costs, on PGlite, on Postgres, and by the bare functions on that Postgres: npm run bench:sync
import { median, percentile } from '../tools/statistics.ts';
import { audienceCount, backlog, firstPull, oneExchange, speaker, waitingCount } from './sync/measures.ts';
import { type Place, openPlaces } from './sync/places.ts';
import { sizes } from './sync/town.ts';

const rounds = Number(process.env.ROUNDS ?? 5);
const exchangesPerRound = 4;
const speakerRounds = 3;
const mostTimesFloor = 3;
type Figures = Map<string, number[]>;

const figures: Figures = new Map();
const note = (what: string, { name }: Place, value: number) => {
	const key = `${what} ${name}`;
	figures.set(key, [...(figures.get(key) ?? []), value]);
};
const middle = (what: string, place: string) => median(figures.get(`${what} ${place}`) ?? []);

const { places, source, close } = await openPlaces((line) => console.error(line));
try {
	let [stranger, spare] = [0, 0];
	// The first round warms everything up and does not count. By turns, so that all meet the same machine.
	for (let round = 0; round <= rounds; round++) {
		console.error(`round ${round} of ${rounds}`);
		const count = round > 0 ? note : () => undefined;
		for (const place of inTurn(round)) {
			for (const size of sizes) {
				const pulled = await firstPull(place, size);
				count(`pull ${size}`, place, pulled.totalMs);
				count(`pull requests ${size}`, place, pulled.requestMs);
			}
			const pushed = await backlog(place, place.town.spares[spare++]);
			count('mutation', place, pushed.perMutationMs);
			count('drain', place, pushed.drainMs);
		}
		for (let i = 0; i < exchangesPerRound; i++) {
			for (const place of inTurn(round + i)) {
				const other = place.town.strangers[stranger++ % place.town.strangers.length];
				for (const size of sizes) count(`exchange ${size}`, place, await oneExchange(place, size, other));
			}
		}
	}
	for (let round = 0; round < speakerRounds; round++) {
		console.error(`speaker ${round + 1} of ${speakerRounds}`);
		for (const place of inTurn(round)) {
			const scanned = await speaker(place, place.town.spares[spare++]);
			note('speaker', place, scanned.lastMs);
			note('speaker p95', place, percentile(scanned.pushMs, 95));
		}
	}
	report();
} finally {
	await close();
}
process.exit();

function inTurn(round: number): Place[] {
	return places.map((_, i) => places[(i + round) % places.length]);
}

function report() {
	const [pglite, postgres, floor] = ['PGlite', 'Postgres', 'floor'];
	const line = (title: string, what: string, digits = 0) => {
		const values = [pglite, postgres, floor].map((place) => middle(what, place));
		const cells = values.map((value) => value.toFixed(digits).padStart(10));
		console.log(`${title.padEnd(44)}${cells.join('')}${(values[1] / values[2]).toFixed(1).padStart(9)}`);
	};
	console.log(`Medians of ${rounds} rounds, milliseconds. Postgres: ${source}.`);
	console.log('Floor: the same SQL function on the same database, called directly by the same role.\n');
	console.log(`${''.padEnd(44)}    PGlite  Postgres     floor  x floor`);
	for (const size of sizes) {
		line(`first pull of ${size.toLocaleString('en')} contacts`, `pull ${size}`);
		line('  of that, waiting for the server', `pull requests ${size}`);
	}
	line(`${waitingCount} waiting mutations, a push, per mutation`, 'mutation', 2);
	line('  with storing the answers and a pull, in all', 'drain');
	for (const size of sizes) {
		line(`an exchange: ${size.toLocaleString('en')} contacts, as many attendees`, `exchange ${size}`, 1);
	}
	line(`${audienceCount} scan a speaker at once: the last one`, 'speaker');
	line('  95 % of them', 'speaker p95');
	console.log(`\n${JSON.stringify(summary())}`);
}

function summary() {
	const of = (what: string, digits = 0) =>
		Object.fromEntries(
			places.map(({ name }) => [name.toLowerCase(), Number(middle(what, name).toFixed(digits))])
		);
	const growth = (place: string) =>
		Number((middle('exchange 5000', place) / middle('exchange 50', place)).toFixed(2));
	const timesFloor = middle('mutation', 'Postgres') / middle('mutation', 'floor');
	return {
		firstPullMs: Object.fromEntries(sizes.map((size) => [size, of(`pull ${size}`)])),
		perMutationMs: of('mutation', 2),
		timesFloor: Number(timesFloor.toFixed(2)),
		isWithinAim: timesFloor <= mostTimesFloor,
		exchangeMs: Object.fromEntries(sizes.map((size) => [size, of(`exchange ${size}`, 1)])),
		exchangeGrowth100: Object.fromEntries(places.map(({ name }) => [name.toLowerCase(), growth(name)])),
		speakerMs: of('speaker'),
		speakerP95Ms: of('speaker p95')
	};
}
