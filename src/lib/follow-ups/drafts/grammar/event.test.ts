import { expect, test } from 'vitest';
import { eventInGerman } from './event.ts';

test.each([
	['Mühlenforum', ' beim Mühlenforum'],
	['KI-Konferenz 2026', ' bei der KI-Konferenz 2026'],
	['Tag der offenen Tür', ' beim Tag der offenen Tür'],
	['Woche der Pflege 2026', ' bei der Woche der Pflege 2026'],
	['Fest im Speicher', ' beim Fest im Speicher'],
	['Forum für Bildung', ' beim Forum für Bildung'],
	['Stammtisch Logistik', ' beim Stammtisch Logistik'],
	['Leipziger Buchmesse', ' bei der Leipziger Buchmesse'],
	['Hannover Messe', ' bei der Hannover Messe'],
	// These would have to change: bei der Langen Nacht, beim Grünen Abend, bei den Deichtagen.
	['Lange Nacht der Museen', ' bei „Lange Nacht der Museen“'],
	['Grüner Abend', ' bei „Grüner Abend“'],
	['Großes Treffen', ' bei „Großes Treffen“'],
	['Deichtage', ' bei „Deichtage“'],
	['Tage der Utopie', ' bei „Tage der Utopie“'],
	// These tell no gender.
	['re:publica', ' bei „re:publica“'],
	['Die Messe', ' bei „Die Messe“'],
	['Makerspace', ' bei „Makerspace“']
])('%s', (event, said) => {
	const text = eventInGerman(event)
		.map((part) => part.text)
		.join('');
	expect(text).toBe(said);
});
