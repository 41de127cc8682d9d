import { saveCard, saveProfile } from '../../src/lib/card/mutations.ts';
import { makeId } from '../../src/lib/core/ids.ts';
import { editEvent, joinEvent, leaveEvent } from '../../src/lib/events/mutations.ts';
import { eventRefOf } from '../../src/lib/events/event-id.ts';
import { shortCodeOf } from '../../src/lib/exchange/code/key.ts';
import {
	confirmExchange,
	exchangeByShortCode,
	exchangeCards,
	newExchange,
	undoExchange,
	withdrawExchange
} from '../../src/lib/exchange/mutations.ts';
import { blockPerson, saveNote, unblockPerson } from '../../src/lib/people/mutations.ts';
import { comeBack, withAccount } from './accounts.ts';
import type { Device } from './device.ts';
import { keep } from './keeping.ts';
import type { By, Op } from './ops.ts';
import { putDown } from './said.ts';
import { visit } from './visits.ts';
import { type World, minuteMs, profiles } from './world.ts';

/** One thing happens; nothing, where there is nothing to do it with. */
export async function happen(world: World, op: Op): Promise<void> {
	const { server } = world;
	server.nowMs += 3_000;
	switch (op.do) {
		case 'scan':
			return scan(world, op);
		case 'mutual':
			await scan(world, { ...op, do: 'scan', how: 'live', agoMinutes: 0 });
			server.nowMs += op.gapMinutes * minuteMs + 7_000;
			return scan(world, { do: 'scan', by: op.of, of: op.by, at: op.at, how: 'live', agoMinutes: 0 });
		case 'type':
			return type(world, op);
		case 'visit':
			return visit(world, op);
		case 'note':
			return note(world.device(op.by), op);
		case 'goal':
		case 'drop':
		case 'quiet':
		case 'reflect':
		case 'remark':
		case 'promise':
		case 'mark':
		case 'relationship':
			return putDown(world, op);
		case 'sent':
		case 'touch':
		case 'dropTouch':
		case 'answer':
		case 'correspond':
		case 'milestone':
		case 'dropMilestone':
		case 'voice':
			return keep(world, op);
		case 'profile':
			return world.device(op.by).do(saveProfile, { profile: profiles[op.variant % profiles.length] });
		case 'card':
			return card(world, op);
		case 'join':
			return world.device(op.by).do(joinEvent, { joinCode: world.events[op.at - 1].joinCode });
		case 'leave':
			return world.device(op.by).do(leaveEvent, { eventId: world.events[op.at - 1].eventId });
		case 'edit':
			return edit(world, op);
		case 'undo':
		case 'withdraw':
		case 'confirm':
		case 'block':
		case 'unblock':
			return afterwards(world.device(op.by), op);
		case 'drain':
			await comeBack(world, world.device(op.by), op.troubles);
			await world.device(op.by).drain(op.troubles);
			return;
		case 'amid':
			await world.device(op.what.by).amid(op.troubles, () => happen(world, op.what));
			return;
		case 'work':
			await server.work();
			return;
		case 'backUp':
			return server.backUp();
		case 'restore':
			for (const device of world.devices) device.wasMerged ||= server.model.isMerged(device.userId);
			return server.restore();
		case 'wait':
			server.nowMs += op.minutes * minuteMs;
			return;
		case 'clock':
			world.device(op.by).clockErrorMs += op.minutes * minuteMs;
			return;
		case 'again':
			return again(world, op);
		default:
			return withAccount(world, op);
	}
}

/** What a person does on a phone, or another tab of it, while it is in the middle of something. */
export async function goOn(world: World, device: Device, what: string): Promise<void> {
	if (what === 'tab') await device.send();
	if (what === 'note') await note(device, { which: 0, text: 'meanwhile' });
	if (what === 'scan') {
		const next = world.device(world.devices.indexOf(device) + 1);
		if (next !== device) await device.do(exchangeCards, newExchange(await next.code(null, 0)));
	}
}

async function scan(world: World, { by, of, at, how, agoMinutes }: By<'scan'>): Promise<void> {
	const [scanning, scanned] = [world.device(by), world.device(of)];
	if (scanning === scanned) return;
	const age = how === 'badge' ? null : agoMinutes * minuteMs;
	const code = await scanned.code(world.eventAt(scanned, at), age);
	if (how === 'forged') {
		code.bytes = code.bytes.slice(0, -1) + (code.bytes.endsWith('0') ? '1' : '0');
		world.server.model.people.forged.add(code.bytes);
	}
	await scanning.do(exchangeCards, newExchange(code));
}

async function type(world: World, { by, of, at }: By<'type'>): Promise<void> {
	const [typing, shown] = [world.device(by), world.device(of)];
	if (typing === shown) return;
	const eventId = world.eventAt(shown, at);
	const key = await shown.ensureKey();
	const shortCode = shortCodeOf(key, eventRefOf(eventId));
	world.server.model.people.shortCodes.set(shortCode.slice(0, 7), { keyId: key.id, eventId });
	const ids = { contactId: makeId(), meetingId: makeId() };
	await typing.do(exchangeByShortCode, { ...ids, eventId: world.eventAt(typing, at), shortCode });
}

async function note(device: Device, { which, text }: Pick<By<'note'>, 'which' | 'text'>): Promise<void> {
	const { contacts, notes } = device.tables;
	if (contacts.size === 0) return;
	const { id: contactId } = contacts.all[which % contacts.size];
	await device.do(saveNote, { contactId, text, was: notes.get(contactId)?.text ?? '' });
}

async function card(world: World, { by, at, asksFirst, hides }: By<'card'>): Promise<void> {
	const device = world.device(by);
	const eventId = world.eventAt(device, at);
	const sharing = hides
		? { headline: 'private' as const, pitch: 'code' as const }
		: { email: 'after' as const };
	await device.do(saveCard, { eventId, sharing, asksFirst, graph: 'none' });
}

/** An organizer's phone changes an event, or one that only believes it may. */
async function edit(world: World, { by, at, endsInHours, isStranger }: By<'edit'>): Promise<void> {
	const { eventId } = world.events[at - 1];
	const may = ({ tables }: Device) => tables.events.get(eventId)?.role === 'organizer';
	const phones = isStranger ? world.devices : world.devices.filter(may);
	const device = phones[by % Math.max(1, phones.length)];
	if (!device?.tables.events.get(eventId)) return;
	await device.do(editEvent, {
		eventId,
		name: `Fair of phone ${by}`,
		place: isStranger ? '' : 'Hall',
		startsAt: world.timeIn(device, -3),
		endsAt: endsInHours === null ? null : world.timeIn(device, endsInHours),
		timeZone: 'Europe/Berlin'
	});
}

async function afterwards(
	device: Device,
	op: By<'undo' | 'withdraw' | 'confirm' | 'block' | 'unblock'>
): Promise<void> {
	const { contacts, exchanges } = device.tables;
	if (op.do === 'undo') {
		const ids = exchanges.all.flatMap(({ meetings }) => meetings.map(({ id }) => id));
		if (ids.length > 0) await device.do(undoExchange, { meetingId: ids[op.which % ids.length] });
	} else if (op.do === 'block' || op.do === 'unblock') {
		if (contacts.size === 0) return;
		const { id: contactId } = contacts.all[op.which % contacts.size];
		await device.do(op.do === 'block' ? blockPerson : unblockPerson, { contactId });
	} else if (exchanges.size > 0) {
		const { contactId, eventId } = exchanges.all[op.which % exchanges.size];
		await device.do(op.do === 'withdraw' ? withdrawExchange : confirmExchange, { contactId, eventId });
	}
}

/** A batch arrives that was given up, or one that had arrived before; of every other phone as from before batches had numbers. */
async function again({ server }: World, { which }: By<'again'>): Promise<void> {
	const { underway, arrived } = server;
	const [late] = underway.splice(which % Math.max(1, underway.length), 1);
	const batch = late ?? arrived[which % Math.max(1, arrived.length)];
	if (!batch) return;
	const { number: _, ...unnumbered } = batch.batch;
	await server.push(batch.token, which % 2 === 0 ? batch.batch : unnumbered);
}
