import { m } from '../../paraglide/messages.js';
import { regionOf } from '../../core/region.ts';
import { getLocale } from '../../paraglide/runtime.js';
import type { Net, Release } from '../graph.ts';
import { type Figures, topOf } from '../metrics.ts';

/** A figure as a person reads it: what it is called, its value, what it means and how it is computed. */
export type Figure = { id: string; name: string; value: string; meaning: string; how: string };

/** All figures of a graph in words. `betweenness` null: still being counted. */
export function figuresInWords(
	net: Net,
	figures: Figures,
	betweenness: Float64Array | null,
	room: Release | null
): Figure[] {
	const named = net.people.filter(({ name }) => name !== null);
	const newcomers = named.filter(({ isNew }) => isNew).length;
	const follow = room?.followUps ?? null;
	return [
		figure(
			'people',
			m.room_fig_people(),
			number(figures.people),
			m.room_fig_people_is(),
			m.room_fig_people_how()
		),
		figure(
			'exchanges',
			m.room_fig_exchanges(),
			number(figures.exchanges),
			m.room_fig_exchanges_is(),
			m.room_fig_exchanges_how()
		),
		figure('one', m.room_fig_one(), share(figures.withOne), m.room_fig_one_is(), m.room_fig_one_how()),
		figure('five', m.room_fig_five(), share(figures.withFive), m.room_fig_five_is(), m.room_fig_five_how()),
		figure(
			'median',
			m.room_fig_median(),
			number(figures.median),
			m.room_fig_median_is(),
			m.room_fig_median_how()
		),
		figure(
			'isolates',
			m.room_fig_isolates(),
			number(figures.isolates),
			m.room_fig_isolates_is(),
			m.room_fig_isolates_how()
		),
		figure(
			'components',
			m.room_fig_components(),
			number(figures.components),
			m.room_fig_components_is(),
			m.room_fig_components_how({ largest: number(figures.largest) })
		),
		figure(
			'density',
			m.room_fig_density(),
			share(figures.density),
			m.room_fig_density_is(),
			m.room_fig_density_how()
		),
		figure(
			'clustering',
			m.room_fig_clustering(),
			decimal(figures.clustering),
			m.room_fig_clustering_is(),
			m.room_fig_clustering_how()
		),
		figure(
			'bridges',
			m.room_fig_bridges(),
			number(figures.bridges.length),
			m.room_fig_bridges_is(),
			m.room_fig_bridges_how()
		),
		figure(
			'groups',
			m.room_fig_groups(),
			number(figures.communities.length),
			m.room_fig_groups_is(),
			m.room_fig_groups_how()
		),
		figure(
			'modularity',
			m.room_fig_modularity(),
			decimal(figures.modularity),
			m.room_fig_modularity_is(),
			m.room_fig_modularity_how()
		),
		figure(
			'between',
			m.room_fig_between(),
			betweenness ? between(net, betweenness) : m.room_counting(),
			m.room_fig_between_is(),
			m.room_fig_between_how()
		),
		figure(
			'new',
			m.room_fig_new(),
			share(named.length > 0 ? newcomers / named.length : null),
			m.room_fig_new_is(),
			m.room_fig_new_how()
		),
		...(follow
			? [
					figure(
						'follow',
						m.room_fig_follow(),
						share(follow.due > 0 ? follow.inTime / follow.due : null),
						m.room_fig_follow_is(),
						m.room_fig_follow_how()
					)
				]
			: [])
	];
}

/** A whole number, or one half, as the reader's language writes it; a dash for none. */
export function number(value: number | null): string {
	return value === null ? '–' : value.toLocaleString(getLocale(), { maximumFractionDigits: 1 });
}

/** A share from 0 to 1 as percent; small ones keep a decimal. */
export function share(value: number | null): string {
	if (value === null) return '–';
	const digits = value > 0 && value < 0.1 ? 1 : 0;
	return value.toLocaleString(getLocale(), { style: 'percent', maximumFractionDigits: digits });
}

export function decimal(value: number | null): string {
	return value === null
		? '–'
		: value.toLocaleString(getLocale(), { maximumFractionDigits: 2, minimumFractionDigits: 2 });
}

/** A, B, … Z, AA: what a group is called. */
export function letterOf(group: number): string {
	return (group >= 26 ? letterOf(Math.floor(group / 26) - 1) : '') + String.fromCharCode(65 + (group % 26));
}

/** A time of day, with the day where it is another one than `now`, or always without one (null: on paper). */
export function timeOf(moment: string, now: Date | null): string {
	const at = new Date(moment);
	const isToday = now !== null && at.toDateString() === now.toDateString();
	return at.toLocaleString(
		regionOf(getLocale(), navigator.languages),
		isToday ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }
	);
}

function between(net: Net, values: Float64Array): string {
	const names = topOf(values, 5).map((i) => `${net.people[i].name ?? m.room_dot()} (${decimal(values[i])})`);
	return names.length > 0 ? names.join(', ') : '–';
}

function figure(id: string, name: string, value: string, meaning: string, how: string): Figure {
	return { id, name, value, meaning, how };
}
