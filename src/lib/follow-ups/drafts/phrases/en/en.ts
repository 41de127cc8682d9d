import type { Catalogue } from '../catalogue.ts';
import { first, unmet } from './first.ts';
import { blanks, closings, farewells, greetings, nameless, steps, subjects } from './frame.ts';
import { again, checkIn, promise, reminder, thank } from './later.ts';
import { anniversary, birthday, day, mentee, nudge, update } from './people.ts';
import { aims, frames } from './said.ts';
import { tellings } from './told.ts';

/** English. */
export const english: Catalogue = {
	quotes: ['“', '”'],
	greetings,
	nameless,
	openings: {
		first,
		unmet,
		thank,
		promise,
		reminder,
		return: again,
		'check-in': checkIn,
		update,
		mentee,
		birthday,
		anniversary,
		day,
		nudge
	},
	frames,
	tellings,
	aims,
	days: { early: ' ahead of the day', today: '', late: ', a little late' },
	blanks,
	steps,
	closings,
	farewells,
	subjects
};
