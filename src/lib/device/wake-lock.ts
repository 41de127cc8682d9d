/**
 * Keeps the screen on until the signal is aborted; taken again when the page returns to the front, since browsers drop it
 * with every glance elsewhere. Quietly does nothing where it cannot be had (plain http, low battery).
 */
export function keepAwake(signal: AbortSignal): void {
	if (!('wakeLock' in navigator)) return;
	const hold = async () => {
		if (document.hidden || signal.aborted) return;
		const lock = await navigator.wakeLock.request('screen').catch(() => null);
		if (signal.aborted) await lock?.release();
		else signal.addEventListener('abort', () => void lock?.release(), { once: true });
	};
	document.addEventListener('visibilitychange', hold, { signal });
	void hold();
}
