import { expect, test } from 'vitest';
import { chunkGroups } from './chunks.ts';

// By importer; the messages are imported by way of the file that gives them all.
const imports: Record<string, string[]> = {
	'/src/routes/+page.svelte': ['/src/lib/both.ts', '/src/lib/home.ts'],
	'/src/routes/x/+page.svelte': ['/src/lib/both.ts'],
	'/src/routes/people/+page.svelte': ['/src/lib/both.ts', '/src/lib/list.ts', '/src/lib/queue.ts'],
	'/src/lib/background.ts': ['/src/lib/queue.ts'],
	'/src/lib/far.ts': ['/src/lib/far/data.ts'],
	'/p/paraglide/messages.js': ['/p/paraglide/messages/list_title.js', '/p/paraglide/messages/home_title.js']
};
const code: Record<string, string> = {
	'/src/lib/list.ts': 'show(m.list_title(), m.home_title());',
	'/src/lib/home.ts': 'show(m.home_title());'
};
const modules = {
	getModuleInfo: (id: string) => ({
		importers: id.endsWith('messages.js')
			? Object.keys(code)
			: Object.keys(imports).filter((importer) => imports[importer].includes(id)),
		code: code[id] ?? null
	})
};

const chunkOf = (id: string) => {
	const groups = chunkGroups();
	return groups.map(({ name }) => name(id, modules)).filter((name) => name !== null);
};

test('a module goes with everything that needs it: what a first visit needs never with what comes later', () => {
	expect(chunkOf('/src/lib/home.ts')).toEqual(['home']);
	expect(chunkOf('/src/lib/both.ts')).toEqual(['home-card']);
	expect(chunkOf('/src/lib/queue.ts')).toEqual(['after']);
	expect(chunkOf('/src/lib/list.ts')).toEqual(['screens']);
});

test('a message goes where it is said', () => {
	expect(chunkOf('/p/paraglide/messages/list_title.js')).toEqual(['screens']);
	expect(chunkOf('/p/paraglide/messages/home_title.js')).toEqual(['home']);
});

test('what no screen imports at once stays a file of its own', () => {
	expect(chunkOf('/src/lib/far/data.ts')).toEqual([]);
});
