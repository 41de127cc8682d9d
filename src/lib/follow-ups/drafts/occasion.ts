import { type Day, daysBetween, dayNamed } from './grammar/day.ts';
import { grammars } from './grammar/grammar.ts';
import { fact, quotable } from './grammar/insert.ts';
import type { DraftInput, DraftPart } from './input.ts';
import type { Catalogue } from './phrases/catalogue.ts';
import type { Line } from './plan.ts';
import { quotationOf } from './quotation.ts';
import { languageOf } from './reading/language.ts';

/** What a milestone adds to its wishes: how long, what for, and how late or early they come. */
export type Occasion = {
	readonly when: 'early' | 'today' | 'late';
	lines(catalogue: Catalogue): Line[];
};

/** The milestone that the message is for; null for another message. */
export function milestoneOf(
	main: DraftInput['reasons'][number] | undefined,
	input: DraftInput,
	today: Day
): Occasion | null {
	if (main?.kind !== 'milestone') return null;
	const milestone = input.to.milestones?.find(({ id }) => id === main.cause);
	const due = dayNamed(main.dueOn ?? '');
	if (!milestone || !due) return null;
	const ahead = daysBetween(today, due);
	const from = `milestone ${milestone.id}`;
	const years = milestone.year === null ? 0 : due.year - milestone.year;
	const told = (ways: readonly string[], slots: { [Of in string]: DraftPart[] }): Line => ({
		ways,
		slots,
		keep: 90,
		paragraph: 1,
		settles: null
	});
	return {
		when: ahead > 0 ? 'early' : ahead === 0 ? 'today' : 'late',
		lines({ tellings }) {
			const text = quotable(milestone.text, 80);
			const named = (words: string): Line[] => {
				const { language, address } = input.choices;
				const isForeign = ![null, language].includes(languageOf(words));
				const thing = isForeign || words.endsWith('…') ? null : grammars[language].noun(words, address, true);
				if (thing) return [told(tellings['day-thing'], { x: [fact(thing, from)] })];
				const quoted = quotationOf(words, input);
				return quoted === null ? [] : [told(tellings['day-named'], { x: [fact(quoted, from)] })];
			};
			if (milestone.kind === 'own' && text !== '') return named(text);
			return milestone.kind === 'work-anniversary' && years > 1
				? [told(tellings.years, { years: [fact(String(years), from)] })]
				: [];
		}
	};
}
