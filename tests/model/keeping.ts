import { isoTime } from '../../src/lib/core/clock.ts';
import { makeId } from '../../src/lib/core/ids.ts';
import {
	answerFollowUp,
	dropMilestone,
	dropTouch,
	markSent,
	recordTouch,
	saveMilestone,
	saveVoice,
	setCorrespondence
} from '../../src/lib/follow-ups/mutations.ts';
import type { FollowUp } from '../../src/lib/follow-ups/queue/rules.ts';
import { followUpsOn } from './follow-ups-agreement.ts';
import type { Between, By, Said } from './between-ops.ts';
import type { Device } from './device.ts';
import { type World, minuteMs } from './world.ts';

/** What a person does to stay in touch. */
export async function keep(world: World, op: Between): Promise<void> {
	const device = world.device(op.by);
	const { tables } = device;
	switch (op.do) {
		case 'voice':
			return device.do(saveVoice, { voice: { tone: op.tone, greetings: { de: 'Moin' } } });
		case 'dropTouch':
			if (tables.touches.size === 0) return;
			return device.do(dropTouch, { touchId: tables.touches.all[op.which % tables.touches.size].id });
		case 'dropMilestone':
			if (tables.milestones.size === 0) return;
			return device.do(dropMilestone, {
				milestoneId: tables.milestones.all[op.which % tables.milestones.size].id
			});
		default:
			if (tables.contacts.size === 0) return;
			return about(world, device, op, tables.contacts.all[op.which % tables.contacts.size].id);
	}
}

async function about(
	world: World,
	device: Device,
	op: By<'sent' | 'touch' | 'answer' | 'correspond' | 'milestone'>,
	contactId: string
): Promise<void> {
	switch (op.do) {
		case 'sent':
		case 'touch':
			return touch(world, device, op, contactId);
		case 'answer': {
			const { kind, cause } = reasonOf(device, contactId, op.reason);
			const doneAt = op.says === 'done' ? timeOn(device, 0) : null;
			const snoozedUntil = op.says === 'later' ? timeOn(device, -3_000) : null;
			return device.do(answerFollowUp, { contactId, kind, cause, doneAt, snoozedUntil });
		}
		case 'correspond':
			return device.do(setCorrespondence, { contactId, ...inputOf(device, op.says) });
		case 'milestone': {
			const all = device.tables.milestones.all.filter((row) => row.contactId === contactId);
			const known = all[op.again % (all.length + 1)];
			const { kind, year, text } = op;
			const milestoneId = known?.id ?? makeId();
			return device.do(saveMilestone, { milestoneId, contactId, kind, ...op.on, year, text });
		}
	}
}

async function touch(
	world: World,
	device: Device,
	op: By<'sent' | 'touch'>,
	contactId: string
): Promise<void> {
	const all = device.tables.touches.all.filter((row) => row.contactId === contactId);
	const known = all[op.again % (all.length + 1)];
	const what = {
		touchId: known?.id ?? makeId(),
		contactId,
		eventId: known ? known.eventId : world.eventAt(device, op.at),
		happenedAt: op.minutesAgo === null ? null : timeOn(device, op.minutesAgo),
		text: op.text
	};
	if (op.do === 'touch') return device.do(recordTouch, { ...what, kind: op.kind });
	const { key } = reasonOf(device, contactId, op.reason);
	return device.do(markSent, { ...what, channel: op.channel, settles: [key], subject: 'tea' });
}

/** A reason to write that the phone gives, or one that is not there. */
function reasonOf(
	{ tables }: Device,
	contactId: string,
	which: number
): Pick<FollowUp, 'key' | 'kind' | 'cause'> {
	const reasons = followUpsOn(tables).filter((each) => each.contactId === contactId);
	return (
		reasons.at(which % (reasons.length + 1)) ?? { key: 'check-in/none', kind: 'check-in', cause: 'none' }
	);
}

function inputOf(device: Device, said: Said) {
	return 'rests' in said ? { restingSince: said.rests ? timeOn(device, 0) : null } : said;
}

function timeOn(device: Device, minutesAgo: number): string {
	return isoTime(new Date(device.nowMs - minutesAgo * minuteMs));
}
