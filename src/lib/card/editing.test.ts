import { expect, test } from 'vitest';
import { editedOf, storableNow } from './editing.ts';
import { saveProfile } from './mutations.ts';

test('a form has every field, filled from the card and, before that, from what was typed', () => {
	const edited = editedOf(
		{ name: 'Ada', interests: ['looms'] },
		JSON.stringify({ name: 'Ada L', pitch: 'I' })
	);
	expect(edited).toMatchObject({ name: 'Ada L', pitch: 'I', interests: ['looms'], email: '', links: [] });
});

test.each([null, '', 'null', '[1]', '{"name":1,"interests":"x"}', '{broken'])(
	'a draft that cannot be read (%s) leaves the card as it is',
	(draft) => {
		const edited = editedOf({ name: 'Ada', interests: ['looms'] }, draft);
		expect(edited).toMatchObject({ name: 'Ada', interests: ['looms'] });
	}
);

test('a text that is too long stays as it was stored and holds back nothing else', () => {
	const stored = { name: 'Ada', pitch: 'Short.', links: ['example.org'] };
	const typed = { ...editedOf(stored, null), pitch: 'x'.repeat(601), headline: 'Weaves' };
	const problems = saveProfile.problems({ profile: typed });
	const { profile, heldBack } = storableNow(
		typed,
		stored,
		problems.map(({ path }) => path)
	);
	expect(profile).toMatchObject({ name: 'Ada', pitch: 'Short.', headline: 'Weaves', links: ['example.org'] });
	expect(heldBack).toEqual(['pitch']);
	expect(saveProfile.problems({ profile })).toEqual([]);
});
