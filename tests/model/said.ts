import { dropGoal, savePreferences, saveReflection, setGoal } from '../../src/lib/goals/mutations.ts';
import {
	markPerson,
	savePromise,
	saveRemark,
	setRelationship
} from '../../src/lib/people/conversation/mutations.ts';
import { isoTime } from '../../src/lib/core/clock.ts';
import { makeId } from '../../src/lib/core/ids.ts';
import type { Device } from './device.ts';
import type { By, Word } from './word-ops.ts';
import type { World } from './world.ts';

/** What a person sets for themselves and puts down about others. */
export async function putDown(world: World, op: Word): Promise<void> {
	const device = world.device(op.by);
	const { tables } = device;
	switch (op.do) {
		case 'goal':
			return goal(world, device, op);
		case 'drop':
			if (tables.goals.size === 0) return;
			return device.do(dropGoal, { goalId: tables.goals.all[op.which % tables.goals.size].id });
		case 'quiet':
			return device.do(savePreferences, { quiet: op.quiet });
		case 'reflect': {
			const { eventId } = world.events[op.at - 1];
			const known = tables.reflections.get(eventId);
			const [wasWell, wasNext] = [known?.well ?? '', known?.next ?? ''];
			const doneAt = op.isDone ? nowOn(device) : null;
			return device.do(saveReflection, { eventId, well: op.well, next: op.next, wasWell, wasNext, doneAt });
		}
		default:
			return about(world, device, op);
	}
}

async function goal(world: World, device: Device, op: By<'goal'>): Promise<void> {
	const { all } = device.tables.goals;
	// One more, or another version of one that is there.
	const known = all[op.which % (all.length + 1)];
	await device.do(setGoal, {
		goalId: known?.id ?? makeId(),
		eventId: world.eventAt(device, op.at),
		kind: op.kind,
		target: op.target,
		text: op.text,
		tickedAt: op.isTicked ? nowOn(device) : null
	});
}

async function about(
	world: World,
	device: Device,
	op: By<'remark' | 'promise' | 'mark' | 'relationship'>
): Promise<void> {
	const { contacts, remarks, promises } = device.tables;
	if (contacts.size === 0) return;
	const { id: contactId } = contacts.all[op.which % contacts.size];
	if (op.do === 'relationship') return device.do(setRelationship, { contactId, kind: op.kind });
	const eventId = world.eventAt(device, op.at);
	if (op.do === 'mark') return device.do(markPerson, { contactId, eventId, [op.what]: op.is });
	const all = (op.do === 'remark' ? remarks : promises).all.filter((row) => row.contactId === contactId);
	const known = all[op.again % (all.length + 1)];
	const [id, was] = [known?.id ?? makeId(), known?.text ?? ''];
	const said = { contactId, eventId: known ? known.eventId : eventId, text: op.text, was };
	if (op.do === 'remark') return device.do(saveRemark, { ...said, remarkId: id, kind: op.kind });
	const keptAt = op.isKept ? nowOn(device) : null;
	return device.do(savePromise, { ...said, promiseId: id, by: op.whose, dueOn: op.dueOn, keptAt });
}

function nowOn(device: Device): string {
	return isoTime(new Date(device.nowMs));
}
