import { expect, test } from 'vitest';
import { commonGround } from './common-ground.ts';

test('what one looks for and the other offers comes first, then what both like', () => {
	const mine = { interests: ['Chess', 'Data viz'], lookingFor: ['design help'], offers: ['SQL'] };
	const theirs = { interests: ['ｃｈｅｓｓ', 'sailing'], lookingFor: ['sql'], offers: ['Design  Help'] };
	expect(commonGround(mine, theirs)).toEqual([
		{ kind: 'they-offer', text: 'Design  Help' },
		{ kind: 'i-offer', text: 'sql' },
		{ kind: 'interest', text: 'ｃｈｅｓｓ' }
	]);
});

test('a mentor is found in whoever looks for a mentee, a job in whoever hires', () => {
	expect(commonGround({ lookingFor: ['mentor', 'job'] }, { lookingFor: ['mentee', 'hire'] })).toEqual([
		{ kind: 'they-offer', text: 'mentor' },
		{ kind: 'they-offer', text: 'job' }
	]);
});

test('two people who both look for a co-founder have that in common, two who both look for a job do not', () => {
	expect(commonGround({ lookingFor: ['co-founder', 'job'] }, { lookingFor: ['job', 'co-founder'] })).toEqual([
		{ kind: 'both-seek', text: 'co-founder' }
	]);
});

test('the same organisation counts, and nothing is said twice', () => {
	const card = { organisation: 'Fraunhofer IAO', interests: ['fraunhofer iao'] };
	expect(commonGround(card, card)).toEqual([{ kind: 'interest', text: 'fraunhofer iao' }]);
});

test('empty cards have nothing in common', () => {
	expect(commonGround({}, { name: 'Ana' })).toEqual([]);
});
