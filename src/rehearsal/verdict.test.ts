import { expect, test } from 'vitest';
import { type Deed, type Held, type Holdings, verdictOf } from './verdict.ts';

const names = ['Ada', 'Bo', 'Cy'];
const atMs = Date.parse('2026-11-22T09:30:00.000Z');
const minuteMs = 60_000;
const scan = (who: number, whom: number, minutes = 0): Deed => ({
	...{ kind: 'scan', who, whom },
	atMs: atMs + minutes * minuteMs
});
const held = (name: string, change: Partial<Held> = {}): Held => ({
	...{ contacts: 1, exchanges: 1, name, note: null, isPartial: false },
	meetings: [{ id: 'm1', atMs }],
	...change
});
const holdings = (...sides: [who: number, whom: number, held: Held][]): Holdings =>
	names.map((_, who) => ({
		of: new Map(sides.filter(([owner]) => owner === who).map(([, whom, each]) => [whom, each])),
		strangers: 0
	}));
const both = (change: Partial<Held> = {}) =>
	holdings([0, 1, held('Bo', change)], [1, 0, held('Ada', change)]);
const fine = { exchanges: 1, lost: 0, oneSided: 0, duplicated: 0, partial: 0, examples: [] };

test('a meeting that both have once is fine, scanned from one side or from both', () => {
	expect(verdictOf([scan(0, 1)], both(), names)).toEqual(fine);
	expect(verdictOf([scan(0, 1), scan(1, 0, 1)], both(), names)).toEqual(fine);
});

test('a scan that nobody has is lost', () => {
	expect(verdictOf([scan(0, 1)], holdings(), names)).toMatchObject({ exchanges: 0, lost: 1, oneSided: 0 });
});

test('a scan without its meeting is lost, even if the contact is there', () => {
	const meetings = [{ id: 'm1', atMs: atMs - 30 * minuteMs }];
	expect(verdictOf([scan(0, 1)], both({ meetings }), names)).toMatchObject({ lost: 1 });
	expect(verdictOf([scan(0, 1)], both({ meetings: [] }), names)).toMatchObject({ lost: 1 });
});

test('a contact without a name is lost', () => {
	expect(verdictOf([scan(0, 1)], both({ name: null }), names)).toMatchObject({ lost: 1 });
});

test('a meeting that only one side has is one-sided', () => {
	const oneSide = holdings([0, 1, held('Bo')]);
	expect(verdictOf([scan(0, 1)], oneSide, names)).toMatchObject({ lost: 0, oneSided: 1 });

	const meetings = [
		{ id: 'm1', atMs },
		{ id: 'm2', atMs: atMs + 30 * minuteMs }
	];
	const half = holdings([0, 1, held('Bo', { meetings })], [1, 0, held('Ada')]);
	expect(verdictOf([scan(0, 1), scan(0, 1, 30)], half, names)).toMatchObject({ lost: 0, oneSided: 1 });
});

test('the other side has it, but the one who scanned has not: lost and one-sided', () => {
	const oneSide = holdings([1, 0, held('Ada')]);
	expect(verdictOf([scan(0, 1)], oneSide, names)).toMatchObject({ lost: 1, oneSided: 1 });
});

test('two meetings out of one, two contacts, two exchanges are duplicated', () => {
	const meetings = [
		{ id: 'm1', atMs },
		{ id: 'm2', atMs: atMs + minuteMs }
	];
	expect(verdictOf([scan(0, 1), scan(1, 0, 1)], both({ meetings }), names).duplicated).toBe(2);
	expect(verdictOf([scan(0, 1)], both({ contacts: 2 }), names).duplicated).toBe(2);
	expect(verdictOf([scan(0, 1)], both({ exchanges: 2 }), names).duplicated).toBe(2);
});

test('an exchange that nobody made is one too many', () => {
	expect(verdictOf([], both(), names)).toMatchObject({ lost: 0, duplicated: 2 });
	const strange = holdings().map((each) => ({ ...each, strangers: 1 }));
	expect(verdictOf([], strange, names).duplicated).toBe(3);
});

test('a meeting half an hour later is another one and counts on its own', () => {
	const meetings = [
		{ id: 'm1', atMs },
		{ id: 'm2', atMs: atMs + 30 * minuteMs }
	];
	expect(verdictOf([scan(0, 1), scan(0, 1, 30)], both({ meetings }), names)).toEqual(fine);
	expect(verdictOf([scan(0, 1), scan(0, 1, 30)], both(), names)).toMatchObject({ lost: 1 });
});

test('a note that its writer no longer has is lost', () => {
	const note: Deed = { kind: 'note', who: 0, whom: 1, atMs, text: 'Slides!' };
	expect(verdictOf([scan(0, 1), note], both({ note: 'Slides!' }), names)).toEqual(fine);
	expect(verdictOf([scan(0, 1), note], both(), names)).toMatchObject({ lost: 1 });
});
