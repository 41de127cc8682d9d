import { expect, test } from 'vitest';
import { readAddress, readDigits } from './account.ts';

test('an address is read as the server compares it', () => {
	expect(readAddress('  Ada.Mill@Example.ORG ')).toEqual({ ok: true, value: 'ada.mill@example.org' });
	expect(readAddress('ada+hall@mail.example.co.uk').ok).toBe(true);
	expect(readAddress('jürgen@übermut.example').ok).toBe(true);
});

test('what cannot be an address is said to be none before anything is sent', () => {
	const tooLong = `${'a'.repeat(250)}@b.de`;
	for (const typed of ['', 'ada', 'ada@', '@b.de', 'ada@example', 'a da@b.de', 'a@b@c.de', tooLong])
		expect(readAddress(typed)).toEqual({ ok: false, problem: 'no-address' });
});

test('six digits are read however the mail program copied them', () => {
	for (const typed of ['123456', ' 123 456\n', '123-456', '１２３４５６'])
		expect(readDigits(typed)).toEqual({ ok: true, value: '123456' });
	for (const typed of ['', '12345', '1234567', 'abcdef']) expect(readDigits(typed).ok).toBe(false);
});
