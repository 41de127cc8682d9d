import { expect, test } from 'vitest';
import { touchChannels } from '../../db/follow-up-rows.ts';
import { fitOf, limitOf } from './limits.ts';

test('a LinkedIn note has 200 characters, 300 on a paid account', () => {
	expect(fitOf('a'.repeat(200), 'linkedin-note', false).left).toBe(0);
	expect(fitOf('a'.repeat(201), 'linkedin-note', false).left).toBe(-1);
	expect(fitOf('a'.repeat(201), 'linkedin-note', true).left).toBe(99);
	// An emoji counts as two there, and as one on Mastodon.
	expect(fitOf('😀', 'linkedin-note', false).left).toBe(198);
	expect(fitOf('😀', 'mastodon', false).left).toBe(499);
});

test('only SMS counts messages, and only a LinkedIn note knows of paid accounts', () => {
	for (const channel of touchChannels) {
		expect(fitOf('x', channel, false).sms !== null).toBe(channel === 'sms');
		if (channel !== 'linkedin-note') expect(limitOf(channel, true)).toEqual(limitOf(channel, false));
	}
	for (const channel of ['email', 'whatsapp', 'signal'] as const)
		expect(fitOf('я'.repeat(9_000), channel, false).left).toBeNull();
});
