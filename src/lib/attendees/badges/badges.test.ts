import { describe, expect, test } from 'vitest';
import { keyIdOf } from '../../core/key.ts';
import { readCode } from '../../exchange/code/code.ts';
import { badgeCode, badgeLink, typedCode } from './badge-code.ts';
import { formats, perSheet } from './formats.ts';
import { layoutOf, nextPlace, sheetsOf } from './sheets.ts';

const origin = 'https://hallway.example-conf.org';
const eventId = '2f1c6c4e-2a39-8b0d-9a52-3f0a5e2b7c11';
const secret = '00112233445566778899aabbccddeeff';
const ada = { name: 'Ada Lovelace', headline: 'Analyst of engines', organisation: 'Engines Ltd', secret };

describe.each(formats)('sheet $id', (format) => {
	test('holds all of its badges, none over another or over the edge', () => {
		const [sheet] = sheetsOf([...Array(perSheet(format)).keys()], format, 1);
		expect(sheet).toHaveLength(perSheet(format));
		for (const { x, y, item } of sheet) {
			expect(x).toBeGreaterThanOrEqual(-1e-9);
			expect(y).toBeGreaterThanOrEqual(-1e-9);
			expect(x + format.width).toBeLessThanOrEqual(format.paper.width + 1e-9);
			expect(y + format.height).toBeLessThanOrEqual(format.paper.height + 1e-9);
			const overlaps = sheet.filter(
				(other) =>
					other.item !== item &&
					Math.abs(other.x - x) < format.width - 1e-9 &&
					Math.abs(other.y - y) < format.height - 1e-9
			);
			expect(overlaps).toEqual([]);
		}
	});

	test('everything has its room within a badge, and nothing lies over anything else', () => {
		const { isCentred: _, ...boxes } = layoutOf(format);
		const all = Object.values(boxes);
		for (const box of all) {
			expect(box.width).toBeGreaterThan(15);
			expect(box.height).toBeGreaterThan(2.5);
			expect(box.x).toBeGreaterThanOrEqual(2.9);
			expect(box.x + box.width).toBeLessThanOrEqual(format.width - 2.9);
			expect(box.y + box.height).toBeLessThanOrEqual(format.height - 2.9);
			for (const other of all) {
				if (other === box) continue;
				const isApart =
					box.x + box.width <= other.x + 1e-9 ||
					other.x + other.width <= box.x + 1e-9 ||
					box.y + box.height <= other.y + 1e-9 ||
					other.y + other.height <= box.y + 1e-9;
				expect(isApart).toBe(true);
			}
		}
	});

	test('the modules of a usual badge are at least 0.42 mm, of the longest 0.25 mm', () => {
		const room = layoutOf(format).code.width;
		const usual = badgeCode(ada, { origin, eventId }, room, 'Guest');
		expect(usual.side).toBeLessThanOrEqual(room);
		expect(usual.side / usual.size).toBeGreaterThanOrEqual(0.42);
		const name = [...Array(100).keys()].map((i) => String.fromCodePoint(0x4e00 + 61 * i)).join('');
		const longest = badgeCode({ ...ada, name, headline: name }, { origin, eventId }, room, 'Guest');
		expect(longest.side).toBeLessThanOrEqual(room);
		expect(longest.side / longest.size).toBeGreaterThanOrEqual(0.25);
	});
});

test('a sheet that was begun goes on where it was left, and so does the next one', () => {
	const [format] = formats;
	const sheets = sheetsOf(['a', 'b', 'c'], format, 9);
	expect(sheets.map((sheet) => sheet.map(({ item }) => item).join(''))).toEqual(['ab', 'c']);
	expect(sheets[0][0]).toMatchObject({ x: 17.5, y: 13.5 + 4 * 55 });
	expect(sheets[1][0]).toMatchObject({ x: 17.5, y: 13.5 });
	expect(nextPlace(3, format, 9)).toBe(2);
	expect(nextPlace(1, format, 10)).toBe(1);
	for (const wrong of [0, -3, 11, NaN]) expect(sheetsOf(['a'], format, wrong)).toHaveLength(1);
	expect(sheetsOf(['a'], format, 1, { x: 1.5, y: -1 })[0][0]).toMatchObject({ x: 19, y: 12.5 });
	expect(sheetsOf([], format, 3)).toEqual([]);
});

test("the code of a badge has no time, name and headline only, and the badge's own key", () => {
	const read = readCode(badgeLink(ada, { origin, eventId }, 'Guest'), { origin });
	expect(read).toMatchObject({
		ok: true,
		value: {
			timeStep: null,
			keyId: keyIdOf(secret),
			eventRef: '2f1c6c4e2a',
			card: { name: 'Ada Lovelace', headline: 'Analyst of engines' }
		}
	});
	expect(read.ok && Object.keys(read.value.card)).toEqual(['name', 'headline']);
	expect(typedCode(ada, eventId)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});

test('a badge without a name can be scanned too', () => {
	const read = readCode(badgeLink({ ...ada, name: ' ', headline: '' }, { origin, eventId }, 'Guest'), {
		origin
	});
	expect(read.ok && read.value.card).toEqual({ name: 'Guest' });
});
