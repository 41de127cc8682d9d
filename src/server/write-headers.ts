import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBuiltApp } from './build-files.ts';
import { cacheControl, securityHeaders } from './headers.ts';
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

if (import.meta.main) {
	const { backend, buildFolder } = readSettings(process.env);
	const app = readBuiltApp(buildFolder);
	if (app === null) {
		console.error('There is no build yet: npm run build');
		process.exit(1);
	}
	const supabaseUrl = backend.kind === 'supabase' ? new URL(backend.url).origin : null;
	if (supabaseUrl === null)
		console.error('SUPABASE_URL is not set: the policy will allow no other back end.');
	writeFileSync(join(buildFolder, '_headers'), headersFile(app.shell, supabaseUrl));
	console.log(`Written: ${join(buildFolder, '_headers')}`);
}
