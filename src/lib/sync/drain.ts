import { type DrainProblem, type Sync, pushAll } from './push.ts';
import { pullAll } from './pull.ts';

/**
 * One drain: sign in if there is a reason to, send what waits, fetch what changed. A guest is made only for somebody
 * who has something to send; who has nothing to send and never signed in needs no server.
 */
export async function drain(
	sync: Sync,
	{ wantsPull, onProgress }: { wantsPull: boolean; onProgress: (rows: number) => void }
): Promise<DrainProblem | null> {
	const { local, remote } = sync;
	const known = await local.db.transact(async (tx) => ({
		personId: (await tx.get('meta', 'personId'))?.value,
		isEmpty: (await tx.all('outbox')).length === 0
	}));
	if (!known.ok) return 'storage';
	const { personId, isEmpty } = known.value;
	if (personId === undefined && isEmpty) return null;

	const signedIn = await remote.signIn(personId === undefined);
	if (!signedIn.ok) return signedIn.problem;
	if (personId !== undefined && personId !== signedIn.value.personId) return 'other-person';
	if (personId === undefined) {
		const { personId: id } = signedIn.value;
		await local.db.transact(async (tx) => tx.put('meta', { id: 'personId', value: id }));
	}

	const pushed = await pushAll(sync);
	const isOver =
		pushed.problem === 'offline' || pushed.problem === 'signed-out' || pushed.problem === 'other-person';
	// A person whose pushes fail still wants to see what others did.
	const pulled = !isOver && (wantsPull || pushed.answered > 0) ? await pullAll(sync, onProgress) : null;
	return pushed.problem ?? pulled;
}
