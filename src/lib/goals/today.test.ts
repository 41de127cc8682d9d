import { expect, test } from 'vitest';
import type { EventRow, ExchangeRow, GoalRow, MarkRow, ReflectionRow } from '../db/rows.ts';
import { acquaintanceOf } from '../people/acquaintances.ts';
import type { Standing } from './goals.svelte.ts';
import { type Situation, today } from './today.ts';

const event = (changes: Partial<EventRow> = {}): EventRow => ({
	id: 'e1',
	name: 'Open Rooms',
	place: '',
	startsAt: '2026-11-20T17:00:00.000Z',
	endsAt: '2026-11-20T21:00:00.000Z',
	timeZone: 'Europe/Berlin',
	joinCode: 'ABCDEFGH',
	role: 'attendee',
	joinedAt: '2026-11-01T10:00:00.000Z',
	leftAt: null,
	attendees: 3,
	...changes
});
const at = (time: string) => new Date(`2026-11-${time}:00.000Z`);
const ready = { name: 'Amina', headline: 'Opens shops', pitch: 'I open empty shops.' };
const gave = { how: 'full' as const, fields: [], at: null };
const met = (contactId: string, time: string, eventId = 'e1'): ExchangeRow => ({
	id: `x-${contactId}`,
	contactId,
	eventId,
	theyGave: gave,
	iGave: gave,
	asksMe: false,
	asksThem: false,
	via: 'scan',
	confirmedAt: null,
	meetings: [{ id: `m-${contactId}`, happenedAt: at(time).toISOString() }]
});
const person = (id: string) =>
	acquaintanceOf({ id, card: { name: id }, keyIds: [], blocked: false }, [], '', []);
const goal = (id: string, done: number, eventId: string | null = 'e1'): Standing => {
	const row: GoalRow = { id, eventId, kind: 'new-people', target: 2, text: '', tickedAt: null, madeAt: '' };
	return {
		goal: row,
		progress: { counted: [], done, target: 2, reachedAt: done >= 2 ? 'then' : null, isCounting: false }
	};
};
const goalsOf =
	(...standings: Standing[]) =>
	(eventId: string | null) =>
		standings.filter(({ goal }) => goal.eventId === eventId);
const situation = (changes: Partial<Situation> = {}): Situation => ({
	events: [event()],
	now: at('20T18:00'),
	profile: ready,
	goalsAt: () => [],
	unnotedAt: () => [],
	exchanges: [],
	reflections: [],
	marks: [],
	waitingPeople: null,
	waitingScans: 0,
	isQuiet: false,
	turn: 0,
	...changes
});
const kinds = (changes: Partial<Situation>) => {
	const { phase, step, next } = today(situation(changes));
	return [phase, step.kind, ...next.map(({ kind }) => kind)];
};
const reflection = (changes: Partial<ReflectionRow> = {}): ReflectionRow => ({
	id: 'e1',
	well: '',
	next: '',
	doneAt: null,
	editedAt: '2026-11-20T22:00:00.000Z',
	...changes
});

test('without an event there is my code, and a card that says more than a name', () => {
	expect(kinds({ events: [] })).toEqual(['none', 'exchange']);
	expect(kinds({ events: [], profile: { name: 'Amina' } })).toEqual(['none', 'exchange', 'card']);
	expect(kinds({ events: [], waitingScans: 2 })).toEqual(['none', 'exchange', 'waiting']);
	expect(kinds({ events: [event({ leftAt: '2026-11-20T17:30:00.000Z' })] })).toEqual(['none', 'exchange']);
});

test('before an event it says what is missing, and then that all is there', () => {
	const before = { now: at('20T12:00') };
	const missing = (changes: Partial<Situation>) => {
		const { step } = today(situation({ ...before, ...changes }));
		return step.kind === 'prepare' ? step.missing : step.kind;
	};
	expect(missing({ profile: { name: 'Amina' } })).toEqual(['card', 'pitch', 'goal']);
	expect(missing({ profile: null })).toEqual(['card', 'pitch', 'goal']);
	expect(missing({})).toEqual(['goal']);
	expect(missing({ goalsAt: goalsOf(goal('g', 0)) })).toEqual([]);
	// A goal for any time is one.
	expect(missing({ goalsAt: goalsOf(goal('g', 0, null)) })).toEqual([]);
	expect(missing({ goalsAt: goalsOf(goal('g', 0, 'another')) })).toEqual(['goal']);
	expect(kinds({ ...before, goalsAt: goalsOf(goal('g', 0)) })).toEqual(['before', 'prepare', 'goal']);
});

test('during an event there is the code first, then how far the goal is', () => {
	expect(kinds({})).toEqual(['during', 'exchange', 'set-goal', 'opener']);
	expect(kinds({ goalsAt: goalsOf(goal('g', 1)) })).toEqual(['during', 'exchange', 'goal', 'opener']);
	const { next } = today(situation({ goalsAt: goalsOf(goal('reached', 2), goal('open', 1)) }));
	expect(next[0].kind === 'goal' && next[0].standing.goal.id).toBe('open');
	expect(kinds({ waitingScans: 3 })).not.toContain('waiting');
});

test('somebody to note comes up when nobody was met for ten minutes, not in the middle of talks', () => {
	const unnotedAt = () => [person('ada'), person('bo')];
	const exchanges = [met('ada', '20T17:55'), met('bo', '20T17:20')];
	const goalsAt = goalsOf(goal('g', 1));
	expect(kinds({ unnotedAt, exchanges, goalsAt, now: at('20T18:04') })).toEqual([
		'during',
		'exchange',
		'goal',
		'opener'
	]);
	expect(kinds({ unnotedAt, exchanges, goalsAt, now: at('20T18:05') })).toEqual([
		'during',
		'exchange',
		'note',
		'goal'
	]);
	// Somebody met elsewhere is no talk here.
	expect(
		kinds({ unnotedAt, exchanges: [met('ada', '20T17:59', 'e2')], goalsAt, now: at('20T18:00') })[2]
	).toBe('note');
});

test('in quiet mode there is one step at a time, and the next one only when asked for', () => {
	const quiet = (changes: Partial<Situation>, turns = 4) =>
		Array.from({ length: turns }, (_, turn) => today(situation({ isQuiet: true, turn, ...changes })));
	const steps = quiet({}).map(({ step }) => step.kind);
	expect(steps).toEqual(['set-goal', 'opener', 'rest', 'set-goal']);
	expect(quiet({}).every(({ next, choices }) => next.length === 0 && choices === 3)).toBe(true);
	expect(quiet({ goalsAt: goalsOf(goal('g', 1)) }, 3).map(({ step }) => step.kind)).toEqual([
		'goal',
		'opener',
		'rest'
	]);
	const unnotedAt = () => [person('ada'), person('bo')];
	const [{ step }] = quiet({ unnotedAt });
	expect(step.kind === 'note' && step.people.map(({ contact }) => contact.id)).toEqual(['ada']);
});

test('in quiet mode a reached goal is a permission to rest', () => {
	expect(kinds({ isQuiet: true, goalsAt: goalsOf(goal('g', 2)) })).toEqual(['during', 'rest']);
});

test('after an event what fades comes first: words of the same day, then looking back', () => {
	const unnotedAt = () => [person('ada')];
	const exchanges = [met('ada', '20T18:00')];
	expect(kinds({ unnotedAt, exchanges, now: at('20T21:00') })).toEqual(['after', 'note', 'reflect']);
	expect(kinds({ unnotedAt, exchanges, now: at('21T21:00') })).toEqual(['after', 'reflect', 'note']);
	expect(kinds({ exchanges, waitingScans: 1, now: at('20T22:00') })).toEqual(['after', 'reflect', 'waiting']);
});

test('whoever met nobody is asked how it was, and for nothing else', () => {
	expect(kinds({ now: at('20T22:00') })).toEqual(['after', 'reflect']);
	expect(kinds({ now: at('20T22:00'), reflections: [reflection({ doneAt: 'then' })] })).toEqual([
		'none',
		'exchange'
	]);
});

test('after looking back there is choosing whom to deepen, and then nothing is left', () => {
	const done = { reflections: [reflection({ doneAt: 'then' })], exchanges: [met('ada', '20T18:00')] };
	const mark: MarkRow = {
		id: 'x-ada',
		contactId: 'ada',
		eventId: 'e1',
		worth: true,
		deepen: true,
		thank: false
	};
	expect(kinds({ now: at('20T22:00'), ...done })).toEqual(['after', 'deepen']);
	expect(kinds({ now: at('20T22:00'), ...done, marks: [mark] })).toEqual(['none', 'exchange']);
	expect(kinds({ now: at('20T22:00'), ...done, marks: [{ ...mark, eventId: 'e2' }] })[1]).toBe('deepen');
});

test('after an event there is a word to those who were met: from the next day on before anything else', () => {
	const waitingPeople = { name: 'Ada', count: 2 };
	const exchanges = [met('ada', '20T18:00')];
	const some = { waitingPeople, exchanges };
	expect(kinds({ ...some, now: at('20T22:00') })).toEqual(['after', 'reflect', 'follow-up']);
	expect(kinds({ ...some, now: at('21T21:00') })).toEqual(['after', 'follow-up', 'reflect']);
	const done = { ...some, reflections: [reflection({ doneAt: 'then' })] };
	expect(kinds({ ...done, now: at('20T22:00') })).toEqual(['after', 'deepen', 'follow-up']);
	expect(kinds({ ...done, now: at('21T21:00') })).toEqual(['after', 'follow-up', 'deepen']);
});

test('whom to write to is the step of any day, but never while an event runs', () => {
	const waitingPeople = { name: 'Ada', count: 2 };
	expect(kinds({ waitingPeople, events: [] })).toEqual(['none', 'follow-up']);
	expect(kinds({ waitingPeople, events: [], waitingScans: 1 })).toEqual(['none', 'follow-up', 'waiting']);
	expect(kinds({ waitingPeople, now: at('20T12:00') })).toEqual(['before', 'prepare', 'follow-up']);
	expect(kinds({ waitingPeople })).toEqual(['during', 'exchange', 'set-goal', 'opener']);
	expect(kinds({ waitingPeople, isQuiet: true })).toEqual(['during', 'set-goal']);
});

test('a reflection that was begun is known to be', () => {
	const { step } = today(situation({ now: at('20T22:00'), reflections: [reflection({ well: 'Ada' })] }));
	expect(step).toMatchObject({ kind: 'reflect', isBegun: true });
});

test('an event without an end is over in the night, and looked back at in the morning', () => {
	const events = [event({ endsAt: null })];
	expect(kinds({ events, now: at('21T02:59') })[0]).toBe('during');
	expect(kinds({ events, now: at('21T07:00') })).toEqual(['after', 'reflect']);
});

test('of an event behind and one ahead, the nearer one speaks first and the other one quietly', () => {
	const tomorrow = event({
		id: 'e2',
		startsAt: '2026-11-21T17:00:00.000Z',
		endsAt: '2026-11-21T21:00:00.000Z'
	});
	const events = [event(), tomorrow];
	expect(kinds({ events, now: at('21T09:00') })).toEqual(['before', 'prepare', 'reflect']);
	expect(today(situation({ events, now: at('21T09:00') })).event?.id).toBe('e2');
	const later = { ...tomorrow, startsAt: '2026-11-24T17:00:00.000Z', endsAt: '2026-11-24T21:00:00.000Z' };
	expect(kinds({ events: [event(), later], now: at('21T09:00') })).toEqual(['after', 'reflect', 'prepare']);
	// While one runs, neither the one before nor the one after it says anything.
	expect(kinds({ events, now: at('21T18:00') })).toEqual(['during', 'exchange', 'set-goal', 'opener']);
});

test('quiet mode shows one quieter step before and after an event too', () => {
	const unnotedAt = () => [person('ada'), person('bo')];
	const quiet = { isQuiet: true, unnotedAt, exchanges: [met('ada', '20T18:00')], now: at('20T22:00') };
	expect(kinds({ ...quiet, waitingScans: 1 })).toEqual(['after', 'note', 'reflect']);
});
