import { expect, test } from 'vitest';
import { type SafetyFacts, notYetSafe } from './safety.ts';

const guest: SafetyFacts = {
	contacts: 3,
	notes: 0,
	hasEmail: false,
	canMail: true,
	isDismissed: false,
	installWay: 'none',
	isProtected: false
};

test.each<[string, Partial<SafetyFacts>]>([
	['kept by an e-mail', { hasEmail: true }],
	['dismissed', { isDismissed: true }],
	['two people and no note', { contacts: 2 }],
	['nobody, whatever notes are left', { contacts: 0, notes: 3 }]
])('nothing is said to somebody with %s', (_, change) => {
	expect(notYetSafe({ ...guest, ...change })).toBeNull();
});

test('one person with a note is worth a word', () => {
	expect(notYetSafe({ ...guest, contacts: 1, notes: 1 })).not.toBeNull();
});

test.each<[string, Partial<SafetyFacts>, ReturnType<typeof notYetSafe>]>([
	[
		'iOS Safari, not installed: deleted after seven days',
		{ installWay: 'share-menu' },
		{ danger: 'seven-days', ways: ['email', 'install', 'export'] }
	],
	[
		'iOS Safari that keeps what is stored',
		{ installWay: 'share-menu', isProtected: true },
		{ danger: 'one-device', ways: ['email', 'install', 'export'] }
	],
	['the installed app', { installWay: 'installed' }, { danger: 'one-device', ways: ['email', 'export'] }],
	[
		'Android, where installing protects what is stored',
		{ installWay: 'prompt' },
		{ danger: 'one-device', ways: ['email', 'install', 'export'] }
	],
	[
		'Android, protected already',
		{ installWay: 'prompt', isProtected: true },
		{ danger: 'one-device', ways: ['email', 'export'] }
	],
	['a desktop browser', {}, { danger: 'one-device', ways: ['email', 'export'] }],
	[
		'an installation that sends no mail',
		{ canMail: false },
		{ danger: 'one-device', ways: ['second-device', 'export'] }
	],
	['no network to ask about mail', { canMail: null }, { danger: 'one-device', ways: ['email', 'export'] }]
])('%s', (_, change, said) => {
	expect(notYetSafe({ ...guest, ...change })).toEqual(said);
});
