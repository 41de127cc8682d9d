/**
 * The reader's own variety of a language, for dates and times: the first of the browser's languages (`en-GB`) that is one
 * of `locale` (`en`), else the locale itself.
 */
export function regionOf(locale: string, languages: readonly string[]): string {
	const isVariety = (language: string) => language.toLowerCase().startsWith(`${locale.toLowerCase()}-`);
	return languages.find(isVariety) ?? locale;
}
