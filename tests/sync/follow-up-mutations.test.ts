import { expect, test } from 'vitest';
import { makeId } from '../../src/lib/core/ids.ts';
import { Db } from '../../src/lib/db/db.svelte.ts';
import type { OutboxRow } from '../../src/lib/db/rows.ts';
import { eventIdOf } from '../../src/lib/events/event-id.ts';
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
import { type Local, registryOf } from '../../src/lib/sync/apply.ts';
import { followEvent } from '../../src/lib/sync/decided-event.ts';
import { eventKey } from '../../src/lib/sync/keys.ts';
import { mutateIn } from '../../src/lib/sync/mutate.ts';
import type { Mutation } from '../../src/lib/sync/mutation.ts';

const all = [
	...[markSent, recordTouch, dropTouch, answerFollowUp],
	...[setCorrespondence, saveMilestone, dropMilestone, saveVoice]
];
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute));

class Device {
	readonly local: Local = { db: new Db(`follow-ups-${makeId()}`), registry: registryOf(all) };
	#minute = 0;

	get tables() {
		return this.local.db.tables;
	}

	async do<Input>(mutation: Mutation<Input>, input: Input) {
		return (await mutateIn(this.local, mutation, input, at(this.#minute++))).ok;
	}
}

const contactId = makeId();
const message = (touchId: string) => ({
	...{ touchId, contactId, eventId: null, channel: 'sms' as const },
	...{ settles: ['first/none'], subject: '', text: 'Hello' }
});

test('a message that was just sent was sent when it was marked, also after it is edited', async () => {
	const device = new Device();
	const touchId = makeId();
	await device.do(markSent, message(touchId));
	await device.do(markSent, { ...message(touchId), text: 'Hello again' });
	expect(device.tables.touches.all).toEqual([
		{
			...{ id: touchId, contactId, eventId: null, kind: 'wrote', channel: 'sms', settles: ['first/none'] },
			...{ subject: '', text: 'Hello again', happenedAt: at(0).toISOString() },
			...{ madeAt: at(0).toISOString(), editedAt: at(1).toISOString() }
		}
	]);
	// Both are sent: only the first one says when that was.
	expect(device.tables.outbox.size).toBe(2);
	await device.do(dropTouch, { touchId });
	expect(device.tables.touches.size).toBe(0);
});

test('a reply needs no words, and keys that are none are refused', async () => {
	const device = new Device();
	const reply = { touchId: makeId(), contactId, eventId: null, kind: 'replied' as const, text: '' };
	expect(await device.do(recordTouch, reply)).toBe(true);
	expect(device.tables.touches.all[0]).toMatchObject({ kind: 'replied', channel: null, settles: [] });
	for (const key of ['first/today', 'lunch/none', 'none', `first/${makeId()}/${makeId()}`])
		expect(await device.do(markSent, { ...message(makeId()), settles: [key] }), key).toBe(false);
});

test('an answer is one row, and taking it back leaves none', async () => {
	const device = new Device();
	const answer = { contactId, kind: 'first', cause: 'none', doneAt: null } as const;
	await device.do(answerFollowUp, { ...answer, snoozedUntil: at(30).toISOString() });
	await device.do(answerFollowUp, { ...answer, doneAt: at(1).toISOString(), snoozedUntil: null });
	expect(device.tables.followUpAnswers.all).toEqual([
		{ id: `${contactId}/first/none`, ...answer, doneAt: at(1).toISOString(), snoozedUntil: null }
	]);
	await device.do(answerFollowUp, { ...answer, snoozedUntil: null });
	expect(device.tables.followUpAnswers.size).toBe(0);
	expect(device.tables.outbox.size).toBe(1);
});

test('what is said about writing comes together in one mutation that the server takes', async () => {
	const device = new Device();
	await device.do(setCorrespondence, { contactId, every: 'days', days: 40 });
	await device.do(setCorrespondence, { contactId, language: 'de' });
	expect(device.tables.correspondences.get(contactId)).toMatchObject({
		every: 'days',
		days: 40,
		language: 'de'
	});
	expect(device.tables.outbox.all.map(({ wire }) => wire)).toEqual([
		{ contactId, every: 'days', days: 40, language: 'de' }
	]);
	await device.do(setCorrespondence, { contactId, every: 'month' });
	expect(device.tables.correspondences.get(contactId)).toMatchObject({ every: 'month', days: null });
	expect(device.tables.outbox.all[0].wire).toEqual({ contactId, every: 'month', language: 'de' });
	await device.do(setCorrespondence, { contactId, every: null, language: null });
	expect(device.tables.correspondences.size).toBe(0);
	expect(await device.do(setCorrespondence, { contactId, every: 'days' })).toBe(false);
	expect(await device.do(setCorrespondence, { contactId, every: 'month', days: 30 })).toBe(false);
});

test('a milestone is a day that some year has', async () => {
	const device = new Device();
	const birthday = { milestoneId: makeId(), contactId, kind: 'birthday', year: null, text: '' } as const;
	for (const [month, day] of [
		[2, 30],
		[4, 31],
		[0, 1],
		[13, 1],
		[1, 0]
	])
		expect(await device.do(saveMilestone, { ...birthday, month, day }), `${month}-${day}`).toBe(false);
	expect(await device.do(saveMilestone, { ...birthday, month: 2, day: 29 })).toBe(true);
	expect(device.tables.milestones.all).toHaveLength(1);
	await device.do(dropMilestone, { milestoneId: birthday.milestoneId });
	expect(device.tables.milestones.size).toBe(0);
});

test('a voice is kept whole, without what nobody knows', async () => {
	const device = new Device();
	await device.do(saveVoice, { voice: { tone: 'warm', greetings: { de: 'Moin' } } });
	await device.do(saveVoice, { voice: { tone: 'plain', ...{ mood: 'good' } } });
	expect(device.tables.voices.get('me')?.voice).toEqual({ tone: 'plain' });
	expect(device.tables.outbox.all.map(({ wire }) => wire)).toEqual([{ voice: { tone: 'plain' } }]);
});

test('what is changed on a phone whose clock is slow is seen there at once', async () => {
	const device = new Device();
	const [touchId, milestoneId] = [makeId(), makeId()];
	const day = { milestoneId, contactId, kind: 'own', month: 5, day: 1, year: null } as const;
	await device.do(markSent, message(touchId));
	await device.do(saveMilestone, { ...day, text: 'Boat' });
	// As the server has them, by its own clock.
	await device.local.db.transact(async (tx) => {
		const editedAt = at(300).toISOString();
		for (const touch of await tx.all('touches')) tx.put('touches', { ...touch, editedAt });
		for (const row of await tx.all('milestones')) tx.put('milestones', { ...row, editedAt });
	});
	await device.do(markSent, { ...message(touchId), text: 'Hello again' });
	await device.do(saveMilestone, { ...day, text: 'Boats' });
	expect(device.tables.touches.get(touchId)?.text).toBe('Hello again');
	expect(device.tables.milestones.get(milestoneId)?.text).toBe('Boats');
});

test('what was said to a follow-up follows the exchange to the event that the server decided on', async () => {
	const device = new Device();
	const [guessed, decided] = [eventIdOf('abcd1234'), eventIdOf('wxyz9876')];
	const scan: OutboxRow = {
		...{
			id: makeId(),
			seq: 0,
			kind: 'exchange_cards',
			input: { contactId },
			happenedAt: at(0).toISOString()
		},
		...{ wire: { contactId, meetingId: makeId() }, writes: [], reads: [eventKey(guessed)] },
		...{ progress: { state: 'sent' }, wasTried: true, attempts: 1, notBefore: 0 }
	};
	const done = { contactId, doneAt: at(1).toISOString(), snoozedUntil: null };
	await device.do(answerFollowUp, { ...done, kind: 'thank', cause: guessed });
	await device.do(answerFollowUp, { ...done, kind: 'check-in', cause: 'none' });
	const settles = [`thank/${guessed}`, `return/${contactId}`];
	await device.do(markSent, { ...message(makeId()), eventId: guessed, settles });
	await device.local.db.transact((tx) =>
		followEvent(tx, scan, {
			id: scan.id,
			answer: 'applied',
			code: null,
			result: { contactId, eventId: decided }
		})
	);
	const [thank, checkIn, sent] = device.tables.outbox.all
		.toSorted((a, b) => a.seq - b.seq)
		.map(({ wire }) => wire);
	expect([thank.cause, checkIn.cause]).toEqual([decided, 'none']);
	expect(sent).toMatchObject({ eventId: decided, settles: [`thank/${decided}`, `return/${contactId}`] });
});
