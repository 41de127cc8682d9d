import { createSubscriber } from 'svelte/reactivity';
import { events } from '../events/events.svelte.ts';
import { session } from '../session/session.svelte.ts';
import { runningEvent } from './phase.ts';

const tickMs = 15_000;

const follow = createSubscriber((update) => {
	const timer = setInterval(update, tickMs);
	// Timers sleep with the screen: whoever looks again sees how late it is.
	const wake = () => document.hidden || update();
	document.addEventListener('visibilitychange', wake);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', wake);
	};
});

/** The server's time as far as this phone knows it; what reads it in a template or `$derived` follows the clock. */
export function liveNow(): Date {
	follow();
	return session.now();
}

/** Whether an event runs, live: then the app says nothing that can wait (docs/decisions/0006). */
export function isEventRunning(): boolean {
	return runningEvent(events.all, liveNow()) !== null;
}
