import { expect, test } from 'vitest';
import { readJoinLink } from './join-link.ts';

const origin = 'https://hallway.example:8443';

test.each([
	['https://hallway.example:8443/e/ABCD-EFGH'],
	['  HTTPS://Hallway.Example:8443/e/abcdefgh/ \n'],
	['http://hallway.example:8443/e/ABCD-EFGH?from=poster#top'],
	['https://hallway.example:8443/e/ABCD%20EFGH']
])('%j is an invitation of ours', (text) => {
	expect(readJoinLink(text, origin)).toEqual({ ok: true, value: 'abcdefgh' });
});

test('the same link of another host or port is another Hallway’s invitation', () => {
	for (const elsewhere of ['https://hallway.example/e/ABCD-EFGH', 'https://other.example/e/ABCD-EFGH']) {
		expect(readJoinLink(elsewhere, origin)).toEqual({ ok: false, problem: 'other-installation' });
	}
});

test.each([
	['ABCD-EFGH'],
	['https://hallway.example:8443/e/'],
	['https://hallway.example:8443/e/ABCD-EFG'],
	['https://hallway.example:8443/e/ABCD-EFGH/edit'],
	['https://hallway.example:8443/e/%E0%A4%A'],
	['https://hallway.example:8443/x#1234'],
	['https://shop.example/e/sneakers'],
	['https://shop.example/e/abcdefgh'],
	['javascript://hallway.example:8443/e/ABCD-EFGH'],
	[`https://hallway.example:8443/e/ABCD-EFGH?${'x'.repeat(600)}`],
	['']
])('%j is no invitation', (text) => {
	expect(readJoinLink(text, origin)).toEqual({ ok: false, problem: 'not-a-join-link' });
});
