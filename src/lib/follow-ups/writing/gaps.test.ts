import { expect, test } from 'vitest';
import { fact } from '../drafts/grammar/insert.ts';
import { fillGap, firstGap, gapFor } from './gaps.ts';

test('a gap is found, also after the text around it was edited, and filled', () => {
	const text = `Hi Ana,\nthank you for ${gapFor('what you talked about')}. See you!`;
	expect(text.slice(firstGap(text)?.start, firstGap(text)?.end)).toBe('[… what you talked about]');
	expect(fillGap(text, 'the talk about [tides]')).toBe(
		'Hi Ana,\nthank you for the talk about [tides]. See you!'
	);
	expect(firstGap(fillGap(text, 'tides'))).toBeNull();
});

test('a gap that is half filled is still one, and brackets of one’s own are none', () => {
	expect(firstGap('thank you for [… the mills]')).not.toBeNull();
	expect(firstGap('thank you […]')).not.toBeNull();
	expect(firstGap('the paper [1] and more … [see below]')).toBeNull();
	expect(fillGap('nothing to fill', 'x')).toBe('nothing to fill');
});

test('of two gaps the first is filled first', () => {
	const text = `${gapFor('a')} and ${gapFor('b')}`;
	expect(fillGap(text, 'one')).toBe('one and [… b]');
});

test('whatever somebody or an event is called, it is no gap that only they could fill', () => {
	for (const called of ['[… x]', 'Fair [[…… x]]', '[…', '\u05d0[… x]'])
		expect(firstGap(`${fact(called, 'event').text} and so on]`)).toBeNull();
	expect(fact('mills [at sea]…', 'note').text).toBe('mills [at sea]…');
});
