import type { Refusal } from '../sync/refusals.ts';
import { m } from '../paraglide/messages.js';
import type { ScanProblem } from './scan.ts';
import type { Standing } from './standing.ts';

const problems: { [Problem in ScanProblem]: () => string } = {
	'own-code': m.scan_problem_own,
	'other-installation': m.scan_problem_other_installation,
	'other-invitation': m.scan_problem_other_invitation,
	'role-link': m.scan_problem_role,
	'newer-app': m.scan_problem_newer,
	damaged: m.scan_problem_damaged,
	'not-hallway': m.scan_problem_foreign
};

/** Why a scanned code is nobody's card, kindly, with a way on. */
export function scanProblemInWords(problem: ScanProblem): string {
	return problems[problem]();
}

const withdrawals = {
	me: m.standing_withdrawn_me,
	them: m.standing_withdrawn_them,
	both: m.standing_withdrawn_both
};

/** How an exchange stands, in two or three words. While the server is in reach, waiting for it takes no more than a moment. */
export function standingInWords(standing: Standing, isInReach: boolean): string {
	switch (standing.state) {
		case 'confirmed':
			return m.standing_confirmed();
		case 'no-network':
			return isInReach ? m.standing_sending() : m.standing_no_network();
		case 'not-yet-known':
			return m.standing_not_yet_known();
		case 'asks-me':
			return m.standing_asks_me();
		case 'asks-them':
			return m.standing_asks_them();
		case 'withdrawn':
			if (!standing.isSent && !isInReach) return m.standing_withdrawn_waiting();
			return withdrawals[standing.by]();
		case 'refused':
			return m.standing_refused();
	}
}

/** What that means for the person, in a sentence. */
export function aboutStanding(standing: Standing): string {
	switch (standing.state) {
		case 'confirmed':
		case 'asks-me':
			return m.standing_confirmed_about();
		case 'no-network':
			return m.standing_no_network_about();
		case 'not-yet-known':
			return m.standing_not_yet_known_about();
		case 'asks-them':
			return m.standing_asks_them_about();
		case 'withdrawn':
			// What is gone and since when, the receipt says by itself.
			return standing.isSent ? '' : m.standing_withdrawn_waiting_about();
		case 'refused':
			return refusalInWords(standing.code);
	}
}

const refusals: { [Code in Refusal]: () => string } = {
	code_not_genuine: m.refusal_code_not_genuine,
	contact_not_found: m.refusal_contact_not_found,
	event_not_found: m.refusal_event_not_found,
	invalid_input: m.refusal_invalid_input,
	joining_closed: m.refusal_joining_closed,
	join_code_taken: m.refusal_join_code_taken,
	key_mismatch: m.refusal_key,
	key_taken: m.refusal_key,
	last_organizer: m.refusal_last_organizer,
	meeting_not_found: m.refusal_meeting_not_found,
	mutation_reused: m.refusal_reused,
	not_attending: m.refusal_not_attending,
	not_organizer: m.refusal_not_organizer,
	own_code: m.refusal_own_code,
	too_many: m.refusal_too_many,
	unknown_mutation: m.refusal_unknown_mutation
};

/** Why the server did not take something; a code of a newer server is named as it is. */
export function refusalInWords(code: string): string {
	return isKnown(code) ? refusals[code]() : m.refusal_other({ code });
}

function isKnown(code: string): code is Refusal {
	return Object.hasOwn(refusals, code);
}
