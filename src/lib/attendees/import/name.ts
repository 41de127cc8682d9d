import { folded, phrases } from './folded.ts';

// Of one who has no name yet.
const placeholders = new Set(
	phrases(`info requested, information requested, unassigned, not assigned, not yet assigned, unknown, tba, tbd, tbc, to be announced, to be confirmed, n a, none, anonymous, no name, plus one, guest, attendee, participant, ticket holder,
		nicht zugewiesen, unbekannt, anonym, gast, teilnehmer, begleitung, begleitperson, invité, inconnu, anonyme, participant, invitado, asistente, desconocido, sin asignar, ospite, sconosciuto, convidado, desconhecido, acompanhante, gość, nieznany, onbekend, ukjent, okänd, 未定, ゲスト, 익명`)
);
const titles =
	/^(ph\.?\s?d|m\.?\s?d|mba|msc|bsc|ma|ba|jr|sr|ii|iii|iv|esq|cpa|cfa|pe|rn|dr|prof|m\.?\s?a|b\.?\s?a|dipl.*|mag.*|llm|jd)\b/i;
const unspaced = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]+$/u;

export type NameCells = { name: string; familyFirst: string; given: string; family: string };

/** The name as a person writes it: from one cell, or from two; '' for those who have none yet. */
export function nameOf(cells: NameCells, hasCommas: boolean): string {
	const { name, familyFirst, given, family } = cells;
	const known = (half: string) => (half !== '' && isPlaceholder(half) ? '' : half);
	const two = halves(known(given), known(family)) || turned(familyFirst);
	const whole = name !== '' ? (hasCommas ? turned(name) : name) : two;
	return isPlaceholder(whole) ? '' : whole;
}

/** Whether the names of a column are written `Müller, Anna`, by most of its cells. */
export function areFamilyFirst(names: readonly string[]): boolean {
	const filled = names.filter((name) => name.trim() !== '');
	const turnedOnes = filled.filter((name) => {
		const parts = name.split(',');
		return parts.length === 2 && parts.every((part) => part.trim() !== '') && !titles.test(parts[1].trim());
	});
	return filled.length > 0 && turnedOnes.length >= 0.7 * filled.length;
}

/** A name and an address out of one cell: `Anna Müller <anna@example.org>`; the address is null where there is none. */
export function nameAndAddress(cell: string): { name: string; address: string | null } {
	const found = /^(.*?)\s*<([^<>\s]+@[^<>\s]+)>$/.exec(cell);
	return found
		? { name: found[1].replace(/^"(.*)"$/, '$1'), address: found[2] }
		: { name: cell, address: null };
}

/** `Müller, Anna`, `DUPONT Jean` and `Rossi Mario` as `Anna Müller`; what could be meant otherwise stays as it is. */
function turned(name: string): string {
	const parts = name.split(',').map((part) => part.trim());
	if (parts.length === 2 && parts[0] && parts[1] && !titles.test(parts[1])) return `${parts[1]} ${parts[0]}`;
	const words = name.split(' ');
	const capitals = words.findIndex((word) => word !== word.toUpperCase() || word.length < 2);
	if (capitals > 0 && words[0] !== words[0].toLowerCase())
		return [...words.slice(capitals), ...words.slice(0, capitals)].join(' ');
	return words.length === 2 && !unspaced.test(words[0]) ? `${words[1]} ${words[0]}` : name;
}

/** Names in Chinese, Japanese and Korean letters stand family first, without a space. */
function halves(given: string, family: string): string {
	if (unspaced.test(given) && unspaced.test(family)) return family + given;
	return [given, family].filter(Boolean).join(' ');
}

function isPlaceholder(name: string): boolean {
	const said = folded(name);
	if (said === '') return /^[\s.?\-–—_*+/x]*$/i.test(name);
	const bare = said.replace(/ ?(number )?\d+$/, '');
	return placeholders.has(said) || (bare !== said && placeholders.has(bare)) || /^\+\s?\d/.test(name);
}
