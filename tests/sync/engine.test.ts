import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveProfile } from '../../src/lib/card/mutations.ts';
import { online } from '../../src/lib/device/online.svelte.ts';
import { Engine } from '../../src/lib/sync/engine.ts';
import type { Lock } from '../../src/lib/sync/lock.ts';
import { FakeServer } from './fake-server.ts';
import { Phone } from './phone.ts';

// The engine runs on the events of a page; the rest of it needs no browser.
beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
	vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
	online.isOnline = true;
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('a drain that throws is tried again, and what waits gets in', async () => {
	const server = new FakeServer();
	const ada = new Phone(server.as('ada'), 1);
	await ada.introduce({ name: 'Ada' });
	const { signIn } = ada.network;
	ada.network.signIn = async () => {
		throw new Error('broken');
	};
	const engine = new Engine({ sync: ada.sync, state: ada.state, lock: (work) => work() });
	// Before `start`, which begins one as well: the error is for whoever asked first.
	const first = engine.wake(true);
	engine.start();
	await expect(first).rejects.toThrow('broken');
	ada.network.signIn = signIn;
	await vi.advanceTimersByTimeAsync(5_000);
	expect(ada.state.status).toEqual({ state: 'safe' });
	engine.stop();
});

test('a wake in the very moment in which a drain ends begins the next one at once', async () => {
	const ada = new Phone(new FakeServer().as('ada'), 1);
	await ada.introduce({ name: 'Ada' });
	const { signIn } = ada.network;
	let [drains, isDraining, hasWoken] = [0, false, false];
	ada.network.signIn = (mayCreate) => {
		drains++;
		return signIn(mayCreate);
	};
	const lock: Lock = async (work) => {
		isDraining = true;
		return work().finally(() => (isDraining = false));
	};
	// The last thing a run does is to ask what is due and when.
	const now = () => {
		if (ada.state.reach === 'reached' && !isDraining && !hasWoken) {
			hasWoken = true;
			queueMicrotask(() => void engine.wake(false));
		}
		return ada.nowMs;
	};
	const engine = new Engine({ sync: { ...ada.sync, now }, state: ada.state, lock });
	engine.start();
	await vi.advanceTimersByTimeAsync(10);
	expect([hasWoken, drains]).toEqual([true, 2]);
	engine.stop();
});

/** A phone whose server answers, and the engine of its tab. */
async function reached() {
	const ada = new Phone(new FakeServer().as('ada'), 1);
	await ada.introduce({ name: 'Ada' });
	const engine = new Engine({ sync: ada.sync, state: ada.state, lock: (work) => work() });
	engine.start();
	await vi.advanceTimersByTimeAsync(10);
	expect(ada.state.status).toEqual({ state: 'safe' });
	return { ada, engine };
}

test('what another tab has begun to send is known to be stuck in this one as well', async () => {
	const { ada, engine } = await reached();
	ada.network.cuts = Array<'before'>(20).fill('before');
	const other = new Phone(new FakeServer().as('ada'), 1);
	await other.introduce({ name: 'Ada' });
	const sending = { ...other.tables.outbox.all[1], seq: 99, wasTried: true };
	await ada.local.db.transact(async (tx) => tx.put('outbox', sending));
	await vi.advanceTimersByTimeAsync(3_000);
	expect(ada.state.status).toEqual({ state: 'offline', count: 1 });
	ada.network.cuts = [];
	await vi.advanceTimersByTimeAsync(30_000);
	expect(ada.state.status).toEqual({ state: 'safe' });
	engine.stop();
});

test('without a network nothing is said to be on its way, however long a request hangs', async () => {
	const { ada, engine } = await reached();
	ada.network.signIn = () => new Promise(() => undefined);
	online.isOnline = false;
	window.dispatchEvent(new Event('offline'));
	await ada.do(saveProfile, { profile: { name: 'Ada B.' } });
	expect(ada.state.status).toEqual({ state: 'offline', count: 1 });
	engine.stop();
});

test('a server on this very device is reached without a network', async () => {
	const { ada, engine } = await reached();
	online.isOnline = false;
	window.dispatchEvent(new Event('offline'));
	await vi.advanceTimersByTimeAsync(10);
	expect(ada.state.status).toEqual({ state: 'safe' });
	engine.stop();
});
