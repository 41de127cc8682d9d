import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inputs } from '../../../../tests/model/drafting-records.ts';
import { exampleOf, promiseOf, remarkOf } from '../../../../tests/model/drafting.ts';
import { growth } from '../../../../tests/tools/growth.ts';
import { touchChannels } from '../../db/rows.ts';
import { fitOf } from '../channels/limits.ts';
import { draftOf, textOf } from './draft.ts';
import type { DraftInput } from './input.ts';

/** The text with everything that was inserted as one letter: what is wrong then is ours. */
function bare(input: DraftInput): string {
	const own = input.me.voice.phrases ? input : { ...input, me: { ...input.me, voice: {} } };
	return draftOf(own)
		.parts.map((part) => (part.kind === 'phrase' ? part.text : 'X'))
		.join('');
}

test(
	'no slot stays open, no space or mark is doubled, every sentence begins with a capital',
	{ timeout: 60_000 },
	() => {
		fc.assert(
			fc.property(inputs, (input) => {
				const text = bare(input);
				expect(text).not.toMatch(/[{}[\]|]|undefined|null|NaN|\[object/);
				expect(text).not.toMatch(/ {2}|[.,;:!?]{2}| [.,;:!?]|\( | \)|\n{3}/);
				expect(text, 'a small letter behind a full stop').not.toMatch(/[.?!] +\p{Ll}/u);
				expect(text, 'a small letter at the start of a paragraph').not.toMatch(
					input.choices.language === 'en' ? /\n\n\p{Ll}/u : /[.?!…]\n\n\p{Ll}/u
				);
				expect(text).toBe(text.trim());
				expect(text).toMatch(/^\p{Lu}|^X/u);
			}),
			{ numRuns: 1_500 }
		);
	}
);

test('a German clause ends with its comma, and what I will send them is no wish of theirs', () => {
	const from = (note: string) =>
		[0, 1, 2, 3, 4, 5, 6].map((rank) =>
			textOf(draftOf(exampleOf({ rank, to: { note }, choices: { language: 'de' } })))
		);
	for (const text of from('Sucht jemanden, der Orgelpfeifen stimmt')) {
		expect(text).toContain('Orgelpfeifen stimmt');
		expect(text).not.toMatch(/stimmt \p{L}/u);
	}
	for (const text of from('Will ihm die Noten schicken')) {
		expect(text).toMatch(/dir die Noten zu schicken/);
		expect(text).not.toContain('willst');
	}
});

test('du and Sie never stand in one message', { timeout: 60_000 }, () => {
	const du = /(?<!\p{L})(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\p{L}*|hast|bist|magst)(?!\p{L})/u;
	const Sie = /(?<!\p{L})(?:Sie|Ihnen|Ihr|Ihre[nmrs]?)(?!\p{L})/u;
	fc.assert(
		fc.property(inputs, ({ choices, ...rest }) => {
			const text = bare({ ...rest, choices: { ...choices, language: 'de' } });
			expect(text).not.toMatch(choices.address === 'du' ? Sie : du);
		}),
		{ numRuns: 800 }
	);
});

test(
	'what was written from right to left keeps to itself, and nothing else turns a text',
	{ timeout: 60_000 },
	() => {
		fc.assert(
			fc.property(inputs, (input) => {
				const text = textOf(draftOf(input));
				expect(text.match(/\u2068/g)?.length).toBe(text.match(/\u2069/g)?.length);
				expect(text).not.toMatch(/[\u202a-\u202e\u2066\u2067\u200e\u200f\u061c\0\r\t]/);
			}),
			{ numRuns: 500 }
		);
		const { parts } = draftOf(exampleOf({ to: { card: { name: 'אבא אבן' } } }));
		expect(parts[1]).toEqual({ kind: 'fact', text: '\u2068אבא\u2069', from: 'card.name' });
	}
);

test('every channel has room for what it gets, whatever is known', { timeout: 60_000 }, () => {
	fc.assert(
		fc.property(inputs, fc.constantFrom(...touchChannels), fc.boolean(), (input, channel, linkedinPaid) => {
			const draft = draftOf({
				...input,
				me: { ...input.me, voice: { linkedinPaid } },
				choices: { ...input.choices, channel }
			});
			const text = textOf(draft);
			expect(fitOf(text, channel, linkedinPaid).left ?? 0).toBeGreaterThanOrEqual(0);
			if (channel === 'sms') expect(text.length).toBeLessThanOrEqual(306);
			expect(draft.subject === null).toBe(channel !== 'email');
		}),
		{ numRuns: 1_000 }
	);
});

test('a LinkedIn note names the event and what was said, in 200 characters', () => {
	for (let rank = 0; rank < 300; rank++) {
		for (const language of ['en', 'de'] as const) {
			const text = textOf(
				draftOf(
					exampleOf({
						rank,
						to: { note: 'Topic: WebAssembly' },
						choices: { language, channel: 'linkedin-note', step: 'coffee' }
					})
				)
			);
			expect(text.length).toBeLessThanOrEqual(200);
			expect(text).toContain('WebAssembly');
			expect(text, text).toContain('PyCon DE');
		}
	}
});

test('a blank says what fills it, and what was not understood is offered; a full record has none', () => {
	const empty = draftOf(
		exampleOf({
			to: { card: { name: 'Maria Ott', interests: ['chess'] }, note: 'Went on about how ferries dock' }
		})
	);
	expect(empty.blanks.map(({ hint }) => hint)).toEqual(['said']);
	expect(empty.parts[empty.blanks[0].at].kind).toBe('blank');
	expect(empty.suggestions).toEqual([
		{ text: 'Went on about how ferries dock', from: 'note' },
		{ text: 'chess', from: 'card' }
	]);
	const judged = draftOf(exampleOf({ to: { note: 'arrogant\ndivorced' } }));
	expect(judged.suggestions).toEqual([]);
	const full = draftOf(exampleOf({ to: { note: 'talked about ferries' } }));
	expect([full.blanks, full.suggestions]).toEqual([[], []]);
});

test('a message tells which of its reasons it answers, and not those that had no room', () => {
	const promise = promiseOf('send her the paper on mills', { id: 'p' });
	const goal = remarkOf('goal', 'open a second clinic', 'g');
	const reasons = [
		{ kind: 'first', cause: 'event', dueAt: null, dueOn: null },
		{ kind: 'promise', cause: 'p', dueAt: null, dueOn: null },
		{ kind: 'return', cause: 'g', dueAt: null, dueOn: null },
		{ kind: 'return', cause: 'gone', dueAt: null, dueOn: null }
	] as const;
	const to = { promises: [promise], remarks: [goal] };
	expect(draftOf(exampleOf({ to, reasons })).settles.sort()).toEqual([
		'first/event',
		'promise/p',
		'return/g'
	]);
	const note = draftOf(exampleOf({ to, reasons, choices: { channel: 'linkedin-note' } }));
	for (const key of note.settles)
		expect(textOf(note)).toMatch({ 'promise/p': /mills/, 'return/g': /clinic/ }[key] ?? /./);
});

test('my own greeting, signature and sentences are used', () => {
	const voice: DraftInput['me']['voice'] = {
		greetings: { en: 'Ahoy', de: 'Moin {name}!' },
		signatures: { en: 'Cheers\nAnn' },
		phrases: [
			{ language: 'en', slot: 'opening', text: 'What a day at {event}, {name}' },
			{ language: 'en', slot: 'step', text: 'Tea at my place?' },
			{ language: 'en', slot: 'give', text: 'Ask me anything about dykes' },
			{ language: 'de', slot: 'closing', text: 'Bis bald' }
		]
	};
	const me = { profile: { name: 'Ann Lee' }, voice, card: {} };
	const choices = { step: 'coffee' } as const;
	const text = textOf(draftOf(exampleOf({ me, choices, to: { note: 'talked about ferries' } })));
	expect(text.startsWith('Ahoy Maria,\n\nWhat a day at PyCon DE, Maria.')).toBe(true);
	expect(text).toContain('Ask me anything about dykes.');
	expect(text).toContain('Tea at my place?');
	expect(text.endsWith('\n\nCheers\nAnn')).toBe(true);
	const other = textOf(draftOf(exampleOf({ me, choices, rank: 1, to: { note: 'talked about ferries' } })));
	expect(other, 'one opening for one person').not.toContain('What a day');
	const german = textOf(draftOf(exampleOf({ me, choices: { language: 'de' } })));
	expect(german).toMatch(/^Moin Maria!\n\n\p{Lu}/u);
	expect(german.endsWith('Bis bald\nAnn')).toBe(true);
});

test('a note of any shape is read in a time that grows with it, no faster', { timeout: 60_000 }, () => {
	const runs = [
		'A',
		'a,',
		'- x\n',
		'talked about ',
		'über ',
		'zu ',
		'send ',
		': ',
		'Topic: ',
		'"',
		'she is ',
		' ',
		'.',
		'! ',
		'– ',
		'(',
		'A b '
	];
	for (const run of runs) {
		for (const end of ['', 'schicken', ' gesprochen', ':']) {
			const read = (length: number) => {
				const note = run.repeat(Math.ceil(length / run.length)) + end;
				const remarks = [remarkOf('goal', note.slice(0, length / 10))];
				const promises = [promiseOf(note.slice(0, length / 20))];
				draftOf(exampleOf({ to: { note, remarks, promises, card: { name: note.slice(0, 100) } } }));
			};
			// 16 would be the square.
			expect(growth(read, 2_500), JSON.stringify([run, end])).toBeLessThan(12);
		}
	}
});
