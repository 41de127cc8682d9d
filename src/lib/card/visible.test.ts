import { expect, test } from 'vitest';
import { fields } from './fields.ts';
import { givenInFull, settingsByDefault, visible } from './visible.ts';

const profile = {
	name: 'Ada',
	headline: 'Engines',
	pitch: 'I make engines.',
	email: 'ada@example.org',
	links: ['https://a.example']
};

test('without any decision name, headline and organisation are in the code and ways to be reached stay private', () => {
	expect(visible(profile, settingsByDefault)).toEqual({
		code: { name: 'Ada', headline: 'Engines' },
		after: { pitch: 'I make engines.', links: ['https://a.example'] },
		private: { email: 'ada@example.org' }
	});
});

test('the name is in the code whatever is ticked, and every other field where it was ticked', () => {
	const sharing = { name: 'private', email: 'code', headline: 'private' } as const;
	expect(visible(profile, { sharing }).code).toEqual({ name: 'Ada', email: 'ada@example.org' });
	expect(visible(profile, { sharing }).private).toEqual({ headline: 'Engines' });
});

test('what the code has no room for passes after the exchange instead', () => {
	const { code, after } = visible(profile, settingsByDefault, ['headline', 'name']);
	expect(code).toEqual({ name: 'Ada' });
	expect(after.headline).toBe('Engines');
});

test('a full exchange gives exactly what is in the code and after, and no field is lost or doubled', () => {
	const { code, after, private: kept } = visible(profile, settingsByDefault);
	expect(givenInFull(profile, settingsByDefault).sort()).toEqual(
		[...Object.keys(code), ...Object.keys(after)].sort()
	);
	const all = [code, after, kept].flatMap((part) => Object.keys(part));
	expect(all.sort()).toEqual(
		fields
			.map(({ id }) => id)
			.filter((id) => id in profile)
			.sort()
	);
});
