import { expect, test } from 'vitest';
import { readAsked, writeAsked } from './asked.ts';

const askedAtMs = Date.parse('2026-11-22T09:30:00.000Z');
const asked = { email: 'ada@example.org', askedAtMs };

test('who looked into the mail meanwhile is asked for the digits, not for the address again', () => {
	expect(readAsked(writeAsked(asked), askedAtMs + 9 * 60_000)).toEqual(asked);
});

test('digits that are over, a clock that was set back and an old draft are no reason to wait', () => {
	for (const nowMs of [askedAtMs + 10 * 60_000, askedAtMs - 1])
		expect(readAsked(writeAsked(asked), nowMs)).toBeNull();
	for (const draft of [null, '', '{}', 'ada@example.org']) expect(readAsked(draft, askedAtMs)).toBeNull();
});
