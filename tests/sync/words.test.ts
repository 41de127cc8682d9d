import { readFileSync, readdirSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { m } from '../../src/lib/paraglide/messages.js';
import { overwriteGetLocale } from '../../src/lib/paraglide/runtime.js';
import { refusalInWords } from '../../src/lib/exchange/words.ts';
import { kindInWords, sentenceOf, whatInWords } from '../../src/lib/sync/words.ts';

const lib = new URL('../../src/lib/', import.meta.url);
const kinds = readdirSync(lib, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('mutations.ts') || file.endsWith('device-key.ts'))
	.flatMap((file) => [...readFileSync(new URL(file, lib), 'utf8').matchAll(/\n\tkind: '([a-z_]+)',/g)])
	.map(([, kind]) => kind);

beforeEach(() => overwriteGetLocale(() => 'de'));

test('whatever can wait for the server has a name', () => {
	expect(kinds).toEqual(expect.arrayContaining(['save_note', 'add_key', 'save_remark', 'save_preferences']));
	expect(kinds.filter((kind) => kindInWords(kind) === m.sync_kind_other())).toEqual([]);
});

test('what was put down names the person it is about, a goal its event', () => {
	const names = { person: () => 'Ada', event: () => 'Tide days' };
	const about = { contactId: 'c', eventId: 'e', kind: 'topic', text: 'felt' };
	const followed = ['mark_sent', 'record_touch', 'answer_follow_up', 'set_correspondence', 'save_milestone'];
	for (const kind of ['save_remark', 'save_promise', 'mark_person', 'set_relationship', ...followed]) {
		expect(whatInWords({ kind, input: about }, names)).toContain('Ada');
	}
	const goal = { goalId: 'g', eventId: 'e', kind: 'topic', text: 'felt' };
	expect(whatInWords({ kind: 'set_goal', input: goal }, names)).toContain('Tide days');
	expect(whatInWords({ kind: 'save_reflection', input: { eventId: 'e' } }, names)).toContain('Tide days');
	expect(whatInWords({ kind: 'set_goal', input: { ...goal, eventId: null } }, names)).toBe(
		m.sync_kind_goal()
	);
});

test('why a remark or a goal was refused is said in words', () => {
	for (const code of ['contact_not_found', 'too_many', 'invalid_input', 'not_attending']) {
		expect(refusalInWords(code)).not.toBe(m.refusal_other({ code }));
	}
});

test('whoever wants it quiet is told no figure by the state of the sync', () => {
	const states = [
		{ state: 'waiting', count: 3 },
		{ state: 'offline', count: 3 },
		{ state: 'only-here', count: 3 },
		{ state: 'attention', problem: 'refused', count: 3 }
	] as const;
	for (const state of states) {
		expect(sentenceOf(state)).toContain('3');
		expect(sentenceOf(state, true)).not.toMatch(/\d/);
	}
});
