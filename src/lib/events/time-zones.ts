/** A time zone by its IANA name, and the town it is named after: what people type to find it in a list. */
export type Zone = { readonly id: string; readonly town: string };
/** Zones of one part of the world, by town. `part` is the first part of their IANA names, such as `Europe`. */
export type ZoneGroup = { readonly part: string; readonly zones: readonly Zone[] };

/**
 * Sorts time zones into the few that come `first`, in their order, and all others by part of the world. What belongs to no
 * part (`UTC`, old names without one) is only there when it comes first. `locale` decides on the order of towns.
 */
export function groupedZones(
	ids: readonly string[],
	first: readonly string[],
	locale: string
): { first: Zone[]; groups: ZoneGroup[] } {
	const leading = [...new Set(first)];
	const others = ids.filter((id) => id.includes('/') && !leading.includes(id));
	const { compare } = new Intl.Collator(locale);
	const groups = [...new Set(others.map(partOf))].map((part) => ({
		part,
		zones: others
			.filter((id) => partOf(id) === part)
			.map(zoneOf)
			.sort((a, b) => compare(a.town, b.town))
	}));
	return { first: leading.map(zoneOf), groups };
}

/** `America/Argentina/Buenos_Aires`: Buenos Aires, Argentina. */
function zoneOf(id: string): Zone {
	const [town, ...around] = id.replaceAll('_', ' ').split('/').slice(1).reverse();
	return { id, town: town === undefined ? id : [town, ...around].join(', ') };
}

function partOf(id: string): string {
	const part = id.slice(0, id.indexOf('/'));
	// Longyearbyen alone is no part of the world.
	return part === 'Arctic' ? 'Europe' : part;
}
