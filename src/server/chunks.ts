// Which file of the build a module goes into. Each file is a request, of the first visit and again of the service worker,
// and small ones pack worse: left alone, the bundler makes 300, most of them one message or icon that two screens share.
type Module = { readonly importers: readonly string[]; readonly code: string | null };
type Modules = { getModuleInfo: (id: string) => Module | null };
type Group = { readonly name: (id: string, modules: Modules) => string | null };
type Root = readonly [name: string, pattern: RegExp];

/** What every first screen needs (`/`: 34 files of 57.9 kB became 11 of 51.9 kB), and what only the first visit does. */
const always: readonly Root[] = [
	['first', /\/@sveltejs\/kit\/src\/runtime\/client\/entry\.js/],
	['first', /\/src\/(routes\/\+(layout|error)\.|lib\/app\.ts)/],
	['first', /\/src\/lib\/ui\/(Page|Button|Banner|EmptyState|Skeleton|toasts)\./],
	['first', /\/src\/lib\/(card\/(profile|fields|visible)|events\/(current|events))\./],
	['welcome', /\/src\/(routes\/(Demo|Storage)Notice|lib\/session\/(InAppNotice|HostLine))\./]
];

/** Where somebody comes who has never been here. What several of them need is a file of its own, so that each fetches just its own. */
const firstVisits: readonly Root[] = [
	['home', /\/src\/routes\/\+page\.svelte/],
	['join', /\/src\/routes\/join\/\+page\.svelte/],
	['event', /\/src\/routes\/e\/\[code\]\/\+page\.svelte/],
	['card', /\/src\/routes\/x\/(\+page|LinkedCard)\.svelte/]
];

/** What comes after that, in this order: each file holds what those before it lack. */
const later: readonly Root[] = [
	// As soon as the first screen stands: the sync, the notices, the way on from a link.
	[
		'after',
		/\/src\/(lib\/(background\.ts|ui\/ToastArea|db\/(salvage|take-in))|routes\/(\w+(?<!Today)\.svelte|x\/|e\/))/
	],
	// Who has joined shows a code or scans one.
	['exchange', /\/src\/routes\/(code|scan)\/\+page\.svelte/],
	['screens', /\/src\/routes\/(.+\/\+page|Today)\.svelte/],
	['screens', /\/src\/lib\/(goals\/(GoalsMoved|QuietSwitch|openers\/Openers)|device\/installed)\./],
	['screens', /\/src\/lib\/people\/(NotYetSafe|conversation\/MomentCapture)\.svelte/],
	// What only organizers open.
	[
		'organizing',
		/\/src\/lib\/(attendees\/(badges\/BadgePrinting|import\/ImportScreen)|graph\/room\/(Room|Compare)Screen)\.svelte/
	]
];

const message = /\/paraglide\/messages\/(\w+)\.js$/;

/**
 * The bundler's groups, one for each such file. What is in none of them (the drafts, the topics, the second decoder, the
 * server's client) is loaded when it is wanted, and divided as the bundler decides.
 */
export function chunkGroups(): Group[] {
	const names = new Map<string, string | null>();
	let users: Map<string, string[]> | null = null;

	const importersOf = (id: string, modules: Modules): readonly string[] => {
		const key = message.exec(id)?.[1];
		if (!key || key === '_index') return modules.getModuleInfo(id)?.importers ?? [];
		users ??= usersOfMessages(id.replace(/messages\/\w+\.js$/, 'messages.js'), modules);
		return users.get(key) ?? [];
	};
	const nameOf = (id: string, modules: Modules): string | null => {
		const above = new Set([id]);
		for (const each of above) for (const importer of importersOf(each, modules)) above.add(importer);
		const isBelow = ([, pattern]: Root) => [...above].some((each) => pattern.test(each));
		const first = firstVisits.filter(isBelow).map(([name]) => name);
		return always.find(isBelow)?.[0] ?? (first.join('-') || (later.find(isBelow)?.[0] ?? null));
	};
	const known = (id: string, modules: Modules) => {
		if (!names.has(id)) names.set(id, nameOf(id, modules));
		return names.get(id);
	};

	// A group takes along what its modules import, unless an earlier one has it: what more visits need comes first.
	const all = [...namesOf(always), ...combinations(namesOf(firstVisits)), ...namesOf(later)];
	return all.map((name) => ({ name: (id, modules) => (known(id, modules) === name ? name : null) }));
}

function namesOf(roots: readonly Root[]): string[] {
	return [...new Set(roots.map(([name]) => name))];
}

/** All combinations of some names, the longest first. */
function combinations(names: readonly string[]): string[] {
	const sets = names.reduce<string[][]>(
		(found, name) => [...found, ...found.map((set) => [...set, name])],
		[[]]
	);
	return sets
		.filter(({ length }) => length > 0)
		.sort((one, other) => other.length - one.length)
		.map((set) => set.join('-'));
}

/** The compiler writes a file for each message and one that gives them all: who uses which stands in the code of its importers. */
function usersOfMessages(all: string, modules: Modules): Map<string, string[]> {
	const users = new Map<string, string[]>();
	for (const importer of modules.getModuleInfo(all)?.importers ?? []) {
		for (const [, key] of modules.getModuleInfo(importer)?.code?.matchAll(/\bm\.(\w+)/g) ?? [])
			users.set(key, [...(users.get(key) ?? []), importer]);
	}
	return users;
}
