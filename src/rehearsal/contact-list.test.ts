import { expect, test } from 'vitest';
import { readContactList } from './contact-list.ts';
import { meetingsOf, shortened } from './meetings.ts';

test('any white space parts the columns, any text is an id, and the order of lines does not matter', () => {
	const list = readContactList('﻿# t i j\r\n40\t__proto__   b\r\n\r\n  20 b\u00a0ä,1 3A 4B\r\n');
	expect(list).toEqual({
		ok: true,
		value: {
			people: 3,
			ids: ['__proto__', 'b', 'ä,1'],
			sightings: [
				{ seconds: 20, one: 1, other: 2 },
				{ seconds: 40, one: 0, other: 1 }
			],
			remarks: []
		}
	});
});

test('a line that is none is named with its number', () => {
	expect(readContactList('20 a b\n40 a')).toMatchObject({
		problem: 'line 2: expected “t i j”, found “40 a”'
	});
	expect(readContactList('20 a b\nsoon a b')).toMatchObject({
		problem: 'line 2: “soon” is not a time in seconds'
	});
	expect(readContactList('')).toMatchObject({ ok: false });
});

test('a heading and people with themselves are left out, and it is said', () => {
	const list = readContactList('time i j\n20 a a\n20 a b');
	if (!list.ok) throw new Error(list.problem);
	expect(list.value).toMatchObject({ people: 2, sightings: [{ seconds: 20, one: 0, other: 1 }] });
	expect(list.value.remarks).toEqual([
		'line 1 is taken for a heading: “time i j”',
		'1 records of somebody with themselves are left out'
	]);
	expect(readContactList('20 a a')).toMatchObject({ ok: false });
});

const near = (seconds: number, one = 0, other = 1) => ({ seconds, one, other });

test('records up to ten minutes apart are one meeting, whoever is named first; a longer gap begins another', () => {
	const records = [near(0), near(20, 1, 0), near(620), near(700, 0, 2), near(1_240)];
	expect(meetingsOf(records)).toEqual([
		{ ...near(0), isFirst: true },
		{ ...near(700, 0, 2), isFirst: true },
		{ ...near(1_240), isFirst: false }
	]);
});

test('a list that is too long loses pauses first, then is compressed; the order stays', () => {
	expect(shortened([near(0), near(90_000)], 100_000)).toEqual([near(0), near(90_000)]);
	expect(shortened([near(0), near(20), near(90_000)], 80_000)).toEqual([near(0), near(20), near(3_620)]);
	expect(shortened([near(0), near(3_000), near(6_000)], 1_000)).toEqual([near(0), near(500), near(1_000)]);
});
