import { readFileSync } from 'node:fs';
import blns from 'big-list-of-naughty-strings';
import { describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '../../paraglide/runtime.js';
import { excerpt } from './excerpt.ts';
import { deck } from './questions.ts';
import { templates } from './templates.ts';
import { moodInWords, openerInWords, whyInWords } from './words.ts';

const deckKeys = Object.values(deck).flat();
const templateKeys = Object.values(templates).flat();
const keys = [...deckKeys, ...templateKeys];
const catalogues = { en: catalogue('en'), de: catalogue('de') };
const all = (language: 'en' | 'de') => keys.map((key) => [key, catalogues[language][key]] as const);

// With an open question nobody can say just yes or no. A preposition may come first: "Mit wem", "Über welchen".
const open = {
	en: /^(what|which|who|when|where|why|how)\b/i,
	de: /^((mit|für|über|von|an) )?(was|wie|wer|wen|wem|wann|warum|welch(e|er|es|en|em)|wo(mit|bei|rauf|ran|rin|rüber|nach|zu|für)?)\b/i
};
const closed = {
	en: /^(do|does|did|are|is|was|were|have|has|had|can|could|will|would|should|may|shall|any)\b/i,
	de: /^(hast|hat|habt|bist|ist|sind|seid|warst|war|kannst|könntest|magst|möchtest|willst|würdest|wirst|wird|sollte|darf|gibt|machst|kennst|kommst|arbeitest)\b/i
};
const offLimits = {
	en: /\b(from originally|where are you from|come from|accent|family|kids?|children|married|husband|wife|partner|old are you|your age|health|ill|diet|religio\w*|church|pray|god|faith|money|salary|earn|rent|cost|pay)\b/i,
	de: /\b(woher|herkunft|stammst|akzent|familie|kinder|verheiratet|mann|frau|partner\w*|alter|alt bist|gesund\w*|krank\w*|religi\w*|kirche|glaub\w*|betest|geld|gehalt|verdien\w*|miete|bezahl\w*|teuer)\b/i
};

test('both catalogues have the same questions, each with the same parameters, and no question that is never asked', () => {
	for (const language of ['en', 'de'] as const) {
		const present = Object.keys(catalogues[language]).filter((key) => /^opener_/.test(key));
		const questions = present.filter(
			(key) => !/^opener_(title|mood|another|others|back|why|about$|ask$|not_here$)/.test(key)
		);
		expect(questions.sort()).toEqual([...keys].sort());
	}
	const given = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
	for (const key of keys) expect(given(catalogues.de[key]), key).toEqual(given(catalogues.en[key]));
	expect(deckKeys.filter((key) => given(catalogues.en[key]).length > 0)).toEqual([]);
});

describe.each(['en', 'de'] as const)('in %s', (language) => {
	test('every question is open, short and no intrusion', () => {
		for (const [key, text] of all(language)) {
			expect(text, key).toMatch(/[^\s?]\?$/);
			// Only its last sentence asks; what comes before says what the question is about.
			const asks = text.split(/(?<=[.!:]) /).at(-1) ?? '';
			expect(asks, key).toMatch(open[language]);
			expect(asks, key).not.toMatch(closed[language]);
			expect(text, key).not.toMatch(offLimits[language]);
			expect(text.replace('{what}', '').length, key).toBeLessThanOrEqual(90);
			// Quoted words are never bent to a sentence's grammar.
			if (text.includes('{')) expect(text, key).toContain(language === 'de' ? '„{what}“' : '“{what}”');
		}
	});

	test('no two questions are the same', () => {
		const texts = all(language).map(([, text]) => text.toLowerCase());
		expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
	});
});

test('German says du and never Sie, as the app and such events do', () => {
	const polite = all('de').filter(([, text]) => /\b(Sie|Ihnen|Ihre?[nmrs]?)\b/.test(text));
	expect(polite).toEqual([]);
});

test('whatever a card says is quoted as it stands, in its own direction', () => {
	overwriteGetLocale(() => 'de');
	const key = 'opener_interest_draw';
	expect(openerInWords({ key, what: '{what} ${1} “x” עברית' })).toBe(
		'Was fasziniert dich an „\u2068{what} ${1} “x” עברית\u2069“?'
	);
	for (const text of blns) {
		const question = openerInWords({ key, what: excerpt(text) });
		expect(question.match(/[\u202a-\u202e\u2066-\u2069]/g)).toEqual(['\u2068', '\u2069']);
		expect(question.endsWith('\u2069“?')).toBe(true);
		expect([...question].length).toBeLessThan(400);
	}
});

test('a deck question, a mood and a reason have words in both languages', () => {
	overwriteGetLocale(() => 'en');
	expect(openerInWords({ key: 'opener_closing_meet', what: '' })).toBe('Who else should I meet here?');
	expect([moodInWords('closing'), whyInWords('both')]).toEqual(['To close', 'You look for the same']);
	overwriteGetLocale(() => 'de');
	expect([moodInWords('closing'), whyInWords('both')]).toEqual(['Abschluss', 'Ihr sucht dasselbe']);
});

function catalogue(language: string): Record<string, string> {
	const file = new URL(`../../../../messages/${language}.json`, import.meta.url);
	return JSON.parse(readFileSync(file, 'utf8'));
}
