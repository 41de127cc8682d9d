import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBuiltApp } from './build-files.ts';
import { cacheControl, securityHeaders } from './headers.ts';
import { publicConfig } from './public-config.ts';
import { StartProblem, startProblemInWords } from './problem.ts';
import { readSettings } from './settings.ts';
import { inlineHashes } from './shell.ts';

/**
 * The `_headers` file that static hosts such as Netlify and Cloudflare Pages read: the same policy as our own server
 * sends. Takes the built shell and the Supabase project's address.
 */
export function headersFile(shell: string, supabaseUrl: string | null): string {
	const block = (path: string, headers: [string, string][]) =>
		[path, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join('\n');
	// Hosts join a header that two blocks set, so the caching of everything else is left to their default (ask each time).
	return `${[
		block('/*', Object.entries(securityHeaders(inlineHashes(shell), supabaseUrl))),
		block('/_app/immutable/*', [['cache-control', cacheControl('/_app/immutable/')]])
	].join('\n\n')}\n`;
}

/** Writes what a static host needs beside the app: the headers, the fallback of every route, and where the back end is. */
function writeForStaticHost(): void {
	const settings = readSettings(process.env);
	const app = readBuiltApp(settings.buildFolder);
	if (app === null) throw new StartProblem('There is no build yet: npm run build');
	if (settings.backend.kind !== 'supabase') {
		throw new StartProblem('Static files need a back end elsewhere: set SUPABASE_URL and SUPABASE_KEY.');
	}
	const files = {
		_headers: headersFile(app.shell, new URL(settings.backend.url).origin),
		_redirects: '/*  /index.html  200\n',
		'config.json': `${JSON.stringify(publicConfig(settings), null, '\t')}\n`
	};
	for (const [name, content] of Object.entries(files)) {
		writeFileSync(join(settings.buildFolder, name), content);
		console.log(`Written: ${join(settings.buildFolder, name)}`);
	}
}

if (import.meta.main) {
	try {
		writeForStaticHost();
	} catch (error) {
		console.error(startProblemInWords(error, { port: 0, dataFolder: '' }) ?? error);
		process.exit(1);
	}
}
