// Adds or changes one message in both catalogues: node tests/tools/message.ts KEY "English" "Deutsch". Several people may do so at once.
// A text that starts with `[{` is a message with variants, such as plurals (inlang message format), given as JSON.
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';

const [key, en, de] = process.argv.slice(2);
if (!key || !en || !de || !/^[a-z][a-z0-9_]*$/.test(key)) {
	console.error('usage: node tests/tools/message.ts noun_key "English" "Deutsch"');
	process.exit(2);
}
const folder = new URL('../../messages/', import.meta.url);
const lock = new URL('.lock', folder);
for (let tries = 0; ; tries++) {
	try {
		mkdirSync(lock);
		break;
	} catch (error) {
		if (tries > 200) throw error;
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
	}
}
try {
	for (const [language, text] of [
		['en', en],
		['de', de]
	] as const) {
		const file = new URL(`${language}.json`, folder);
		const { $schema, ...messages } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
		messages[key] = text.startsWith('[{') ? JSON.parse(text) : text;
		const sorted = Object.fromEntries(Object.entries(messages).sort(([a], [b]) => (a < b ? -1 : 1)));
		writeFileSync(file, JSON.stringify({ $schema, ...sorted }, null, '\t') + '\n');
	}
} finally {
	rmdirSync(lock);
}
