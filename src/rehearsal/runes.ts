import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileModule } from 'svelte/compiler';

// `node --import ./src/rehearsal/runes.ts`: lets Node run the app's own modules. It strips types by itself, but does not
// know runes; those are compiled as the app's build does it, for a place without a screen.
registerHooks({
	load(url, context, nextLoad) {
		if (!url.startsWith('file:') || !url.endsWith('.svelte.ts')) return nextLoad(url, context);
		const filename = fileURLToPath(url);
		const { js } = compileModule(stripTypeScriptTypes(readFileSync(filename, 'utf8')), {
			filename,
			generate: 'server'
		});
		return { format: 'module', source: js.code, shortCircuit: true };
	}
});
