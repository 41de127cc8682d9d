import { expect, test } from 'vitest';
import { settingsByDefault } from '../card/visible.ts';
import { eventIdOf, eventRefOf } from '../events/event-id.ts';
import { readCode } from './code/code.ts';
import { makeKey } from '../core/key.ts';
import { readShortCode } from './code/key.ts';
import { liveCode, msToNextStep } from './live-code.ts';

const origin = 'https://hallway.example';
const mine = {
	origin,
	profile: { name: 'Ana', headline: 'Climate data', email: 'ana@example.org' },
	settings: settingsByDefault,
	key: makeKey(new Uint8Array(16).fill(7)),
	eventId: eventIdOf('abcd1234')
};
const now = new Date('2026-11-22T09:30:10.000Z');

test('the code holds what is ticked for it, the event and the step of the time', () => {
	const read = readCode(liveCode(mine, now).url, { origin });
	expect(read).toMatchObject({
		value: {
			card: { name: 'Ana', headline: 'Climate data' },
			eventRef: eventRefOf(mine.eventId),
			timeStep: now.getTime() / 30_000 - 1 / 3
		}
	});
	expect(read.ok && read.value.card.email).toBeFalsy();
});

test('it changes with every step and not within one', () => {
	const after = (ms: number) => liveCode(mine, new Date(now.getTime() + ms)).url;
	expect(msToNextStep(now)).toBe(20_000);
	expect(after(19_999)).toBe(after(0));
	expect(after(20_000)).not.toBe(after(0));
	expect(after(20_000)).toHaveLength(after(0).length);
});

test('the code to type is the same all day and differs by event', () => {
	const { shortCode } = liveCode(mine, now);
	expect(readShortCode(shortCode)).toEqual({ ok: true, value: shortCode });
	expect(liveCode(mine, new Date(now.getTime() + 3_600_000)).shortCode).toBe(shortCode);
	expect(liveCode({ ...mine, eventId: null }, now).shortCode).not.toBe(shortCode);
});
