import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asides, inputs } from '../../../../tests/model/drafting-records.ts';
import { draftOf, textOf } from './draft.ts';
import type { Draft, DraftInput } from './input.ts';
import { german } from './phrases/de/de.ts';
import { english } from './phrases/en/en.ts';

// It knows no template: it has the words of the catalogue and those of the record, and everything in a message is one of them.

const said = {
	en: new Set([
		...wordsIn(textsIn(english)),
		...wordsIn('at today yesterday are were have do on a week weeks ago in by tomorrow you your yourself and')
	]),
	de: new Set([
		...wordsIn(textsIn(german)),
		...wordsIn(
			'bei der beim heute gestern noch am vor einer Woche Wochen im bis morgen zum dir dich dein deine deinem deinen deiner deines Ihr Ihre Ihrem Ihren Ihrer Ihnen zu und'
		)
	])
};
const numbers = { en: 'two three four five six', de: 'zwei drei vier fünf sechs' };

function textsIn(value: unknown): string {
	if (typeof value === 'string') return value.replace(/[[\]|{}]/g, ' ');
	return value && typeof value === 'object' ? Object.values(value).map(textsIn).join(' ') : '';
}

function wordsIn(text: string): string[] {
	// Of a letter with a tower of marks some go.
	return (
		text
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? []
	);
}

/** Everything that was given, but for the choices. */
function recordOf({ to, me, met, reasons }: DraftInput): string {
	return textsIn([to, me, met?.eventName, met?.place, reasons.map(({ dueOn }) => dueOn)]);
}

/** The days that a message may name, as weekdays, months and dates of every style, and how many weeks ago they were. */
function daysOf({ to, met, now, timeZone, choices }: DraftInput): Set<string> {
	const zone = timeZone === 'Not/AZone' ? 'UTC' : timeZone;
	const times = [met?.at ?? now, ...to.touches.map(({ happenedAt }) => happenedAt)];
	const dues = to.promises.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn]));
	const style = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
	const written = [
		...times.map((at) =>
			new Intl.DateTimeFormat(choices.language, { ...style, timeZone: zone }).format(new Date(at))
		),
		...dues.map((day) =>
			new Intl.DateTimeFormat(choices.language, { ...style, timeZone: 'UTC' }).format(new Date(day))
		)
	];
	const weeks = times.map((at) => (Date.parse(now) - Date.parse(at)) / 604_800_000);
	const counted = numbers[choices.language]
		.split(' ')
		.filter((_word, at) => weeks.some((count) => Math.abs(count - at - 2) <= 0.7));
	return new Set([...wordsIn(`${written.join(' ')} ${counted.join(' ')}`)]);
}

const kinds =
	'Sunday Monday Tuesday Wednesday Thursday Friday Saturday January February March April June July August September October November December Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag Januar Februar März Mai Juni Juli Oktober Dezember';
const calendar = new Set([...wordsIn(kinds), ...wordsIn(`${numbers.en} ${numbers.de}`)]);

function strangersIn(text: string, input: DraftInput): string[] {
	const record = new Set(wordsIn(recordOf(input)));
	const days = daysOf(input);
	const cut = cutIn(text);
	return wordsIn(text).filter((word) => {
		if (record.has(word) || days.has(word)) return false;
		if (calendar.has(word)) return true;
		// zu schicken, weiterzuleiten: the verb as it was written has no zu inside.
		if (input.choices.language === 'de' && record.has(word.replace('zu', ''))) return false;
		return (
			!said[input.choices.language].has(word) &&
			!isConjugated(word, record) &&
			!isCut(word, cut, record) &&
			!isYears(word, input)
		);
	});
}

/** What stands before `…` may be the beginning of a longer word. */
function cutIn(text: string): Set<string> {
	return new Set(text.match(/[\p{L}\p{M}\p{N}]+(?=…|\.\.\.)/gu)?.flatMap(wordsIn));
}

function isCut(word: string, cut: ReadonlySet<string>, record: ReadonlySet<string>): boolean {
	return cut.has(word) && [...record].some((other) => other.startsWith(word));
}

/** spielt, spielst, spielen; wants, want. */
function isConjugated(word: string, record: ReadonlySet<string>): boolean {
	const stem = word.replace(/(?:st|en)$/, '');
	const isGerman = stem !== word && stem.length > 2 && record.has(`${stem}t`);
	return isGerman || record.has(`${word}s`) || record.has(`${word}es`);
}

function isYears(word: string, { to, reasons }: DraftInput): boolean {
	return (to.milestones ?? []).some(
		({ year }) =>
			year !== null &&
			reasons.some(({ dueOn }) => dueOn !== null && Number(dueOn.slice(0, 4)) - year === Number(word))
	);
}

function wholeOf(draft: Draft): string {
	return `${draft.subject ?? ''}\n${textOf(draft)}`;
}

test(
	'every word, name, number and day of a message is in the record or in the catalogue',
	{ timeout: 60_000 },
	() => {
		fc.assert(
			fc.property(inputs, (input) => {
				expect(strangersIn(wholeOf(draftOf(input)), input)).toEqual([]);
			}),
			{ numRuns: 2_000 }
		);
	}
);

test('nothing of one person stands in a message to another', { timeout: 60_000 }, () => {
	fc.assert(
		fc.property(inputs, inputs, (one, other) => {
			const before = textOf(draftOf(one));
			draftOf({ ...other, me: one.me });
			expect(textOf(draftOf(one))).toBe(before);
			const strange = wordsIn(textsIn(other.to)).filter((word) => word.length > 3);
			const known = new Set([...wordsIn(recordOf(one)), ...said[one.choices.language], ...daysOf(one)]);
			const words = new Set(wordsIn(before));
			expect(
				strange.filter(
					(word) =>
						words.has(word) &&
						!known.has(word) &&
						!known.has(word.replace('zu', '')) &&
						!isConjugated(word, known)
				)
			).toEqual([]);
		}),
		{ numRuns: 1_000 }
	);
});

test('what a fact is said to come from has its words', { timeout: 60_000 }, () => {
	fc.assert(
		fc.property(inputs, (input) => {
			const { to, me, met } = input;
			const sources: Record<string, unknown> = {
				note: to.note,
				card: to.card,
				'card.name': to.card.name,
				'me.name': me.profile.name,
				event: met?.eventName
			};
			for (const { id, text } of to.remarks)
				sources[`remark ${id}`] = `${textsIn(sources[`remark ${id}`])} ${text}`;
			for (const { id, text } of to.promises)
				sources[`promise ${id}`] = `${textsIn(sources[`promise ${id}`])} ${text}`;
			for (const part of draftOf(input).parts) {
				if (part.kind !== 'fact' || sources[part.from] === undefined) continue;
				const source = new Set(wordsIn(textsIn(sources[part.from])));
				const turned = /^(?:you|your|yourself|are|were|have|do|and|und|fur|zu|dir|dein\w*|ihr\w*|ihnen)$/;
				const days = daysOf(input);
				// What they promised to give is given to me.
				const isTheirs = to.promises.some(({ id, by }) => by === 'them' && part.from === `promise ${id}`);
				const own = wordsIn(part.text).filter(
					(word) =>
						!source.has(word) &&
						!turned.test(word) &&
						!(isTheirs && /^(?:me|mir)$/.test(word)) &&
						!source.has(word.replace('zu', '')) &&
						!isConjugated(word, source) &&
						!days.has(word) &&
						!isCut(word, cutIn(part.text), source)
				);
				expect(own.filter((word) => !/^(?:today|by|tomorrow|heute|noch|bis|morgen|zum)$/.test(word))).toEqual(
					[]
				);
			}
		}),
		{ numRuns: 700 }
	);
});

test('what was noted for oneself never goes out', () => {
	const hushed = asides
		.split('|')
		.flatMap((aside) => wordsIn(aside))
		.filter(
			(word) => !'a bit two kids her his left bad total seine frau ist bisschen'.split(' ').includes(word)
		);
	fc.assert(
		fc.property(
			inputs,
			fc.constantFrom(...asides.split('|')),
			fc.constantFrom('. ', '\n', ', '),
			(input, aside, gap) => {
				const { note } = input.to;
				const text = textOf(
					draftOf({
						...input,
						to: {
							...input.to,
							note: `${note}${gap}${aside}`,
							remarks: [],
							promises: [],
							touches: [],
							milestones: [],
							card: { name: 'Maria Ott' }
						},
						me: { ...input.me, profile: { name: 'Ann Lee' } },
						met: null
					})
				);
				const words = new Set(wordsIn(text));
				expect(hushed.filter((word) => words.has(word))).toEqual([]);
			}
		),
		{ numRuns: 1_000 }
	);
});
