import { expect, test } from 'vitest';
import { readAddress, readSender } from './addresses.ts';
import { codeMail, mailLanguage } from './mail-text.ts';
import { readSettings } from './settings.ts';

test('an address is one person’s however it is written', () => {
	expect(readAddress('  Ada.Mill+x@Example.ORG ')).toBe('ada.mill+x@example.org');
	expect(readAddress('ada@BÜCHER.example')).toBe('ada@xn--bcher-kva.example');
	expect(readAddress("o'neil_{x}@sub.example.org")).toBe("o'neil_{x}@sub.example.org");
});

test.each([
	'a@b',
	'a@b.1',
	'.a@b.org',
	'a.@b.org',
	'a..b@c.org',
	'a@-b.org',
	'a@b_.org',
	'a@b@c.org',
	'ä@b.org'
])('%s is no address that a mail can be sent to', (text) => expect(readAddress(text)).toBeNull());

test('a sender is an address, with a name or without', () => {
	expect(readSender('codes@example.org')).toEqual({ name: '', address: 'codes@example.org' });
	expect(readSender('The Meetup <codes@example.org>')).toEqual({
		name: 'The Meetup',
		address: 'codes@example.org'
	});
	expect(readSender('"Meetup, the" <codes@example.org>')?.name).toBe('Meetup, the');
	for (const text of [
		'',
		'Hallway',
		'A <a@x.org>, B <b@x.org>',
		'A\r\nBcc: e@x.org <a@x.org>',
		'<a@x.org> B'
	]) {
		expect(readSender(text), text).toBeNull();
	}
});

test.each([
	['Hallway', /HALLWAY_MAIL_FROM must be the address/, 'smtp://localhost'],
	['codes@example.org', /HALLWAY_SMTP must look like/, 'mail.example.org:25'],
	[
		'codes@example.org',
		/a % in the name or password must be written as %25/,
		'smtp://me:100%@mail.example.org'
	]
])('mail settings that cannot work are refused in words: %s', (HALLWAY_MAIL_FROM, words, HALLWAY_SMTP) => {
	expect(() => readSettings({ HALLWAY_SMTP, HALLWAY_MAIL_FROM })).toThrow(words);
});

test.each([
	[undefined, 'en'],
	['', 'en'],
	['fr', 'en'],
	['de', 'de'],
	['de-AT,de;q=0.9,en;q=0.8', 'de'],
	['fr;q=1, de;q=0.4, en;q=0.6', 'en'],
	['de;q=0, en;q=0.1', 'en'],
	['*, x;q=y', 'en'],
	['DE', 'de']
])('Accept-Language %j is answered in %s', (header, language) => {
	expect(mailLanguage(header)).toBe(language);
});

test('an installation’s name is one line of the subject, whatever it holds', () => {
	expect(codeMail('en', '012345', '').subject).toBe('012345 is your code for Hallway');
	expect(codeMail('de', '012345', 'Café Größe').subject).toBe(
		'012345 ist dein Code für Café Größe (Hallway)'
	);
});
