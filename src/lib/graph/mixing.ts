import type { Net, Person } from './graph.ts';

/** A group of named people: how many exchanges its people have, how many of these with each other, and what chance gives. */
export type Mixed = {
	key: string;
	people: number;
	exchanges: number;
	within: number;
	share: number;
	byChance: number;
};

// As with every attribute: a group smaller than five says too much about each of its people (design: who sees what).
const smallest = 5;

/**
 * For each group the share of its people's exchanges that stayed in the group, beside the share that would have if who
 * meets whom did not depend on it. Only exchanges between named people count; groups below five are left out.
 */
function mixingBy(net: Net, groupsOf: (person: Person) => readonly string[]): Mixed[] {
	const groups = net.people.map((person) => (person.name === null ? null : groupsOf(person)));
	const named = groups.reduce((sum, own) => sum + (own ? 1 : 0), 0);
	const counted = new Map<string, { people: number; ends: number; within: number }>();
	for (const own of groups) {
		for (const key of own ?? []) {
			const group = counted.get(key) ?? { people: 0, ends: 0, within: 0 };
			group.people++;
			counted.set(key, group);
		}
	}
	for (const [one, other] of net.links) {
		const [own, their] = [groups[one], groups[other]];
		if (!own || !their) continue;
		for (const key of own) {
			const group = counted.get(key);
			if (group) group.ends++;
			if (group && their.includes(key)) group.within++;
		}
		for (const key of their) {
			const group = counted.get(key);
			if (group) group.ends++;
		}
	}
	return [...counted]
		.filter(([, { people }]) => people >= smallest)
		.map(([key, { people, ends, within }]) => ({
			key,
			people,
			exchanges: ends - within,
			within,
			share: ends === 0 ? 0 : (2 * within) / ends,
			byChance: named < 2 ? 0 : (people - 1) / (named - 1)
		}))
		.sort((a, b) => b.people - a.people || (a.key < b.key ? -1 : 1));
}

/** By the event's topics; somebody may have several. */
export function mixingByTopic(net: Net): Mixed[] {
	return mixingBy(net, ({ topics }) => topics.map((topic) => net.topics[topic]));
}

/** By what people do at the event. */
export function mixingByRole(net: Net): Mixed[] {
	return mixingBy(net, ({ role }) => (role ? [role] : []));
}

/** Newcomers and regulars among the named. */
export function mixingByNewness(net: Net): Mixed[] {
	return mixingBy(net, ({ isNew }) => (isNew === null ? [] : [isNew ? 'new' : 'regular']));
}
