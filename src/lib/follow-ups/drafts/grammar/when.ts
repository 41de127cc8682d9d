import type { Language } from '../input.ts';
import { type Day, daysBetween } from './day.ts';

const words = {
	en: {
		weekdays: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
		months: 'January February March April May June July August September October November December'.split(
			' '
		),
		numbers: 'zero one two three four five six seven eight nine ten eleven'.split(' ')
	},
	de: {
		weekdays: 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'.split(' '),
		months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
		numbers: 'null einem zwei drei vier fünf sechs sieben acht neun zehn elf'.split(' ')
	}
} as const;

/**
 * A day in the past as one says it: yesterday, on Tuesday, three weeks ago, in March, without the year where what stands beside
 * it (`event`) says it. Null for one that is still to come.
 */
export function agoInWords(day: Day, today: Day, language: Language, event = ''): string | null {
	const ago = daysBetween(day, today);
	if (ago < 0) return null;
	const { weekdays, months, numbers } = words[language];
	const isGerman = language === 'de';
	if (ago === 0) return isGerman ? 'heute' : 'today';
	if (ago === 1) return isGerman ? 'gestern' : 'yesterday';
	if (ago < 7) return `${isGerman ? 'am' : 'on'} ${weekdays[day.weekday]}`;
	const weeks = Math.round(ago / 7);
	if (weeks === 1) return isGerman ? 'vor einer Woche' : 'a week ago';
	if (weeks < 7) return isGerman ? `vor ${numbers[weeks]} Wochen` : `${numbers[weeks]} weeks ago`;
	const month = months[day.month - 1];
	if (ago < 330 || event.includes(String(day.year))) return isGerman ? `im ${month}` : `in ${month}`;
	return isGerman ? `im ${month} ${day.year}` : `in ${month} ${day.year}`;
}

/** A day by which something comes: today, by tomorrow, by Friday, by 30 November. Null for one that is past. */
export function byInWords(day: Day, today: Day, language: Language): string | null {
	const ahead = daysBetween(today, day);
	if (ahead < 0) return null;
	const isGerman = language === 'de';
	if (ahead === 0) return isGerman ? 'heute noch' : 'today';
	if (ahead === 1) return isGerman ? 'bis morgen' : 'by tomorrow';
	if (ahead < 7)
		return isGerman ? `bis ${words.de.weekdays[day.weekday]}` : `by ${words.en.weekdays[day.weekday]}`;
	const year = ahead < 300 ? '' : ` ${day.year}`;
	return isGerman ? `bis zum ${dateInWords(day, 'de')}${year}` : `by ${dateInWords(day, 'en')}${year}`;
}

/** 30 November; 30. November. */
function dateInWords(day: Pick<Day, 'day' | 'month'>, language: Language): string {
	const month = words[language].months[day.month - 1];
	return language === 'de' ? `${day.day}. ${month}` : `${day.day} ${month}`;
}
