import { folded, phrases } from './folded.ts';
import type { Said } from './meaning.ts';
import { standingOf } from './status-words.ts';

const yesAndNo = new Set(
	phrases(
		'yes, no, y, n, true, false, ja, nein, oui, non, sí, si, no, sim, não, nee, tak, nie, ano, ne, nej, nei, kyllä, ei, igen, nem, da, nu, да, нет, так, ні, evet, hayır, はい, いいえ, 是, 否, 네, 아니요'
	)
);
const noWords = new Set(
	phrases(
		'no, n, false, 0, nein, non, não, nee, nie, ne, nej, nei, ei, nem, nu, нет, ні, hayır, いいえ, 否, 아니요, not void, none, never'
	)
);
const salutations = new Set(
	phrases(
		'mr, mrs, ms, miss, mx, dr, prof, sir, herr, frau, divers, m, mme, mlle, monsieur, madame, sr, sra, señor, señora, sig, sig ra, signor, signora, dhr, mevr, pan, pani, pán, paní, hr, fr, prof dr, dr med'
	)
);
const nothing = new Set([
	'',
	'-',
	'--',
	'---',
	'–',
	'—',
	'n/a',
	'n.a.',
	'#n/a',
	'#ref!',
	'(none)',
	'(blank)'
]);
const nothingOfPrograms = new Set(['NULL', 'null', 'undefined']);

/** Whether a cell says that there is nothing; in a name, what programs write for nothing is a name. */
export function isNothing(cell: string, isName = false): boolean {
	const text = cell.trim();
	return nothing.has(text.toLowerCase()) || (!isName && nothingOfPrograms.has(text));
}

/** Whether a cell says no, in one of many languages. */
export function saysNo(cell: string): boolean {
	return isNothing(cell) || noWords.has(folded(cell));
}

/** Whether a text can be an address. Looser than the mail servers, as strict as a typing error. */
export function isAddress(text: string): boolean {
	return (
		/^[^\s@<>"(),;:\\[\]]{1,64}@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\].]{2,}$/u.test(text) &&
		!text.includes('..')
	);
}

/** Whether the cells of a column can be what its header says; an empty column can. */
export function looksLike(said: Said, values: readonly string[]): boolean {
	if (values.length === 0) return said !== 'status';
	const share = (is: (value: string) => boolean) => values.filter(is).length / values.length;
	switch (said) {
		case 'email':
			return share((value) => value.includes('@')) >= 0.5;
		case 'status':
			return share((value) => standingOf(value) !== null) >= 0.5;
		case 'quantity':
			return share((value) => /^\d{1,5}([.,]0+)?$/.test(value)) >= 0.8;
		case 'id':
		case 'order':
		case 'position':
			return share((value) => value.length <= 150) === 1;
		case 'headline':
			return share((value) => yesAndNo.has(folded(value)) || salutations.has(folded(value))) < 0.5;
		case 'organisation':
		case 'ticket':
			return share((value) => yesAndNo.has(folded(value)) || value.includes('@')) < 0.8;
		default:
			return share((value) => yesAndNo.has(folded(value)) || /^[\d\s.,:/-]+$/.test(value)) < 0.5;
	}
}

/** Whether the cells of a column are addresses, or names of people, whatever its header says. */
export function readsLike(kind: 'email' | 'name', values: readonly string[]): boolean {
	if (values.length === 0) return false;
	const share = (is: (value: string) => boolean) => values.filter(is).length / values.length;
	if (kind === 'email') return share(isAddress) >= 0.6;
	const distinct = new Set(values.map(folded)).size / values.length;
	const isName = (value: string) =>
		/^[\p{L}\p{M}.,'’\- ]{3,60}$/u.test(value) && /^\S+( \S+){1,3}$/.test(value);
	return distinct >= 0.8 && share(isName) >= 0.7;
}
