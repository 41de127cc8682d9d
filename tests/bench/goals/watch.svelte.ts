import { goals } from '$lib/goals/goals.svelte.ts';

/** Waits as a screen does until the goals of an event are counted; gives how many count towards the first. */
export function counted(eventId: string | null): Promise<number> {
	return new Promise((resolve) => {
		$effect.root(() => {
			$effect(() => {
				const [standing] = goals.of(eventId);
				if (standing && !standing.progress.isCounting) resolve(standing.progress.done);
			});
		});
	});
}
