import type { Progress } from '../lib/goals/progress.ts';
import type { Traffic } from './line.ts';
import type { Verdict } from './verdict.ts';

/** All that a rehearsal found out. `fives`: how far each person came with five new people; `seconds`: from the first push to the last. */
export type Findings = {
	people: number;
	pairs: number;
	scans: number;
	verdict: Verdict;
	refused: Map<string, number>;
	fives: readonly Progress[];
	traffic: Traffic;
	applied: number;
	seconds: number;
};

/** The line that ends a rehearsal. `perSecond`: changes that the server took a second; the times are of a push. */
export function summaryOf({ people, pairs, verdict, refused, fives, traffic, applied, seconds }: Findings) {
	const times = [...traffic.pushMs].sort((a, b) => a - b);
	const { exchanges, oneSided, lost, duplicated } = verdict;
	return {
		people,
		pairs,
		exchanges,
		oneSided,
		lost,
		duplicated,
		refused: [...refused.values()].reduce((sum, count) => sum + count, 0),
		reachedFive: fives.filter(({ reachedAt }) => reachedAt !== null).length,
		perSecond: Math.round((applied / Math.max(seconds, 0.001)) * 10) / 10,
		p50Ms: percentile(times, 50),
		p95Ms: percentile(times, 95),
		p99Ms: percentile(times, 99)
	};
}

export type Summary = ReturnType<typeof summaryOf>;

/** For people. */
export function tableOf(findings: Findings, summary: Summary): string {
	const { traffic, verdict, scans, refused, seconds } = findings;
	const rows: [string, string | number][] = [
		['people', summary.people],
		['pairs in the list', summary.pairs],
		['scans', scans],
		['exchanges on the server', summary.exchanges],
		['  of these waiting for a yes (arrived late)', verdict.partial],
		['people who met five or more', summary.reachedFive],
		['', ''],
		['lost', summary.lost],
		['one-sided', summary.oneSided],
		['duplicated', summary.duplicated],
		['refused', summary.refused],
		...[...refused].map(([code, count]): [string, number] => [`  ${code}`, count]),
		['', ''],
		['requests cut before the server heard', traffic.cutBefore],
		['requests cut after it answered', traffic.cutAfter],
		['answers that meant “later”', traffic.busy],
		['pushes', traffic.pushMs.length],
		['seconds', Math.round(seconds)],
		['changes a second', summary.perSecond],
		['a push, ms: median, 95 %, 99 %', `${summary.p50Ms}  ${summary.p95Ms}  ${summary.p99Ms}`]
	];
	const lines = rows.map(([name, value]) => (name ? `${name.padEnd(46)}${written(value)}` : ''));
	return [...lines, ...verdict.examples.map((example) => `! ${example}`)].join('\n');
}

/** Whether everything that was done is there, once, on both sides. */
export function isSafe({ lost, oneSided, duplicated }: Summary): boolean {
	return lost + oneSided + duplicated === 0;
}

function written(value: string | number): string {
	return typeof value === 'number' ? value.toLocaleString('en') : value;
}

/** The nearest rank, in whole milliseconds; 0 for none. */
function percentile(sorted: readonly number[], percent: number): number {
	const at = Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1);
	return Math.round(sorted[Math.max(0, at)] ?? 0);
}
