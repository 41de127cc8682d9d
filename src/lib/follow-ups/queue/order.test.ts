import { describe, expect, test } from 'vitest';
import { type Reasons, listOf, momentIn } from './order.ts';
import { followUpsOf } from './rules.ts';
import type { ContactFacts } from './story.ts';
import { answer, corresponds, eventId, mark, met, milestone, promise, remark, told, touch } from './told.ts';

const zone = 'Europe/Berlin';
// A Sunday, one in the afternoon in Berlin: tomorrow ends at 23:00 UTC of the 23rd.
const now = '2026-11-22T12:00:00.000Z';

function person(id: string, facts: Partial<ContactFacts> = {}): Reasons {
	const all = told({ ...facts, contact: { id, card: {}, keyIds: [], blocked: false } });
	return { facts: all, followUps: followUpsOf(all) };
}
const list = (people: Reasons[], at = now) => listOf(people, momentIn(zone, new Date(at)));
const idsOf = (groups: readonly { contactId: string }[]) => groups.map(({ contactId }) => contactId);
/** Keys of what is shown of one person. */
const shown = (facts: Partial<ContactFacts>, at = now) => {
	const { now: due, later } = list([person('a', facts)], at);
	return [...due, ...later].flatMap(({ reasons }) => reasons.map(({ key }) => key));
};

test('a moment ends its day and the next at midnight of the reader', () => {
	expect(momentIn(zone, new Date(now))).toEqual({
		now,
		today: '2026-11-22',
		tomorrow: '2026-11-23',
		endOfToday: '2026-11-22T23:00:00.000Z',
		endOfTomorrow: '2026-11-23T23:00:00.000Z'
	});
});

describe('the list', () => {
	test('has what is due by tomorrow night apart from what has more time', () => {
		const people = [
			person('by-tomorrow', { exchanges: [met('2026-11-21T22:59:59.000Z')] }),
			person('after', { exchanges: [met('2026-11-21T23:00:00.000Z')] }),
			person('overdue', { exchanges: [met('2026-10-01T12:00:00.000Z')] }),
			person('promised-tomorrow', { promises: [promise({ dueOn: '2026-11-23' })] }),
			person('promised-later', { promises: [promise({ dueOn: '2026-11-24' })] })
		];
		const { now: due, later } = list(people);
		expect(idsOf(due)).toEqual(['overdue', 'by-tomorrow', 'promised-tomorrow']);
		expect(idsOf(later)).toEqual(['after', 'promised-later']);
	});

	test('begins with whom I chose to get to know better, then whom I marked, then whoever has least time', () => {
		const metAt = (hour: number) => met(`2026-11-21T${hour}:00:00.000Z`);
		const people = [
			person('last', { exchanges: [metAt(15)] }),
			person('first', { exchanges: [metAt(12)] }),
			person('worth', { exchanges: [metAt(16)], marks: [mark({ worth: true })] }),
			person('deepened', { exchanges: [metAt(17)], marks: [mark({ deepen: true })] })
		];
		expect(idsOf(list(people).now)).toEqual(['deepened', 'worth', 'first', 'last']);
	});

	test('has one group for a person, with what is due first at its head', () => {
		const [group] = list([
			person('a', {
				exchanges: [met('2026-11-21T12:00:00.000Z')],
				marks: [mark({ thank: true })],
				promises: [promise({ dueOn: '2026-11-22' })]
			})
		]).now;
		expect(group.reasons.map(({ kind }) => kind)).toEqual(['promise', 'first', 'thank']);
		expect(group.due).toBe('2026-11-22T23:00:00.000Z');
	});

	test('does not have what is settled', () => {
		expect(shown({ exchanges: [met('2026-11-21T12:00:00.000Z')], touches: [touch('wrote', now)] })).toEqual(
			[]
		);
	});

	test('does not have what was put off until its time has come', () => {
		const facts = {
			exchanges: [met('2026-11-21T12:00:00.000Z')],
			answers: [answer('first', eventId, { snoozedUntil: '2026-11-22T18:00:00.000Z' })]
		};
		expect(list([person('a', facts)])).toEqual({ now: [], later: [], sleeping: 1 });
		expect(list([person('a', facts)], '2026-11-22T18:00:00.000Z')).toMatchObject({ sleeping: 0 });
		expect(shown(facts, '2026-11-22T18:00:00.000Z')).toEqual([`first/${eventId}`]);
	});
});

describe('nothing comes before it helps', () => {
	test('a promise of theirs from the day after its day on', () => {
		const promises = [promise({ by: 'them', dueOn: '2026-11-22' })];
		expect(shown({ promises })).toEqual([]);
		expect(shown({ promises }, '2026-11-22T23:00:00.000Z')).toEqual(['promise/p']);
	});

	test('a nudge and the proposal to let it rest when they are due', () => {
		const touches = [touch('wrote', '2026-11-15T12:00:00.000Z', [], 'w')];
		expect(shown({ touches }, '2026-11-22T11:59:00.000Z')).toEqual([]);
		expect(shown({ touches })).toEqual(['nudge/w']);
	});

	test('what they told me, and a check-in, on the day they are due', () => {
		const remarks = [remark('goal', '2026-10-23T18:00:00.000Z')];
		expect(shown({ remarks }, '2026-11-21T22:00:00.000Z')).toEqual([]);
		expect(shown({ remarks })).toEqual(['return/r']);
		const touches = [touch('replied', '2026-10-23T18:00:00.000Z')];
		const correspondence = corresponds({ every: 'month' });
		expect(shown({ touches, correspondence }, '2026-11-21T22:00:00.000Z')).toEqual([]);
		expect(shown({ touches, correspondence })).toEqual(['check-in/none']);
	});

	test('a milestone from three days before it to a week after it', () => {
		const milestones = [milestone(11, 25, '2026-01-01T00:00:00.000Z')];
		expect(shown({ milestones }, '2026-11-21T12:00:00.000Z')).toEqual([]);
		expect(shown({ milestones })).toEqual(['milestone/m']);
		expect(shown({ milestones }, '2026-12-02T12:00:00.000Z')).toEqual(['milestone/m']);
		expect(shown({ milestones }, '2026-12-03T12:00:00.000Z')).toEqual([]);
	});

	test('a milestone that nobody answered comes back the year after', () => {
		const milestones = [milestone(11, 25, '2024-01-01T00:00:00.000Z')];
		const [group] = list([person('a', { milestones })], '2026-11-24T12:00:00.000Z').now;
		expect(group.reasons[0].dueOn).toBe('2026-11-25');
	});
});

describe('the last day that there is', () => {
	const last = '9999-12-31';
	const zones = ['Europe/Berlin', 'America/New_York'];
	const cases = zones.flatMap((zone) => (['me', 'them'] as const).map((by) => [by, zone] as const));
	test.each(cases)('promised by %s, everybody else comes before it, in %s', (by, zone) => {
		const people = [
			person('some-day', {
				promises: [promise({ by, dueOn: last })],
				exchanges: [met('2026-11-22T11:00:00.000Z')]
			}),
			person('sooner', { exchanges: [met('2026-11-21T12:00:00.000Z')] })
		];
		const { now: due, later } = listOf(people, momentIn(zone, new Date(now)));
		expect(idsOf([...due, ...later])).toEqual(['sooner', 'some-day']);
		expect(people[0].followUps.map(({ dueOn }) => dueOn)).toContain(last);
	});

	test('on a clock that has reached it, days to remember and checking in stay', () => {
		const doneAt = `${last}T23:00:00.000Z`;
		const due = person('a', {
			exchanges: [met('2026-11-21T12:00:00.000Z')],
			milestones: [milestone(12, 30, now)],
			correspondence: corresponds({ every: 'month' }),
			answers: [answer('check-in', 'none', { doneAt }), answer('milestone', 'm', { doneAt })]
		});
		expect(due.followUps.map(({ kind, dueAt, dueOn }) => `${kind} ${dueAt ?? dueOn}`)).toEqual([
			`check-in ${doneAt}`,
			'first 2026-11-23T12:00:00.000Z',
			`milestone ${last}`
		]);
		expect(listOf([due], momentIn('America/New_York', new Date(now))).now).toHaveLength(1);
	});
});
