import { type DrainProblem, type Sync, pushAll } from './push.ts';
import { becomeUser, epochOf, knownOf } from './epoch.ts';
import { hasFormer, leaveOutbox } from './journal.ts';
import { pullAll } from './pull.ts';

/**
 * One drain: sign in if there is a reason to, send what waits, fetch what changed. A guest is made only for somebody
 * who has something to send, or may have to send again what was acknowledged; who has nothing to send and never signed in
 * needs no server.
 */
export async function drain(
	sync: Sync,
	{ wantsPull, onProgress }: { wantsPull: boolean; onProgress: (rows: number) => void }
): Promise<DrainProblem | null> {
	const { local, remote } = sync;
	const known = await local.db.transact(async (tx) => ({
		...(await knownOf(tx)),
		isNoted: (await tx.get('meta', 'userId')) !== undefined,
		isEmpty: (await tx.all('outbox')).length === 0 && !(await hasFormer(tx))
	}));
	if (!known.ok) return 'storage';
	const { userId, joinedUserId, isNoted, isEmpty } = known.value;
	const isNobody = userId === undefined && isEmpty;
	if (isNobody && joinedUserId === undefined) return null;

	const signedIn = await remote.signIn(userId === undefined && !isEmpty);
	// The tab was closed before the sign-in that was begun here came to anything.
	if (!signedIn.ok) return isNobody && signedIn.problem === 'signed-out' ? null : signedIn.problem;
	const found = signedIn.value.userId;
	if (userId !== undefined && found !== userId && found !== joinedUserId) return 'other-person';
	const begun = await local.db.transact(async (tx) => {
		if (!isNoted || found !== userId) becomeUser(tx, found);
		return { epoch: await epochOf(tx) };
	});
	if (!begun.ok) return 'storage';

	const pushed = await pushAll(sync, begun.value);
	const isOver = pushed.problem === 'offline' || pushed.problem === 'signed-out';
	const isOthers = pushed.problem === 'other-person';
	// A person whose pushes fail still wants to see what others did.
	const isWanted = wantsPull || isOthers || pushed.answered > 0;
	const pulled = !isOver && isWanted ? await pullAll(sync, onProgress, begun.value) : null;
	// The pull has found that this is the person of before, and perhaps that the store was put back.
	if (isOthers && pulled === null) {
		const left = await local.db.transact(leaveOutbox);
		if (left.ok && left.value) return drain(sync, { wantsPull, onProgress });
	}
	return pushed.problem ?? pulled;
}
