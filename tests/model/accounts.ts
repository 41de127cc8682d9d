import { queueCard } from '../../src/lib/background.ts';
import { forgetPerson } from '../../src/lib/sync/forget-person.ts';
import { AddressJoin, takeOver } from '../../src/lib/sync/join.ts';
import { dismissRefused, retryRefused } from '../../src/lib/sync/refused.ts';
import type { Device } from './device.ts';
import type { By } from './ops.ts';
import type { Trouble } from './trouble.ts';
import type { World } from './world.ts';

/** What people do about their accounts, and about what was refused. */
export async function withAccount(
	world: World,
	op: By<'retry' | 'dismiss' | 'lose' | 'second' | 'merge' | 'take'>
): Promise<void> {
	const device = world.device(op.by);
	const { userId } = device;
	switch (op.do) {
		case 'retry':
		case 'dismiss':
			return aboutRefused(device, op.do);
		case 'lose':
			if (userId === null || !world.server.hasUser(userId)) return;
			world.devices.splice(world.devices.indexOf(device), 1);
			world.server.forgetCopy();
			return join(world, await world.newDevice(), { userId, troubles: op.troubles });
		case 'second':
			if (userId === null || !world.server.hasUser(userId) || !world.hasRoom) return;
			if (op.how === 'code') return handOver(device, await world.newDevice(), op.troubles);
			return join(world, await world.newDevice(), { userId, troubles: op.troubles });
		case 'merge': {
			const into = world.device(op.into).userId;
			if (into !== null && into !== userId && world.server.hasUser(into))
				await join(world, device, { userId: into, troubles: op.troubles });
			return;
		}
		case 'take':
			return handOver(world.device(op.from), device, op.troubles);
	}
}

async function aboutRefused(device: Device, what: 'retry' | 'dismiss'): Promise<void> {
	const refused = device.tables.outbox.all.find(({ progress }) => progress.state === 'refused');
	if (!refused) return;
	const act = what === 'retry' ? retryRefused : dismissRefused;
	await device.changing(() => act(refused.id, device.local));
}

type Address = { userId: string; troubles: readonly Trouble[] };

/** Signs in with the address of a user, whose code was right. */
async function join({ server }: World, device: Device, { userId, troubles }: Address): Promise<void> {
	const token = await server.signIn(userId);
	const tokens = { access_token: token, refresh_token: token };
	const takeAccount = (secret: string) => device.asked(() => server.take(token, secret));
	const proven = { userId, tokens, takeAccount };
	const email = `${userId}@example.org`;
	await device.amid(troubles, () => new AddressJoin(joining(device), { email, proven }).run());
}

/**
 * Somebody whom a server that was put back has signed out, and who saw that, or whom a hand-over that came to nothing left signed
 * in as another guest, signs in again: with the address, or, where the server has forgotten that too, as a new guest.
 */
export async function comeBack(world: World, device: Device, troubles: readonly Trouble[]): Promise<void> {
	const [was, joined] = ['userId', 'joinedUserId'].map((id) => device.tables.meta.get(id)?.value);
	if (typeof was !== 'string' || device.userId === was || device.userId === joined) return;
	if (world.server.hasUser(was)) return join(world, device, { userId: was, troubles });
	await device.amid(troubles, async () => {
		await queueCard(device.tables, async (mutation, input) => {
			await device.do(mutation, input);
			return true;
		});
		await device.changing(() => forgetPerson(device.local));
	});
}

async function handOver(from: Device, to: Device, troubles: readonly Trouble[]): Promise<void> {
	if (from === to || from.userId === null || !(await from.drain())) return;
	const code = await from.remote.offerHandOver();
	if (code.ok) await to.amid(troubles, () => takeOver(joining(to), code.value.code));
}

function joining(device: Device) {
	return { local: device.local, remote: device.remote, send: () => device.send() };
}
