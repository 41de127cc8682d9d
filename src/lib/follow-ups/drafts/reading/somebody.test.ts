import { expect, test } from 'vitest';
import { isPerhapsSomebody } from './somebody.ts';

test.each([
	'Hebamme in Husum',
	'Tischlerin in Kiel',
	'Bäckerin aus Ulm',
	'Küster in Ulm',
	'Ingenieurin bei Bosch',
	'Imker Husum',
	'Bibliothekarin',
	'Matrose',
	'glassblower from Leeds',
	'cooper in Cork',
	'Cooper Cork',
	'tailor in Rome',
	'sexton from Ely',
	'an architect from Ulm',
	'organist at St Paul',
	'hop farmer',
	'engineer heat pumps'
])('it says who somebody is: %s', (piece) => {
	expect(isPerhapsSomebody(piece)).toBe(true);
});

test.each([
	'beekeeping in cities',
	'wind power in Denmark',
	'women in tech',
	'AI in Leeds',
	'cheese from Sardinia',
	'computer games',
	'waste water',
	'rooftop gardens at schools',
	'Honig aus Husum',
	'Windkraft in Dänemark',
	'Bildung in Köln',
	'Bücher aus Papier',
	'Kunst am Bau',
	'Lastenräder',
	'Medizin',
	'Theater'
])('it names a thing: %s', (piece) => {
	expect(isPerhapsSomebody(piece)).toBe(false);
});
