import { registerHooks } from 'node:module';

interface Repair {
	readonly file: string;
	readonly before: string;
	readonly after: string;
}

/** What is put right in postgres.js 3.4.9. */
const repairs: readonly Repair[] = [
	// A small write waits for setImmediate; when the connection closes meanwhile, it threw where nobody can catch it and ended
	// the process (github.com/porsager/postgres, issue 1208). Now whoever asked is told that the connection is closed.
	{
		file: 'connection.js',
		before: '  function nextWrite(fn) {\n',
		after: `  function nextWrite(fn) {
    if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
`
	},
	// The timer was cleared but never forgotten, so that the same connection, opened again, sent nothing any more.
	{
		file: 'connection.js',
		before: '    incomings = null\n    clearImmediate(nextWriteTimer)\n',
		after: '    incomings = null\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n'
	},
	// What was asked between the error and the end of a connection was never answered.
	{
		file: 'connection.js',
		before: '    !hadError && (query || sent.length) && error(',
		after: '    (query || sent.length) && error('
	},
	// Whoever had a connection to itself went on using it after it was lost, even if it was somebody else's by then, and gave
	// it back as an open one. Now it is theirs until it is lost, and a transaction that lost its connection is over.
	{
		file: 'index.js',
		before: '    c.reserved = () => queue.length\n',
		after: '    const mine = c.reserved = () => queue.length\n'
	},
	{
		file: 'index.js',
		before: '    sql.release = () => {\n',
		after: '    sql.release = () => {\n      if (c.reserved !== mine) return\n'
	},
	{
		file: 'index.js',
		before: '    return sql\n\n    function handler(q) {\n      c.queue === full\n',
		after: `    return sql

    function handler(q) {
      if (c.reserved !== mine) return q.reject(Errors.connection('CONNECTION_CLOSED', options))
      c.queue === full
`
	}
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
				const mending = repairs.filter(({ file }) => url.endsWith(`/postgres/src/${file}`));
				return mending.length === 0
					? loaded
					: { ...loaded, source: mended(sourceText(loaded.source), mending) };
			}
		});
		isMended = true;
	}
	return import('@supabase/lite/postgres');
}

function sourceText(source: unknown): string {
	return source instanceof Uint8Array ? new TextDecoder().decode(source) : String(source);
}

function mended(source: string, mending: readonly Repair[]): string {
	return mending.reduce((text, { before, after }) => {
		if (text.split(before).length !== 2) {
			throw new Error('postgres.js is another one than it was: look at postgres-driver.ts');
		}
		return text.replace(before, () => after);
	}, source);
}
