import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

function counted() {
	const made: string[] = [];
	const asked: string[] = [];
	const matches = remembered((topic) => {
		made.push(topic);
		return (text) => {
			asked.push(text);
			return text.includes(topic) ? { topic } : null;
		};
	});
	return { made, asked, matches };
}

test('an answer is worked out once', () => {
	const { made, asked, matches } = counted();
	for (const _ of [1, 2]) {
		expect(matches('tea', 'green tea')).toEqual({ topic: 'tea' });
		expect(matches('tea', 'boats')).toBeNull();
	}
	expect([made, asked]).toEqual([['tea'], ['green tea', 'boats']]);
});

test('the topics of thousands of cards pass through, and those asked all the time stay', () => {
	const { made, matches } = counted();
	for (let card = 0; card < 1000; card++) {
		matches('my own', `text ${card}`);
		matches(`theirs ${card}`, 'my text');
	}
	expect(made.filter((topic) => topic === 'my own')).toHaveLength(1);
	matches('theirs 999', 'my text');
	expect(made).toHaveLength(1001);
	// The first of them are forgotten: a phone does not keep a matcher for every entry of every card.
	matches('theirs 0', 'my text');
	expect(made).toHaveLength(1002);
});
