/** What the device believes about its network. `false` is certain; `true` only means that some network is there. */
class Online {
	isOnline = $state(typeof navigator === 'undefined' || navigator.onLine !== false);

	constructor() {
		if (typeof window === 'undefined') return;
		const look = () => (this.isOnline = navigator.onLine);
		window.addEventListener('online', look);
		window.addEventListener('offline', look);
	}
}

export const online = new Online();
