import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinedNote } from '../../src/lib/people/joined-note.ts';
import { type Database, openPglite } from './engines.ts';

// What a note becomes stands in TypeScript and in SQL: the phone shows it before the server has heard of it.
let database: Database;
beforeAll(async () => {
	database = await openPglite();
});
afterAll(() => database?.close());

// Few words, so that one text is often a part of another, and line breaks where nobody expects them.
const word = fc.constantFrom('a', 'b', 'ab', '🦊', '\n', "'\\", ' ');
const text = fc.array(word, { maxLength: 3 }).map((words) => words.join('\n\n'));
const edit = fc.record({ stored: text, was: text, typed: text, isOlder: fc.boolean() });

test('phone and server make the same of every edit of a note', async () => {
	const edits = fc.sample(edit, { numRuns: 5_000, seed: 2026 });
	const [rows] = await database.exec(
		`select hallway.joined_note(e ->> 'stored', e ->> 'was', e ->> 'typed', (e ->> 'isOlder')::boolean) as text
		from jsonb_array_elements('${JSON.stringify(edits).replaceAll("'", "''")}') with ordinality l (e, place) order by place`
	);
	expect(rows.map((row) => row.text)).toEqual(edits.map(joinedNote));
	// The sample is worth something: every kind of outcome is in it.
	const outcomes = edits.map((each) => {
		const joined = joinedNote(each);
		if (joined === each.stored) return 'stays';
		if (joined === each.typed) return 'replaced';
		return joined.length < each.stored.length ? 'shorter' : 'both';
	});
	for (const outcome of ['stays', 'replaced', 'shorter', 'both'])
		expect(outcomes.filter((each) => each === outcome).length).toBeGreaterThan(50);
});
