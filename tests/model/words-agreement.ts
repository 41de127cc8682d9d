import type { Device } from './device.ts';
import { type Person, agree } from './facts.ts';

export type Compared = {
	me: Person;
	/** Whom each of my contacts is. */
	personOf: ReadonlyMap<string, Person | undefined>;
	/** Whether of what I have with somebody only the coarse things are known. */
	isLoose: (other: string) => boolean;
};

const iso = (at: number) => new Date(at).toISOString();

/** What the server has of what a person set and put down, against the model. */
export function agreeOnWords({ me, personOf, isLoose }: Compared, tables: Device['tables']): void {
	const { words } = me;
	same('goals', tables.goals.all, expectedGoals(me));
	const reflections = [...words.reflections].map(([id, { at, ...rest }]) => ({
		id,
		...rest,
		editedAt: iso(at)
	}));
	same('reflections', tables.reflections.all, reflections);
	const { preferences } = words;
	same('preferences', tables.preferences.all, preferences ? [{ id: 'me', quiet: preferences.quiet }] : []);

	const aboutOf = (contactId: string) => personOf.get(contactId)?.id ?? 'nobody';
	const here = {
		remarks: tables.remarks.all.map(({ contactId, ...row }) => ({ ...row, about: aboutOf(contactId) })),
		promises: tables.promises.all.map(({ contactId, ...row }) => ({ ...row, about: aboutOf(contactId) })),
		marks: tables.marks.all.map(({ contactId, id: _, ...row }) => ({ ...row, about: aboutOf(contactId) })),
		relationships: tables.relationships.all.map(({ id, kind }) => ({ about: aboutOf(id), kind }))
	};
	const due = expectedAbout(me);
	for (const table of ['remarks', 'promises', 'marks', 'relationships'] as const) {
		const exactly = (row: { about: string }) => !isLoose(row.about);
		same(table, here[table].filter(exactly), due[table].filter(exactly));
	}
	// Of a loose pair the marks and words are all there.
	for (const { about, eventId, ...taps } of due.marks)
		for (const tap of ['worth', 'deepen', 'thank'] as const)
			agree(
				!taps[tap] || here.marks.some((row) => row.about === about && row.eventId === eventId && row[tap]),
				() => `lost in marks: ${tap} about ${about}`
			);
	for (const { about } of due.relationships)
		agree(
			here.relationships.some((row) => row.about === about),
			() => `lost in relationships: ${about}`
		);
	for (const table of ['remarks', 'promises'] as const)
		for (const { id, text } of due[table])
			agree(
				here[table].some(
					(row) => row.id === id && text.split('\n\n').every((part) => row.text.includes(part))
				),
				() => `lost in ${table}: ${JSON.stringify(text)}`
			);
}

function expectedGoals({ words }: Person) {
	return [...words.goals].flatMap(([id, { at: _, madeAt, isDropped, ...goal }]) =>
		isDropped ? [] : [{ id, ...goal, madeAt: iso(madeAt) }]
	);
}

function expectedAbout({ words }: Person) {
	const said = <Row extends { text: string; madeAt: number; at: number }>(rows: ReadonlyMap<string, Row>) =>
		[...rows].flatMap(([id, { madeAt, at, ...row }]) =>
			row.text === '' ? [] : [{ id, ...row, madeAt: iso(madeAt), editedAt: iso(at) }]
		);
	return {
		remarks: said(words.remarks),
		promises: said(words.promises),
		marks: words.marks,
		relationships: [...words.relationships].flatMap(([about, { kind }]) =>
			kind === null ? [] : [{ about, kind }]
		)
	};
}

export function same(what: string, found: readonly object[], expected: readonly object[]): void {
	const text = (rows: readonly object[]) =>
		rows
			.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort())))
			.sort()
			.join('\n');
	agree(text(found) === text(expected), () => `${what}:\n${text(found)}\ninstead of:\n${text(expected)}`);
}
