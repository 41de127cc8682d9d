import { folded, phrases } from './folded.ts';

type Row = readonly string[];

const totals = new Set(
	phrases(`total, totals, grand total, subtotal, sub total, sum, total attendees, total guests, total tickets, total count, count, number of attendees, attendees, summe, gesamt, gesamtsumme, insgesamt, gesamtzahl, zwischensumme, summe teilnehmer, anzahl, anzahl teilnehmer, teilnehmer gesamt,
		total général, somme, nombre total, sous total, total general, suma, total de asistentes, totale, totale partecipanti, somma, soma, total geral, total de participantes, totaal, aantal, som, razem, łącznie, ogółem, suma, liczba uczestników, celkem, součet, spolu, i alt, sum, totalt, summa, yhteensä,
		összesen, mindösszesen, ukupno, skupaj, итого, всего, сумма, разом, всього, toplam, σύνολο, общо, kokku, kopā, iš viso, 合计, 总计, 合計, 総計, 합계, 총계, المجموع, סך הכל, tổng cộng, jumlah`)
);
const footers =
	/^(generated|exported|created|printed|downloaded|source|report|page|note|notes|\*|©|erstellt|exportiert|stand|quelle|hinweis|seite|généré|exporté|page|source|generado|exportado|fuente|generato|esportato|fonte|gerado|gegenereerd|wygenerowano|data as of|as of)\b/iu;
/** What exporters write below a list stands in its last rows. */
const lastRows = 5;

export type Place = { readonly at: number; readonly rows: number; readonly width: number };

/** Whether a row is no person but sums up, or tells about the list. */
export function summaryOf(row: Row, { at, rows, width }: Place): 'total' | 'footer' | null {
	const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
	if (filled.length === 0 || filled.some((cell) => cell.includes('@'))) return null;
	const [first, ...others] = filled;
	const label = folded(first.replace(/[\d.,:=()\s]+$/, ''));
	if (totals.has(label) && others.every((cell) => isNumber(cell) || totals.has(folded(cell)))) return 'total';
	const isLast = at >= rows - lastRows;
	if (!isLast || filled.length > 1 || width < 2) return null;
	const isTold =
		footers.test(first) ||
		/https?:|©|\d{4}-\d{2}-\d{2}|\d{1,2}[:.]\d{2}/.test(first) ||
		first.split(/\s+/).length > 6;
	return isTold ? 'footer' : null;
}

function isNumber(cell: string): boolean {
	return /^[\p{Sc}\s]*[-+]?[\d.,'\s]+[\p{Sc}%\s]*(\p{Lu}{3})?$/u.test(cell);
}
