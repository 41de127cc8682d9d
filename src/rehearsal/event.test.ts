import { expect, test } from 'vitest';
import { invitationLink } from '../lib/events/invitation-link.ts';
import { mergeCsv } from '../lib/attendees/import/merge.ts';
import { readEvent, readLinks } from './event.ts';

const tokens = ['00112233445566778899aabbccddeeff', 'ffeeddccbbaa99887766554433221100'];
const linkTo = (code: string, token: string) => invitationLink('https://hall.example', code, token);

test('a join link, a personal one and a typed code lead to the event', () => {
	for (const text of ['https://hall.example/e/ABCD-EFGH', linkTo('abcdefgh', tokens[0]), 'abcd efgh'])
		expect(readEvent(text)).toEqual({ ok: true, value: 'abcdefgh' });
	expect(readEvent('https://hall.example/events/1')).toMatchObject({ ok: false });
});

test('the file for mail merge gives names and links, as it is saved', () => {
	const rows = ['Jörg "Jo" Müßig, MA', '=Ada'].map((name, i) => [
		name,
		'a@example.org',
		linkTo('abcdefgh', tokens[i])
	]);
	expect(readLinks(mergeCsv(['Name', 'E-mail', 'Link'], rows))).toEqual({
		ok: true,
		value: {
			joinCode: 'abcdefgh',
			expected: [
				{ name: 'Jörg "Jo" Müßig, MA', invitation: tokens[0] },
				{ name: "'=Ada", invitation: tokens[1] }
			]
		}
	});
});

test('a file without links, or of two events, is refused in words', () => {
	expect(readLinks('Name,Link\r\nAda,https://hall.example/e/ABCD-EFGH\r\n')).toMatchObject({
		problem: 'there is no personal link in it'
	});
	const two = ['abcdefgh', 'hgfedcba'].map((code, i) => `Ada,${linkTo(code, tokens[i])}`);
	expect(readLinks(['Name,Link', ...two].join('\n'))).toMatchObject({
		problem: 'its links lead to several events'
	});
});
