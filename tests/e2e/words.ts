import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../tools/project.ts';

export type Language = 'en' | 'de';
/** What a screen says for a message of the catalogue; where it depends on a number, the plural is meant. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** The texts of a language, as somebody reads them. */
export function wordsOf(language: Language): Words {
	const file = join(projectFolder, 'messages', `${language}.json`);
	const catalogue = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
	return (key, values = {}) => {
		const text = textOf(catalogue[key]);
		if (text === undefined) throw new Error(`no message ${key}`);
		return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
	};
}

function textOf(message: unknown): string | undefined {
	if (typeof message === 'string') return message;
	if (!Array.isArray(message)) return undefined;
	const [{ match }] = message as { match: Record<string, string> }[];
	return Object.entries(match).find(([form]) => form.endsWith('*'))?.[1];
}
