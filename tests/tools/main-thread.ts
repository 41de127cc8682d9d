import type { Browser, Page } from '@playwright/test';

/** What the main thread of a page did; milliseconds. `Cpu` is what it worked itself, without waiting for a busy machine. */
export type MainThread = {
	readonly longestMs: number;
	readonly longestCpuMs: number;
	readonly allCpuMs: number;
	readonly tasks: number;
};

type TraceEvent = {
	readonly name: string;
	readonly pid: number;
	readonly tid: number;
	readonly ts: number;
	readonly dur?: number;
	readonly tdur?: number;
};

const categories = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];
const [begin, end] = ['main-thread-begin', 'main-thread-end'];

/** Runs something in a page and looks at every task of its main thread meanwhile. */
export async function watchMainThread<Value>(
	browser: Browser,
	page: Page,
	work: () => Promise<Value>
): Promise<{ value: Value; mainThread: MainThread }> {
	const mark = (name: string) => page.evaluate((named) => void performance.mark(named), name);
	await browser.startTracing(page, { categories });
	await mark(begin);
	const value = await work();
	await mark(end);
	const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
	return { value, mainThread: tasksOf((trace as { traceEvents: TraceEvent[] }).traceEvents) };
}

function tasksOf(events: readonly TraceEvent[]): MainThread {
	const [from, to] = [begin, end].map((wanted) => events.find(({ name }) => name === wanted));
	if (!from || !to) throw new Error('the trace has no marks');
	const tasks = events.filter(
		({ name, pid, tid, ts }) =>
			name === 'RunTask' && pid === from.pid && tid === from.tid && ts > from.ts && ts < to.ts
	);
	const longest = (durations: readonly number[]) => durations.reduce((a, b) => Math.max(a, b), 0) / 1000;
	return {
		longestMs: longest(tasks.map(({ dur = 0 }) => dur)),
		longestCpuMs: longest(tasks.map(({ tdur = 0 }) => tdur)),
		allCpuMs: tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
		tasks: tasks.length
	};
}
