import { expect, test } from 'vitest';
import { agreesToAnything, hasTopic, stillAsked, withTopic } from './asked.ts';
import { settingsByDefault } from './visible.ts';

test('a topic goes in and out, however it is written', () => {
	expect(withTopic(undefined, 'Bees')).toEqual(['Bees']);
	expect(withTopic(['Tea', ' bees '], 'Bees')).toEqual(['Tea']);
	expect(hasTopic(['BEES'], 'Bees')).toBe(true);
	expect(hasTopic(undefined, 'Bees')).toBe(false);
});

test('what fits no more is left out', () => {
	const full = Array.from({ length: 12 }, (_, at) => `Interest ${at}`);
	expect(withTopic(full, 'Bees')).toEqual(full);
	expect(withTopic(full, 'interest 3')).toHaveLength(11);
});

test('only what is missing is asked for', () => {
	expect(stillAsked(['pitch', 'offers', 'headline'], { headline: 'Engines', offers: [] })).toEqual([
		'pitch',
		'offers'
	]);
	expect(stillAsked(undefined, null)).toEqual([]);
	expect(stillAsked(['pitch'], null)).toEqual(['pitch']);
});

test('nobody agrees to anything before being asked', () => {
	expect(agreesToAnything(settingsByDefault)).toBe(false);
	expect(agreesToAnything({ ...settingsByDefault, counted: true })).toBe(true);
	expect(agreesToAnything({ ...settingsByDefault, graph: 'dot' })).toBe(true);
});
