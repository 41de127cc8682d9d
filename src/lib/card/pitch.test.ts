import { expect, test } from 'vitest';
import { pitchSeconds, spokenSeconds } from './pitch.ts';

const english =
	'I am Mira. I build small tools that help volunteers run community kitchens without spreadsheets. ' +
	'Right now forty kitchens in three cities plan their weeks with it. ' +
	'I am looking for somebody who knows how to talk to city councils, and for kitchens that would try it. ' +
	'If you ever cooked for two hundred people, I would love to hear what went wrong.';

test('a pitch of 75 English words takes about half a minute', () => {
	expect(spokenSeconds(english)).toBeGreaterThan(24);
	expect(spokenSeconds(english)).toBeLessThan(pitchSeconds + 3);
});

test.each([
	[
		'German',
		'Ich baue Werkzeuge für Gemeinschaftsküchen, damit Freiwillige ohne Tabellen planen können.',
		5,
		10
	],
	['Chinese', '我开发帮助志愿者管理社区厨房的小工具。现在三个城市的四十个厨房在使用。', 8, 14],
	['Japanese', 'ボランティアが地域の台所を運営するための小さな道具を作っています。', 5, 10],
	['Arabic', 'أبني أدوات صغيرة تساعد المتطوعين على إدارة المطابخ المجتمعية بدون جداول.', 6, 11]
])('one sentence of %s takes as long as a person takes to say it', (_, sentence, least, most) => {
	expect(spokenSeconds(sentence)).toBeGreaterThanOrEqual(least);
	expect(spokenSeconds(sentence)).toBeLessThanOrEqual(most);
});

test('nothing to say takes no time, and anything to say takes some', () => {
	expect(spokenSeconds('')).toBe(0);
	expect(spokenSeconds(' … 🦊 !!\n')).toBe(0);
	expect(spokenSeconds('Hi')).toBe(1);
});

test('figures take longer than they look', () => {
	expect(spokenSeconds('2026202620262026')).toBeGreaterThan(spokenSeconds('twentytwentysixx'));
});
