import { expect, test } from 'vitest';
import { noEventRef } from '../events/event-id.ts';
import { writeCode } from './code/code.ts';
import { makeKey } from '../core/key.ts';
import { oneMeetingMs } from './exchange.ts';
import { RecentScans, readScan } from './scan.ts';

const origin = 'https://hallway.example';
const eventRef = '0102030405';
const ana = makeKey(new Uint8Array(16).fill(1));
const ben = makeKey(new Uint8Array(16).fill(2));
const scanner = { origin, ownKeyIds: [ana.id], eventRefs: [eventRef] };

test("somebody's live code of my event can be exchanged", () => {
	expect(readScan(codeOf(), scanner)).toMatchObject({
		ok: true,
		value: { event: 'mine', code: { keyId: ben.id, card: { name: 'Ben' } } }
	});
});

test('a code of another event, or of none, can be exchanged as well, and says so', () => {
	expect(readScan(codeOf({ eventRef: 'ffffffffff' }), scanner)).toMatchObject({ value: { event: 'other' } });
	expect(readScan(codeOf({ eventRef: noEventRef }), scanner)).toMatchObject({ value: { event: 'none' } });
});

test('a code is not refused for its age: my clock may be wrong', () => {
	expect(readScan(codeOf({ timeStep: 1 }), scanner).ok).toBe(true);
});

test.each([
	['own-code', codeOf({ key: ana })],
	['other-installation', codeOf({ origin: 'https://elsewhere.example' })],
	['damaged', codeOf().slice(0, -9)],
	['not-hallway', 'BEGIN:VCARD'],
	['not-hallway', 'https://hallway.example/join/abcd-efgh'],
	['other-invitation', 'https://elsewhere.example/e/ABCD-EFGH'],
	['role-link', `https://hallway.example/role#${'0a'.repeat(16)}`],
	['not-hallway', `https://elsewhere.example/role#${'0a'.repeat(16)}`]
])('%s has its own answer', (problem, text) => {
	expect(readScan(text, scanner)).toEqual({ ok: false, problem });
});

test('a code that stays in view is one meeting until ten minutes have passed or it was undone', () => {
	const recent = new RecentScans();
	const start = new Date('2026-11-22T09:00:00Z');
	const later = (ms: number) => new Date(start.getTime() + ms);
	expect(recent.contactOf(ben.id, start)).toBeNull();
	recent.add(ben.id, 'contact-1', start);
	expect(recent.contactOf(ben.id, later(oneMeetingMs - 1))).toBe('contact-1');
	expect(recent.contactOf(ben.id, later(oneMeetingMs))).toBeNull();
	recent.forget('contact-1');
	expect(recent.contactOf(ben.id, later(1))).toBeNull();
});

function codeOf(changes: Partial<Parameters<typeof writeCode>[0]> = {}): string {
	return writeCode({ origin, eventRef, key: ben, card: { name: 'Ben' }, timeStep: 59_000_000, ...changes })
		.url;
}
