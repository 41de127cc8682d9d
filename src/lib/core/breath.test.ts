import { afterEach, expect, test, vi } from 'vitest';
import { Slices, letPageAnswer } from './breath.ts';

afterEach(() => vi.unstubAllGlobals());

test('what waits its turn comes in between', async () => {
	const order: string[] = [];
	const { port1, port2 } = new MessageChannel();
	const typed = new Promise<void>((resolve) => {
		port1.onmessage = () => {
			order.push('typed');
			port1.close();
			resolve();
		};
	});
	port2.postMessage(null);
	await letPageAnswer();
	await letPageAnswer();
	order.push('work');
	await typed;
	expect(order).toEqual(['typed', 'work']);
});

test('a browser that knows how to yield is asked to', async () => {
	const yields = vi.fn(() => Promise.resolve());
	vi.stubGlobal('scheduler', { yield: yields });
	await letPageAnswer();
	expect(yields).toHaveBeenCalledOnce();
	vi.stubGlobal('scheduler', { postTask: () => undefined });
	await letPageAnswer();
	expect(yields).toHaveBeenCalledOnce();
});

test('a slice is over after some milliseconds, and the next one begins anew', async () => {
	let now = 100;
	const slices = new Slices(() => now);
	expect(slices.isOver).toBe(false);
	now += 9;
	expect(slices.isOver).toBe(true);
	await slices.next();
	expect(slices.isOver).toBe(false);
});
