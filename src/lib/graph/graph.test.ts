import * as v from 'valibot';
import { expect, test } from 'vitest';
import { generatedAnswer } from '../../../tests/fixtures/generated-graph.ts';
import { connectionGraphSchema } from '../remote/graph.ts';
import { findPeople, noFilter, partOf, spanOf } from './filter.ts';
import { type Unmet, netOf, readAnswer } from './graph.ts';
import { hintsOf } from './hints.ts';
import { mixingByNewness, mixingByRole, mixingByTopic } from './mixing.ts';

const answer = generatedAnswer({ people: 60, exchanges: 5 });
const net = netOf(answer);

test('an answer is read as it was stored, and anything else is none', async () => {
	expect(await readAnswer(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
	expect(await readAnswer(null)).toBeNull();
	expect(await readAnswer({ ...answer, people: { length: 1 } })).toBeNull();
	expect(await readAnswer({ ...answer, people: [...answer.people, { name: 'Ada' }] })).toBeNull();
	expect(await readAnswer({ ...answer, exchanges: [...answer.exchanges, [0, 1, 5, 0]] })).toBeNull();
	expect(await readAnswer({ ...answer, exchanges: [[0, 60, 1, 1]] })).toBeNull();
	expect(await readAnswer({ ...answer, exchanges: [[3, 3, 1, 1]] })).toBeNull();
});

test('while a large answer is read, the page answers again and again', async () => {
	const large = generatedAnswer({ people: 10_000, exchanges: 10 });
	let answered = 0;
	const channel = new MessageChannel();
	channel.port1.onmessage = () => {
		answered++;
		channel.port2.postMessage(null);
	};
	channel.port2.postMessage(null);
	expect(await readAnswer(large)).toEqual(v.parse(connectionGraphSchema, large));
	channel.port1.close();
	expect(answered).toBeGreaterThan(2);
});

test('a dot has nothing but an id', () => {
	const dots = net.people.filter(({ name }) => name === null);
	expect(dots.length).toBeGreaterThan(5);
	expect(new Set(dots.map(({ id: _, ...rest }) => JSON.stringify(rest)))).toEqual(
		new Set(['{"name":null,"role":null,"topics":[],"isNew":null,"joinedAt":null}'])
	);
});

test('until a moment everybody is there with what they exchanged until then', () => {
	const part = partOf(net, { ...noFilter, until: 3_600 });
	expect(part.people).toEqual(net.people);
	expect(part.links).toEqual(net.links.filter(([, , seconds]) => seconds <= 3_600));
	expect(part.links.length).toBeGreaterThan(0);
	const span = spanOf(net);
	expect(partOf(net, { ...noFilter, until: span?.to ?? 0 }).links).toEqual(net.links);
});

test('by topic or role only those of whom it is known stay, and the exchanges between them', () => {
	for (const filter of [{ topic: 2 }, { role: 'host' as const }, { role: 'new' as const }]) {
		const part = partOf(net, { ...noFilter, ...filter });
		expect(part.people.every(({ name }) => name !== null)).toBe(true);
		expect(part.people.length).toBeGreaterThan(0);
		for (const [one, other, seconds] of part.links) {
			const [low, high] = [part.from[one], part.from[other]].sort((a, b) => a - b);
			expect(net.links.some((link) => link[0] === low && link[1] === high && link[2] === seconds)).toBe(true);
		}
	}
});

test('people are found by parts of their names, whatever the accents and the case', () => {
	const people = ['Óscar García', 'Bjørn Weber', 'Linh Nguyễn'].map((name, i) => ({
		...net.people[0],
		id: String(i),
		name
	}));
	expect(findPeople(people, 'GARCIA os')).toEqual([0]);
	expect(findPeople(people, 'nguyen')).toEqual([2]);
	expect(findPeople(people, '  ')).toEqual([]);
	expect(findPeople(net.people, 'zzz')).toEqual([]);
});

test('mixing compares with chance, and names no group below five', () => {
	const person = (i: number, topics: number[]) => ({
		id: String(i),
		name: `P${i}`,
		role: 'attendee' as const,
		topics,
		isNew: i < 4,
		joinedAt: null
	});
	const people = Array.from({ length: 10 }, (_, i) => person(i, [i < 5 ? 0 : 1]));
	const links = [
		[0, 1],
		[1, 2],
		[3, 4],
		[0, 9],
		[8, 9]
	].map(([one, other]): [number, number, number, number] => [one, other, 0, 1]);
	const mixed = mixingByTopic({ topics: ['Tea', 'Chess'], people, links });
	expect(mixed[1]).toEqual({ key: 'Tea', people: 5, exchanges: 4, within: 3, share: 6 / 7, byChance: 4 / 9 });
	expect(mixingByNewness({ topics: [], people, links }).map(({ key }) => key)).toEqual(['regular']);
	expect(mixingByRole(net).map(({ key }) => key)).toContain('attendee');
});

test('hints bring people who look for something to hosts who offer it, each person once', () => {
	const unmet: Unmet = {
		about: 5,
		helped: [
			{ id: 'a', name: 'Ada', isNew: true, lookingFor: ['A mentor'], topics: [] },
			{ id: 'b', name: 'Ben', isNew: true, lookingFor: ['a  mentor', 'a job'], topics: ['Chess'] },
			{ id: 'c', name: 'Cy', isNew: false, lookingFor: [], topics: ['chess'] },
			{ id: 'd', name: 'Di', isNew: false, lookingFor: ['peace'], topics: [] }
		],
		hosts: [
			{ id: 'h', name: 'Hal', offers: ['mentor'], topics: [] },
			{ id: 'i', name: 'Ida', offers: ['A MENTOR'], topics: ['Chess'] }
		]
	};
	const hints = hintsOf(unmet);
	expect(
		hints.map(({ about, people, newcomers, hosts }) => [
			about,
			people.map(({ id }) => id),
			newcomers,
			hosts.map(({ id }) => id)
		])
	).toEqual([
		['A mentor', ['a', 'b'], 2, ['h', 'i']],
		['chess', ['c'], 0, ['i']],
		['', ['d'], 0, []]
	]);
	expect(hintsOf({ about: 5, helped: [], hosts: [] })).toEqual([]);
});
