import { registerHooks } from 'node:module';

/** What is put right in postgres.js 3.4.9, as text before and after. */
const repairs: readonly (readonly [string, string])[] = [
	// A small write waits for setImmediate; when the connection closes meanwhile, it threw where nobody can catch it and ended
	// the process (github.com/porsager/postgres, issue 1208). Now whoever asked is told that the connection is closed.
	[
		'  function nextWrite(fn) {\n',
		`  function nextWrite(fn) {
    if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
`
	],
	// The timer was cleared but never forgotten, so that the same connection, opened again, sent nothing any more.
	[
		'    incomings = null\n    clearImmediate(nextWriteTimer)\n',
		'    incomings = null\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n'
	]
];

let isMended = false;

/**
 * Loads lite's Postgres connection, and with it postgres.js in a state that outlives a restart of Postgres: its source
 * is put right while it is loaded. Throws if the source is another one than expected: see whether it is mended there.
 */
export async function loadPostgresDriver(): Promise<typeof import('@supabase/lite/postgres')> {
	if (!isMended) {
		registerHooks({
			load(url, context, nextLoad) {
				const loaded = nextLoad(url, context);
				if (!url.endsWith('/postgres/src/connection.js')) return loaded;
				return { ...loaded, source: mended(sourceText(loaded.source)) };
			}
		});
		isMended = true;
	}
	return import('@supabase/lite/postgres');
}

function sourceText(source: unknown): string {
	return source instanceof Uint8Array ? new TextDecoder().decode(source) : String(source);
}

function mended(source: string): string {
	return repairs.reduce((text, [before, after]) => {
		if (text.split(before).length !== 2)
			throw new Error('postgres.js is another one than it was: look at postgres-driver.ts');
		return text.replace(before, () => after);
	}, source);
}
