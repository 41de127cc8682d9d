import de from '../../messages/de.json' with { type: 'json' };
import en from '../../messages/en.json' with { type: 'json' };
import type { MailLanguage } from './mail-text.ts';

const catalogue = { en, de };
type Catalogue = typeof en & typeof de;
/** A message that is one text: one with variants, such as plurals, is for the app. */
type Key = { [K in keyof Catalogue]: Catalogue[K] extends string ? K : never }[keyof Catalogue];

/**
 * What the server itself says to people, in mails and on the page without scripts: from the catalogue of the app, whose compiled
 * form is made for one person's browser. Takes what stands for each {name} in the message. Nothing is escaped. Throws where a
 * value is missing.
 */
export function say(language: MailLanguage, key: Key, values: Readonly<Record<string, string>> = {}): string {
	return catalogue[language][key].replace(/\{(\w+)\}/g, (_place, name: string) => {
		if (!Object.hasOwn(values, name)) throw new Error(`${key} needs a value for ${name}`);
		return values[name];
	});
}
