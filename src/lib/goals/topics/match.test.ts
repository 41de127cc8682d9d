import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDoubtful } from './doubt.ts';
import { matchTopic, topicMatcher } from './match.ts';

type Part = 'seen' | 'held-out' | 'fresh';
type Pair = { topic: string; text: string; match: boolean; kind: string };

const fixture = new URL('../../../../tests/fixtures/topic-pairs.json', import.meta.url);
const byPart: Record<Part, Pair[]> = JSON.parse(readFileSync(fixture, 'utf8'));
const pairs = Object.values(byPart).flat();
const said = (topic: string, text: string) => {
	const found = matchTopic(topic, text);
	return found && `${found.how}: ${text.slice(found.where.start, found.where.end)}`;
};

// What `npm run bench:match` prints, less what a change may cost while another class of pairs gains.
const floors = {
	seen: { precision: 0.985, recall: 0.985 },
	'held-out': { precision: 0.975, recall: 0.95 },
	fresh: { precision: 0.88, recall: 0.95 }
};

test.for(['seen', 'held-out', 'fresh'] as const)(
	'of the %s pairs, few are missed and fewer are wrong',
	(part) => {
		const some = byPart[part];
		const matched = some.filter(({ topic, text }) => matchTopic(topic, text) !== null);
		const right = matched.filter(({ match }) => match).length;
		expect(right / matched.length).toBeGreaterThanOrEqual(floors[part].precision);
		expect(right / some.filter(({ match }) => match).length).toBeGreaterThanOrEqual(floors[part].recall);
	}
);

test('the pairs are as many as agreed, and a third of them are traps', () => {
	expect(pairs.length).toBeGreaterThanOrEqual(200);
	expect(pairs.filter(({ match }) => !match).length / pairs.length).toBeGreaterThan(1 / 3);
	expect(new Set(pairs.map(({ topic, text }) => `${topic}|${text}`)).size).toBe(pairs.length);
});

test('a match says why, and which words of the text it means', () => {
	expect(said('jazz', 'Sailing, Jazz')).toBe('same: Jazz');
	expect(said('gründen', 'Heute Gründerin eines Labors')).toBe('form: Gründerin');
	expect(said('healthcare', 'digital health-care')).toBe('joined: health-care');
	expect(said('climate policy', 'I give policy advice on climate')).toBe('order: policy advice on climate');
	expect(said('Klima', 'Postdoc in Klimaforschung')).toBe('part: Klimaforschung');
	expect(said('HR', 'Head of human resources')).toBe('abbreviation: human resources');
	expect(said('car industry', 'Automotive engineer')).toBe('synonym: Automotive');
	expect(said('machine learning', 'Ich mache Maschinelles Lernen')).toBe('translation: Maschinelles Lernen');
	expect(said('AI', 'Deep learning on satellites')).toBe('narrower: Deep learning');
	expect(said('sustainability', 'sustainabilty consultant')).toBe('typo: sustainabilty');
	expect(said('人工智能', '从事人工智能研究')).toBe('same: 人工智能');
});

test('the plainest reason is told, not the first', () => {
	expect(said('AI', 'KI, also known as AI')).toBe('same: AI');
});

test('grammar is no topic, but its capitals are', () => {
	expect(said('IT', 'It is what it is')).toBeNull();
	expect(said('it', 'Leitung IT')).toBe('same: IT');
	expect(said('PM', 'see you at 3 PM')).toBeNull();
	expect(said('IT', 'IT IS WHAT IT IS')).toBeNull();
});

test('an empty topic, one of grammar and one of signs match nothing by chance', () => {
	for (const topic of ['', '   ', 'the', 'und', '&', '🎉'])
		expect(matchTopic(topic, 'the cat & the dog und so')).toBeNull();
	expect(said('🎉', 'party 🎉')).toBe('same: 🎉');
});

const words = [
	...new Set(pairs.flatMap(({ topic, text }) => [topic, text].join(' ').split(/[^\p{L}\p{M}]+/u)))
];
const plainWords = words.filter(
	(word) => word.length >= 5 && !isDoubtful(word.toLowerCase()) && !/[A-Z]{2}/.test(word)
);
const aWord = fc.constantFrom(...plainWords);
// A run of a script without spaces holds other words, which is no form of them.
const aLatinWord = fc.constantFrom(...plainWords.filter((word) => /^\p{Script=Latin}+$/u.test(word)));

test('case, accents and the way of encoding them make no difference', () => {
	const writings = fc.constantFrom(
		(word: string) => word.toUpperCase(),
		(word: string) => word.toLowerCase(),
		(word: string) => word.normalize('NFD'),
		(word: string) => word.normalize('NFD').replace(/[\u0300-\u036F]/g, ''),
		(word: string) => word.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss')
	);
	fc.assert(
		fc.property(aWord, writings, (word, write) => {
			expect(matchTopic(word, `(${write(word)})`)?.how).toBe('same');
		}),
		{ numRuns: 300 }
	);
});

test('that two words are the same, or forms of one, does not depend on which is the topic', () => {
	const endings = fc.constantFrom(
		'',
		's',
		'e',
		'en',
		'er',
		'in',
		'innen',
		'ung',
		'ing',
		'ed',
		'ment',
		'ation',
		'heit',
		'isch'
	);
	const isForm = (topic: string, text: string) =>
		['same', 'form', 'typo'].includes(matchTopic(topic, text)?.how ?? '');
	fc.assert(
		fc.property(aLatinWord, endings, endings, (word, one, other) => {
			expect(isForm(word + one, word + other)).toBe(isForm(word + other, word + one));
		}),
		{ numRuns: 300 }
	);
	expect(isForm('gegründet', 'Gründerin') && isForm('Gründerin', 'gegründet')).toBe(true);
});

test('whatever stands around a topic, it is found where it stands', () => {
	fc.assert(
		fc.property(
			aWord,
			fc.array(aWord, { maxLength: 5 }),
			fc.array(aWord, { maxLength: 5 }),
			(word, before, after) => {
				const text = [...before, word, ...after].join('; ');
				const found = matchTopic(word, text);
				expect(found?.how).toBe('same');
				expect(matchTopic(word, text.slice(found?.where.start, found?.where.end))?.how).toBe('same');
			}
		),
		{ numRuns: 200 }
	);
});

test('no text of any script throws, and a span always lies in the text', () => {
	const anything = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ unit: 'grapheme' }),
		aWord,
		fc.constantFrom('C', 'Go', 'IT', '.net', 'Entwickler:in')
	);
	fc.assert(
		fc.property(fc.array(anything, { maxLength: 4 }), fc.array(anything, { maxLength: 8 }), (topic, text) => {
			const content = text.join(' ');
			const found = topicMatcher(topic.join(' '))(content);
			if (!found) return;
			expect(found.where.start).toBeGreaterThanOrEqual(0);
			expect(found.where.end).toBeGreaterThan(found.where.start);
			expect(found.where.end).toBeLessThanOrEqual(content.length);
		}),
		{ numRuns: 200 }
	);
}, 60_000);

const hostile = [
	'a',
	'ab ',
	'klima',
	'klimaforschungs',
	'Entwickler:innen ',
	'(',
	'e\u0301',
	'\u0301',
	'人工',
	'A&',
	'1.',
	'learning machine ',
	'\u200B',
	'C '
];

test.for(['Klima', 'machine learning', '人工知能', 'climate policy data'])(
	'a hostile text of 20,000 characters costs %s little',
	{ timeout: 60_000 },
	(topic) => {
		for (const piece of hostile) {
			const text = piece.repeat(20_000 / piece.length);
			const before = process.cpuUsage();
			matchTopic(topic, text);
			matchTopic(text, topic);
			const { user } = process.cpuUsage(before);
			// A time that grew with the square would be minutes.
			expect(user / 1000, piece).toBeLessThan(4000);
		}
	}
);

test('one look at many texts never says that a topic is in none of them where it is in one', () => {
	const wrong = pairs.filter(({ topic, text }) => {
		const matcher = topicMatcher(topic);
		return matcher(text) !== null && !matcher.couldBeIn(['green tea', text, 'boats']);
	});
	expect(wrong).toEqual([]);
	const spared = pairs.filter(({ topic }) => !topicMatcher(topic).couldBeIn(['xylophone', 'qwertz']));
	expect(spared.length).toBeGreaterThan(0.9 * pairs.length);
});
