import type { Browser, Page } from '@playwright/test';

/** What the main thread of a page did; milliseconds. `Cpu` is what it worked itself, without waiting for a busy machine. */
export type MainThread = {
	readonly longestMs: number;
	readonly longestCpuMs: number;
	readonly allCpuMs: number;
	readonly tasks: number;
};

/**
 * What was shown of so many frames, as Chrome's DevTools count them: `late` ones were scrolled but lack what the page's own thread had
 * to do ("partially presented"), `dropped` ones were not shown at all.
 */
export type Frames = { readonly drawn: number; readonly late: number; readonly dropped: number };

type TraceEvent = {
	readonly name: string;
	readonly pid: number;
	readonly tid: number;
	readonly ts: number;
	readonly dur?: number;
	readonly tdur?: number;
	readonly args: { readonly hasPartialUpdate?: boolean };
};

const categories = [
	'disabled-by-default-devtools.timeline',
	'disabled-by-default-devtools.timeline.frame',
	'blink.user_timing'
];
const [begin, end] = ['main-thread-begin', 'main-thread-end'];

/** Runs something in a page and looks at every task of its main thread and at every frame meanwhile. */
export async function watchMainThread<Value>(
	browser: Browser,
	page: Page,
	work: () => Promise<Value>
): Promise<{ value: Value; mainThread: MainThread; frames: Frames }> {
	const mark = (name: string) => page.evaluate((named) => void performance.mark(named), name);
	await browser.startTracing(page, { categories });
	await mark(begin);
	const value = await work();
	await mark(end);
	const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
	const { traceEvents } = trace as { traceEvents: TraceEvent[] };
	const [from, to] = [begin, end].map((wanted) => traceEvents.find(({ name }) => name === wanted));
	if (!from || !to) throw new Error('the trace has no marks');
	const meanwhile = traceEvents.filter(({ pid, ts }) => pid === from.pid && ts > from.ts && ts < to.ts);
	return { value, mainThread: tasksOf(meanwhile, from.tid), frames: framesOf(meanwhile) };
}

function tasksOf(events: readonly TraceEvent[], thread: number): MainThread {
	const tasks = events.filter(({ name, tid }) => name === 'RunTask' && tid === thread);
	const longest = (durations: readonly number[]) => durations.reduce((a, b) => Math.max(a, b), 0) / 1000;
	return {
		longestMs: longest(tasks.map(({ dur = 0 }) => dur)),
		longestCpuMs: longest(tasks.map(({ tdur = 0 }) => tdur)),
		allCpuMs: tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
		tasks: tasks.length
	};
}

function framesOf(events: readonly TraceEvent[]): Frames {
	const drawn = events.filter(({ name }) => name === 'DrawFrame').length;
	const missed = events.filter(({ name }) => name === 'DroppedFrame');
	const late = missed.filter(({ args }) => args.hasPartialUpdate).length;
	return { drawn, late, dropped: missed.length - late };
}
