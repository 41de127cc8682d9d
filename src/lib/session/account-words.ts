import { m } from '../paraglide/messages.js';
import type { JoinProblem } from '../sync/join.ts';

/** Why something about the account did not work, and what can be done. `code`: a hand-over code was typed, not digits. */
export function accountProblemInWords(problem: JoinProblem, typed: 'digits' | 'code' = 'digits'): string {
	switch (problem) {
		case 'offline':
			return m.account_problem_offline();
		case 'wrong-code':
			return typed === 'code' ? m.account_problem_code() : m.account_problem_digits();
		case 'too-many':
			return m.account_problem_many();
		case 'kept':
			return m.account_problem_kept();
		case 'no-address':
			return m.account_problem_address();
		case 'no-mail':
			return m.account_problem_no_mail();
		case 'needs-update':
			return m.account_problem_update();
		case 'signed-out':
		case 'other-person':
			return m.account_problem_signed_out();
		case 'storage':
			return m.account_problem_storage();
		default:
			return m.account_problem_failed();
	}
}

/** How much of what, as a list in words: “12 people, 9 notes and 2 events”. What there is none of is left out. */
export function amountInWords(
	{ contacts, notes, events }: { contacts: number; notes: number; events: number },
	locale: string,
	also: readonly string[] = []
): string {
	const parts = [
		...also,
		...(contacts > 0 ? [m.people_count({ count: contacts })] : []),
		...(notes > 0 ? [m.account_notes({ count: notes })] : []),
		...(events > 0 ? [m.account_events({ count: events })] : [])
	];
	return new Intl.ListFormat(locale).format(parts);
}
