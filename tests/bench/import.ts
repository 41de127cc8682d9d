// npm run bench:import: an attendee list of 20,000 rows and 40 columns is read, understood and planned, beside papaparse
// reading the same text and nothing else; milliseconds, the median of several runs. Arguments: how many rows (20000), how many runs (7).
import Papa from 'papaparse';
import { decode } from '../../src/lib/attendees/import/decode.ts';
import { AttendeeList } from '../../src/lib/attendees/import/list.ts';
import { readSheet } from '../../src/lib/attendees/import/read.ts';
import { percentile } from '../tools/statistics.ts';

const [people, runs] = [Number(process.argv[2] ?? 20_000), Number(process.argv[3] ?? 7)];
const bytes = new TextEncoder().encode(listOf(people));
const times = { papaparse: [] as number[], read: [] as number[], planned: [] as number[] };
let invited = 0;

for (let run = 0; run <= runs; run++) {
	const papaparse = timed(() => Papa.parse(decode(bytes), { delimiter: ';' }));
	const read = timed(() => readSheet(bytes));
	const sheet = read.value;
	if (!sheet.ok) throw new Error(sheet.problem);
	const planned = timed(() => plannedOf(new AttendeeList(sheet.value)));
	invited = planned.value;
	// The first run warms up.
	if (run === 0) continue;
	times.papaparse.push(papaparse.ms);
	times.read.push(read.ms);
	times.planned.push(planned.ms);
}

const result = {
	rows: people,
	columns: 40,
	megabytes: Math.round(bytes.length / 100_000) / 10,
	invited,
	papaparseMs: median(times.papaparse),
	readMs: median(times.read),
	planMs: median(times.planned)
};
console.table(result);
console.log(JSON.stringify(result));

function plannedOf(list: AttendeeList): number {
	const plan = list.plan(
		list.opened.columns.map(({ field }) => field),
		new Map()
	);
	for (;;) {
		const step = plan.next();
		if (step.done) return step.value.counts.new;
	}
}

/** A made-up list as ticket shops write them: an order of two, a cancelled one now and then, questions that nobody answers. */
function listOf(count: number): string {
	const own = [
		'Ticket ID',
		'Order number',
		'Buyer name',
		'Buyer email',
		'First name',
		'Last name',
		'Email',
		'Company',
		'Job title',
		'Status'
	];
	const others = Array.from({ length: 30 }, (_, nth) => `Question ${nth + 1}`);
	const lines = Array.from({ length: count }, (_, nth) =>
		[
			`T${nth}`,
			`O${nth >> 1}`,
			`Bob Büyer ${nth >> 1}`,
			`buyer${nth >> 1}@example.org`,
			`Anna${nth}`,
			`Müller-${nth % 977}`,
			`anna${nth}@example.org`,
			`"Company; ${nth % 313} GmbH"`,
			'Engineer',
			nth % 20 === 0 ? 'storniert' : 'bezahlt',
			...others.map((_, at) => (at % 3 === 0 ? `An answer of ${nth}` : ''))
		].join(';')
	);
	return [[...own, ...others].join(';'), ...lines].join('\r\n');
}

function timed<Value>(run: () => Value): { value: Value; ms: number } {
	const began = performance.now();
	const value = run();
	return { value, ms: performance.now() - began };
}

function median(values: readonly number[]): number {
	return Math.round(percentile([...values], 50));
}
