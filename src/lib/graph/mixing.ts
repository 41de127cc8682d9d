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
 * meets whom did not depend on it. Only exchanges between named people count; groups below five are left out. `groupsOf`
 * gives the places of a person's groups in `keys`.
 */
function mixingBy(
	net: Net,
	keys: readonly string[],
	groupsOf: (person: Person) => readonly number[]
): Mixed[] {
	const groups = net.people.map((person) => (person.name === null ? null : groupsOf(person)));
	const named = groups.reduce((sum, own) => sum + (own ? 1 : 0), 0);
	const [people, ends, within] = [0, 1, 2].map(() => new Int32Array(keys.length));
	for (const own of groups) for (const key of own ?? []) people[key]++;
	for (const [one, other] of net.links) {
		const [own, their] = [groups[one], groups[other]];
		if (!own || !their) continue;
		for (const key of own) {
			ends[key]++;
			if (their.includes(key)) within[key]++;
		}
		for (const key of their) ends[key]++;
	}
	return keys
		.map((key, at) => ({
			key,
			people: people[at],
			exchanges: ends[at] - within[at],
			within: within[at],
			share: ends[at] === 0 ? 0 : (2 * within[at]) / ends[at],
			byChance: named < 2 ? 0 : (people[at] - 1) / (named - 1)
		}))
		.filter((group) => group.people >= smallest)
		.sort((a, b) => b.people - a.people || (a.key < b.key ? -1 : 1));
}

/** By the event's topics; somebody may have several. */
export function mixingByTopic(net: Net): Mixed[] {
	const keys = [...new Set(net.topics)];
	const places = net.topics.map((topic) => keys.indexOf(topic));
	return mixingBy(net, keys, ({ topics }) => topics.map((topic) => places[topic]));
}

const roles = ['attendee', 'host', 'organizer'] as const;
const newness = ['new', 'regular'] as const;
const [none, each] = [[], [[0], [1], [2]]];

/** By what people do at the event. */
export function mixingByRole(net: Net): Mixed[] {
	return mixingBy(net, roles, ({ role }) => (role ? each[roles.indexOf(role)] : none));
}

/** Newcomers and regulars among the named. */
export function mixingByNewness(net: Net): Mixed[] {
	return mixingBy(net, newness, ({ isNew }) => (isNew === null ? none : each[isNew ? 0 : 1]));
}
