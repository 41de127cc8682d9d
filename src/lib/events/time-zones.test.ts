import { expect, test } from 'vitest';
import { groupedZones } from './time-zones.ts';

const ids = [
	'America/Argentina/Buenos_Aires',
	'Arctic/Longyearbyen',
	'Asia/Tokyo',
	'Europe/Berlin',
	'Europe/Oslo',
	'Europe/Zurich'
];

test('what comes first is there once, in its order', () => {
	const { first, groups } = groupedZones(ids, ['Europe/Oslo', 'UTC', 'Europe/Oslo'], 'en');
	expect(first).toEqual([
		{ id: 'Europe/Oslo', town: 'Oslo' },
		{ id: 'UTC', town: 'UTC' }
	]);
	expect(groups.flatMap(({ zones }) => zones).some(({ id }) => id === 'Europe/Oslo')).toBe(false);
});

test('all others stand under their part of the world, by town', () => {
	expect(groupedZones(ids, [], 'en').groups).toEqual([
		{ part: 'America', zones: [{ id: ids[0], town: 'Buenos Aires, Argentina' }] },
		{
			part: 'Europe',
			zones: [
				{ id: 'Europe/Berlin', town: 'Berlin' },
				{ id: 'Arctic/Longyearbyen', town: 'Longyearbyen' },
				{ id: 'Europe/Oslo', town: 'Oslo' },
				{ id: 'Europe/Zurich', town: 'Zurich' }
			]
		},
		{ part: 'Asia', zones: [{ id: 'Asia/Tokyo', town: 'Tokyo' }] }
	]);
});

test('every zone this machine knows can be chosen', () => {
	const known = Intl.supportedValuesOf('timeZone').filter((id) => id.includes('/'));
	const { groups } = groupedZones(known, [], 'en');
	expect(groups.flatMap(({ zones }) => zones.map(({ id }) => id)).sort()).toEqual([...known].sort());
});
