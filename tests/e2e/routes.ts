import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from '../tools/project.ts';

// What stands in an address where a route has a parameter; nobody has these.
const nobody = '7b1c1d3e-4f5a-4b6c-8d7e-9f0a1b2c3d4e';
const parameters: Record<string, string> = { code: 'ABCDEFGH', id: nobody, contactId: nobody };

/** Every route of the app as an address, found in src/routes, so that a new screen is tested from its first day. */
export const everyRoute = readdirSync(join(projectFolder, 'src/routes'), {
	recursive: true,
	encoding: 'utf8'
})
	.filter((file) => file.endsWith('+page.svelte'))
	.map((file) => addressOf(dirname(file).replaceAll('\\', '/')))
	.sort();

function addressOf(folder: string): string {
	const parts = folder
		.split('/')
		.filter((part) => part !== '.' && !part.startsWith('('))
		.map((part) =>
			part.replace(/\[+(?:\.{3})?(\w+)(?:=\w+)?\]+/g, (_, name: string) => parameters[name] ?? 'x')
		);
	return `/${parts.join('/')}`;
}
