import type { FieldId } from '../card/fields.ts';
import { isBlank } from '../core/text.ts';
import type { EventRow } from '../db/rows.ts';
import { isTimeZone, momentOf, wallTimeOf } from './when.ts';

/** An event as its organizer types it: times are what a clock on the wall shows there, '' where there is none. */
export type EventFields = {
	name: string;
	place: string;
	starts: string;
	ends: string;
	timeZone: string;
	language: 'en' | 'de' | '';
	topics: string[];
	asksFor: FieldId[];
	joinsFrom: string;
	joinsUntil: string;
	exchangesFrom: string;
	exchangesUntil: string;
	dataEnds: string;
};

/** All that an organizer says of an event. */
export type SetUp = Required<
	Pick<
		EventRow,
		| 'name'
		| 'place'
		| 'startsAt'
		| 'endsAt'
		| 'timeZone'
		| 'language'
		| 'topics'
		| 'asksFor'
		| 'joinsFrom'
		| 'joinsUntil'
		| 'exchangesFrom'
		| 'exchangesUntil'
		| 'dataEndsAt'
	>
>;

/** What is wrong with one field, by the name it has in the form. */
export type FieldProblems = {
	[Name in keyof EventFields]?: 'missing' | 'before-start' | 'before-opening' | 'before-end';
};

export const blankFields: EventFields = {
	name: '',
	place: '',
	starts: '',
	ends: '',
	timeZone: 'UTC',
	language: '',
	topics: [],
	asksFor: [],
	joinsFrom: '',
	joinsUntil: '',
	exchangesFrom: '',
	exchangesUntil: '',
	dataEnds: ''
};

/** The fields of a form for an event as it is. */
export function fieldsOf(event: EventRow): EventFields {
	const timeZone = isTimeZone(event.timeZone) ? event.timeZone : 'UTC';
	const wall = (time: string | null | undefined) => (time ? wallTimeOf(new Date(time), timeZone) : '');
	return {
		name: event.name,
		place: event.place,
		starts: wall(event.startsAt),
		ends: wall(event.endsAt),
		timeZone,
		language: event.language ?? '',
		topics: event.topics ?? [],
		asksFor: event.asksFor ?? [],
		joinsFrom: wall(event.joinsFrom),
		joinsUntil: wall(event.joinsUntil),
		exchangesFrom: wall(event.exchangesFrom),
		exchangesUntil: wall(event.exchangesUntil),
		dataEnds: wall(event.dataEndsAt)
	};
}

/** What the form says, or what is wrong with it. A time that is no time counts as none. */
export function readFields(
	fields: EventFields
): { ok: true; value: SetUp } | { ok: false; problems: FieldProblems } {
	const at = (wallTime: string) => momentOf(wallTime, fields.timeZone);
	const iso = (wallTime: string) => at(wallTime)?.toISOString() ?? null;
	const [starts, ends, dataEnds] = [at(fields.starts), at(fields.ends), at(fields.dataEnds)];
	const isReversed = (from: string, until: string) => {
		const [opens, closes] = [at(from), at(until)];
		return opens !== null && closes !== null && closes <= opens;
	};
	const problems: FieldProblems = {};
	if (isBlank(fields.name)) problems.name = 'missing';
	if (!starts) problems.starts = 'missing';
	if (starts && ends && ends <= starts) problems.ends = 'before-start';
	if (isReversed(fields.joinsFrom, fields.joinsUntil)) problems.joinsUntil = 'before-opening';
	if (isReversed(fields.exchangesFrom, fields.exchangesUntil)) problems.exchangesUntil = 'before-opening';
	const over = ends ?? starts;
	if (over && dataEnds && dataEnds < over) problems.dataEnds = 'before-end';
	if (!starts || Object.keys(problems).length > 0) return { ok: false, problems };
	const { name, place, timeZone, topics, asksFor } = fields;
	return {
		ok: true,
		value: {
			name,
			place,
			timeZone,
			topics: [...topics],
			asksFor: [...asksFor],
			startsAt: starts.toISOString(),
			endsAt: iso(fields.ends),
			language: fields.language || null,
			joinsFrom: iso(fields.joinsFrom),
			joinsUntil: iso(fields.joinsUntil),
			exchangesFrom: iso(fields.exchangesFrom),
			exchangesUntil: iso(fields.exchangesUntil),
			dataEndsAt: iso(fields.dataEnds)
		}
	};
}

/**
 * What the person changed in a form: where it differs from how it was opened, not from how the event is by now, so that
 * what another organizer saved meanwhile stays. `before` and `after` are what `readFields` gave.
 */
export function changesBetween(before: Partial<SetUp>, after: SetUp): Partial<SetUp> {
	const changed = Object.entries(after).filter(
		([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof SetUp])
	);
	return Object.fromEntries(changed);
}

/**
 * The same event once more: as it was set up, moved by whole weeks to the first same weekday after `now`, to the same hours on
 * the wall there; every other time of it moves along.
 */
export function nextTime(event: EventRow, now: Date): EventFields {
	const fields = fieldsOf(event);
	const { timeZone, starts } = fields;
	const weekMs = 7 * 24 * 3_600_000;
	const asUtc = (wallTime: string) => Date.parse(`${wallTime}Z`);
	const today = asUtc(wallTimeOf(now, timeZone));
	const first = starts === '' ? today : asUtc(starts);
	const weeks = Math.max(1, Math.ceil((today - first) / weekMs));
	const moved = (wallTime: string) =>
		wallTime === '' ? '' : new Date(asUtc(wallTime) + weeks * weekMs).toISOString().slice(0, 16);
	return {
		...fields,
		starts: moved(starts),
		ends: moved(fields.ends),
		joinsFrom: moved(fields.joinsFrom),
		joinsUntil: moved(fields.joinsUntil),
		exchangesFrom: moved(fields.exchangesFrom),
		exchangesUntil: moved(fields.exchangesUntil),
		dataEnds: moved(fields.dataEnds)
	};
}

/** What was typed otherwise than it stood before, as text to be kept until it is saved; '' for nothing. */
export function typedSince(before: EventFields, fields: EventFields): string {
	const typed = Object.entries(fields).filter(
		([name, value]) => JSON.stringify(value) !== JSON.stringify(Object(before)[name])
	);
	return typed.length > 0 ? JSON.stringify(Object.fromEntries(typed)) : '';
}

/** The fields in a kept text; what is of another kind, from another version of the app, is left out. */
export function fieldsIn(draft: string | null): Partial<EventFields> {
	const isLike = (name: string, value: unknown) =>
		Array.isArray(Object(blankFields)[name])
			? Array.isArray(value) && value.every((each) => typeof each === 'string')
			: typeof value === 'string' && Object.hasOwn(blankFields, name);
	try {
		const kept: unknown = JSON.parse(draft ?? '{}');
		return Object.fromEntries(Object.entries(kept ?? {}).filter(([name, value]) => isLike(name, value)));
	} catch {
		return {};
	}
}
