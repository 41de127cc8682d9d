/** What a browser's localStorage is, with room for texts of so many characters. */
export function localStore(room = Infinity) {
	const texts: Record<string, string> = {};
	const methods = {
		getItem: (place: string) => texts[place] ?? null,
		removeItem: (place: string) => void delete texts[place],
		setItem: (place: string, text: string) => {
			if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
			texts[place] = text;
		}
	};
	return new Proxy(texts, { get: (_, name) => Reflect.get(name in methods ? methods : texts, name) });
}
