import { expect, test } from 'vitest';
import { preloadsOf, withoutLazyStyles, withPreloads } from './preloads.js';

const node = (number: number) => `.svelte-kit/generated/client-optimized/nodes/${number}.js`;
const manifest = {
	[node(1)]: { file: 'nodes/1.js', imports: ['_first.js'] },
	[node(2)]: { file: 'nodes/2.js', css: ['2.css'], imports: ['_first.js', '_shared.js'] },
	'_first.js': { file: 'first.js' },
	'_shared.js': { file: 'shared.js', css: ['shared.css'], imports: ['_deep.js'] },
	'_deep.js': { file: 'deep.js' },
	'src/routes/Card.svelte': { file: 'card.js', imports: ['_deep.js'] }
};
const routes = [
	{ id: '/e/[code]', pattern: /^\/e\/([^/]+?)\/?$/, page: { errors: [1], leaf: 2 } },
	{ id: '/data', pattern: /^\/data$/, page: null }
];
const shell = '<html><head><link href="/first.js" rel="modulepreload"></head></html>';
const built = { manifest, routes };

test('a route preloads what it imports, with style sheets, each file once and none that the shell names', () => {
	const [{ files }] = preloadsOf(built, { '/e/[code]': ['src/routes/Card.svelte'] }, shell);
	expect(files.toSorted()).toEqual(
		['2.css', 'card.js', 'deep.js', 'nodes/1.js', 'nodes/2.js', 'shared.css', 'shared.js'].toSorted()
	);
});

test('a route or a module that is gone stops the build', () => {
	expect(() => preloadsOf(built, { '/gone': [] }, shell)).toThrow('/gone');
	expect(() => preloadsOf(built, { '/data': [] }, shell)).toThrow('/data');
	expect(() => preloadsOf(built, { '/e/[code]': ['src/gone.ts'] }, shell)).toThrow('src/gone.ts');
});

test('the script in the shell holds its patterns and files as they are', () => {
	const html = withPreloads(shell, [{ pattern: /^\/a$/, files: ["$&'.js"] }]);
	expect(html).toContain(`[/^\\/a$/, ["$&'.js"]]`);
	expect(html.match(/<\/head>/g)).toHaveLength(1);
});

test('the style sheets of what loads later are left out of the shell, the others stay', () => {
	const link = (file: string) => `\t\t<link href="/${file}" rel="stylesheet">\n`;
	const styles = `${link('2.css')}${link('shared.css')}${link('later.css')}`;
	const linked = `<head><link href="/nodes/2.js" rel="modulepreload">\n${styles}</head>`;
	expect(withoutLazyStyles(linked, manifest)).toBe(linked.replace(link('later.css'), ''));
});
