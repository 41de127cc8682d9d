import { expect, test } from 'vitest';
import { m } from '../paraglide/messages.js';
import { overwriteGetLocale } from '../paraglide/runtime.js';
import { accountProblemInWords, amountInWords } from './account-words.ts';

overwriteGetLocale(() => 'en');

test('an amount names what there is and leaves out what there is not', () => {
	const words = (contacts: number, notes: number, events: number, also?: string[]) =>
		amountInWords({ contacts, notes, events }, 'en', also);
	expect(words(12, 9, 1)).toBe('12 people, 9 notes, and 1 event');
	expect(words(1, 0, 2)).toBe('1 person and 2 events');
	expect(words(0, 0, 0, ['your card'])).toBe('your card');
	expect(words(0, 0, 0)).toBe('');
});

test('a wrong code is put into the words of what was typed', () => {
	expect(accountProblemInWords('wrong-code')).toBe(m.account_problem_digits());
	expect(accountProblemInWords('wrong-code', 'code')).toBe(m.account_problem_code());
	expect(accountProblemInWords('too-big')).toBe(m.account_problem_failed());
});
