import { online } from '../device/online.svelte.ts';
import { syncState } from '../sync/sync.svelte.ts';

/** Whether what is done now reaches the server within moments: there is a network, and the server answered when last asked. */
export function isInReach(): boolean {
	return online.isOnline && syncState.reach !== 'offline';
}
