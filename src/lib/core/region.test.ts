import { expect, test } from 'vitest';
import { regionOf } from './region.ts';

test.each([
	['en', ['de-AT', 'en-GB', 'en-US'], 'en-GB'],
	['de', ['de-AT'], 'de-AT'],
	['de', ['en-GB'], 'de'],
	['en', [], 'en']
])('%s for somebody who reads %j is %s', (locale, languages, expected) => {
	expect(regionOf(locale, languages)).toBe(expected);
});
