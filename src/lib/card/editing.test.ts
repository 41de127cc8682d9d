import { expect, test } from 'vitest';
import { afterSaving, changedFields, editedOf, storableNow } from './editing.ts';
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

test('what is held back for weeks is a draft of that field alone, and leaves what another device changed', () => {
	const opened = editedOf({ name: 'Ada', headline: 'Weaves', interests: ['looms'] }, null);
	const typed = { ...opened, pitch: 'x'.repeat(601), interests: ['looms'] };
	const draft = JSON.stringify(changedFields(typed, opened));
	const newer = { name: 'Ada L', headline: 'Spins', interests: ['wheels'] };
	expect(editedOf(newer, draft)).toEqual({ ...editedOf(newer, null), pitch: 'x'.repeat(601) });
	expect(changedFields(opened, opened)).toEqual({});
});

test('an emptied field is a change', () => {
	const opened = editedOf({ name: 'Ada', headline: 'Weaves', interests: ['looms'] }, null);
	const typed = { ...opened, headline: '', interests: [] };
	expect(changedFields(typed, opened)).toEqual({ headline: '', interests: [] });
});

test('after saving only what was held back, and what is typed then, counts as changed', () => {
	const opened = editedOf({ name: 'Ada', headline: 'Weaves' }, null);
	const typed = { ...opened, name: 'Ada L', pitch: 'x'.repeat(601) };
	const before = afterSaving(opened, changedFields(typed, opened), ['pitch']);
	expect(changedFields({ ...typed, phone: '1' }, before)).toEqual({ pitch: 'x'.repeat(601), phone: '1' });
});
