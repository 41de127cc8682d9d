import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { parseVCards } from 'vcard4-ts';
import { expect, test } from 'vitest';
import type { Card } from '../card/fields.ts';
import { storable } from '../core/text.ts';
import { vCardFileName, writeVCard } from './vcard.ts';

const revisedAt = new Date('2026-11-22T09:30:00.123Z');
const naughty = JSON.parse(
	readFileSync(
		new URL('../../../node_modules/big-list-of-naughty-strings/blns.json', import.meta.url),
		'utf8'
	)
) as string[];

test('a full card comes back from an independent reader as it was', () => {
	const card: Card = {
		name: 'Dr. Ana Ruiz, PhD',
		headline: 'Climate; data, and \\ more',
		organisation: 'Müller & Söhne; Berlin, Köln',
		email: 'ana@example.org',
		phone: '+49 30 123456',
		linkedin: 'ana-ruiz',
		signal: 'ana.42',
		telegram: '@ana_ruiz',
		mastodon: '@ana@chaos.social',
		website: 'ana.example/a,b;c',
		links: ['https://talks.example/ana']
	};
	const read = reader(writeVCard({ card, note: 'Met at the fair,\nhall 3; nice \\ talk', revisedAt }));

	expect(read('VERSION')).toEqual(['3.0']);
	expect(read('N')).toEqual([parts('Ruiz', 'Dr. Ana', 'PhD')]);
	expect(read('FN')).toEqual([card.name]);
	expect(read('ORG')).toEqual([[card.organisation]]);
	expect(read('TITLE')).toEqual([card.headline]);
	expect(read('EMAIL')).toEqual([card.email]);
	expect(read('TEL')).toEqual([card.phone]);
	expect(read('URL')).toEqual(['https://ana.example/a,b;c', 'https://talks.example/ana']);
	expect(read('X_SOCIALPROFILE')).toEqual([
		'https://www.linkedin.com/in/ana-ruiz',
		'https://chaos.social/@ana'
	]);
	expect(read('IMPP')).toEqual(['https://t.me/ana_ruiz']);
	expect(read('NOTE')).toEqual([
		'Met at the fair,\nhall 3; nice \\ talk\n\n' +
			'LinkedIn: https://www.linkedin.com/in/ana-ruiz\nSignal: ana.42\n' +
			'Telegram: https://t.me/ana_ruiz\nMastodon: https://chaos.social/@ana'
	]);
});

test.each([
	['Ana María de la Cruz', parts('Cruz', 'Ana María de la')],
	['Plato', parts('', 'Plato')],
	['山田太郎', parts('', '山田太郎')],
	['Martin King, Jr.', parts('King', 'Martin', 'Jr.')],
	['Cruz, Ana', parts('Ana', 'Cruz,')]
])('%s is taken apart so that it reads the same in every address book', (name, expected) => {
	expect(reader(writeVCard({ card: { name }, note: '', revisedAt }))('N')).toEqual([expected]);
});

test('no line is longer than 75 octets and no character is cut', () => {
	const name = '👩‍👩‍👧‍👦'.repeat(20);
	const text = writeVCard({ card: { name }, note: 'ü'.repeat(500), revisedAt });
	for (const line of text.split('\r\n')) {
		expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
		expect(storable(line).wasCleaned).toBe(false);
	}
	expect(reader(text)('FN')).toEqual([name]);
});

test.each(naughty)('%j survives as name and note and adds no property', (text) => {
	expectHarmless(text);
});

test.each(['  Ana\t', '\ufeffAna\u00a0', '\u3000名 ', '\u200f\u05d0\u200e', ' \u009b x '])(
	'%j keeps the white space around it, in every field of text',
	(text) => {
		const read = reader(
			writeVCard({ card: { name: text, headline: text, organisation: text }, note: text, revisedAt })
		);
		expect([read('FN'), read('TITLE'), read('NOTE')]).toEqual([[text], [text], [text]]);
		expect(read('ORG')).toEqual([[text]]);
	}
);

test('an address is what can be dialled or written to', () => {
	const card = { name: 'Ana', email: ' Ana <ana@example.org> ', phone: '\ttel:+49 30 1 ' };
	const read = reader(writeVCard({ card, note: '', revisedAt }));
	expect([read('EMAIL'), read('TEL')]).toEqual([['ana@example.org'], ['+49 30 1']]);
});

test('any text survives and adds no property', () => {
	fc.assert(fc.property(fc.string({ unit: 'binary' }), expectHarmless));
});

test('a name becomes a file name that every system accepts', () => {
	expect(vCardFileName('../..\\evil: "Ana" <x>|?*\u202e')).toBe('evil Ana x.vcf');
	expect(vCardFileName(' \u0000 ')).toBe('contact.vcf');
	expect(vCardFileName('Żółć 山田')).toBe('Żółć 山田.vcf');
});

function expectHarmless(text: string) {
	const vCard = writeVCard({ card: { name: text, headline: text }, note: text, revisedAt });
	const properties = vCard.replaceAll('\r\n ', '').trimEnd().split('\r\n');
	expect(properties.map((line) => line.split(/[:;]/)[0])).toEqual([
		...['BEGIN', 'VERSION', 'PRODID', 'N', 'FN', ...(text ? ['TITLE'] : [])],
		...['NOTE', 'REV', 'END']
	]);
	const plain = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/(?![\n\t\x80-\x9f])\p{Cc}/gu, '');
	expect(reader(vCard)('FN')).toEqual([plain]);
}

/** The values of a property as a reader of somebody else's making understands them. */
function reader(vCard: string): (name: string) => unknown[] {
	const [read] = parseVCards(vCard).vCards ?? [];
	if (!read) throw new Error('no vCard in it');
	const properties: Record<string, unknown> = { ...read, ...read.x };
	return (name) => [properties[name]].flat().map((property) => (property as { value: unknown }).value);
}

function parts(family: string, given: string, suffix = '') {
	return {
		familyNames: [family],
		givenNames: [given],
		additionalNames: [''],
		honorificPrefixes: [''],
		honorificSuffixes: [suffix]
	};
}
