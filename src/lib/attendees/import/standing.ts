import { folded, phrases } from './folded.ts';
import type { Mapping } from './mapping.ts';
import { isDroppedFlag } from './meaning.ts';
import { type Standing, standingOf } from './status-words.ts';
import { isNothing, saysNo } from './values.ts';

type Row = readonly string[];

/** What the organizer says that a word of a status means (by the word, folded). */
export type Meanings = ReadonlyMap<string, Standing>;
/** `flag`: says something only about those who do not come; `paid`: no means unpaid; `approval`: pending means not approved. */
export type StatusColumn = { readonly at: number; readonly kind: 'flag' | 'paid' | 'approval' | 'status' };

const paid = new Set(
	phrases(
		'paid, bezahlt, payé, pagado, pagato, pago, betaald, opłacone, zaplaceno, betalt, betald, maksettu, fizetve, plătit, plaćeno, оплачено, ödendi, payment, payment received'
	)
);
const approvals =
	/approv|genehm|freigab|zulass|approb|aproba|approva|aprova|goedkeur|akcept|zatwierdz|schval|rsvp|guest|gast|invit|审核|承認|승인/;

/** The columns that say who comes, and how they say it. */
export function statusColumnsOf(names: Row, mapping: Mapping): StatusColumn[] {
	return mapping.flatMap((field, at): StatusColumn[] => {
		if (field !== 'status') return [];
		const header = folded(names[at] ?? '');
		if (isDroppedFlag(names[at] ?? '')) return [{ at, kind: 'flag' }];
		if (paid.has(header)) return [{ at, kind: 'paid' }];
		return [{ at, kind: approvals.test(header) ? 'approval' : 'status' }];
	});
}

/** Whether somebody comes, by all that is said of the ticket: one word against it is enough. */
export function standingOfRow(row: Row, columns: readonly StatusColumn[], meanings: Meanings): Standing {
	const said = columns.map((column) => standingIn(row[column.at] ?? '', column, meanings));
	return said.find((standing) => standing !== 'coming') ?? 'coming';
}

/** What one cell of a status means; words that nobody knows keep nobody away. */
export function standingIn(cell: string, { kind }: Pick<StatusColumn, 'kind'>, meanings: Meanings): Standing {
	const decided = meanings.get(folded(cell) || cell.trim());
	if (decided) return decided;
	if (isNothing(cell)) return 'coming';
	if (kind === 'flag') return saysNo(cell) ? 'coming' : flagged(cell);
	if (saysNo(cell)) return kind === 'paid' ? 'unpaid' : 'declined';
	const standing = standingOf(cell) ?? 'coming';
	if (standing !== 'pending') return standing;
	return kind === 'approval' ? 'unapproved' : 'unpaid';
}

/** A date, a yes or a word: a word may tell more than that one does not come. */
function flagged(cell: string): Standing {
	const standing = standingOf(cell);
	const tellsMore = standing === 'refunded' || standing === 'void' || standing === 'coming';
	return tellsMore && isWord(cell) ? standing : 'cancelled';
}

/** `Active` in a column of cancellations says that it is none; `yes` and `true` say that it is one. */
function isWord(cell: string): boolean {
	return /^\p{L}{3,}/u.test(cell) && !/^(yes|true|oui|tak|ano|kyll|igen|evet|sim)/i.test(cell);
}
