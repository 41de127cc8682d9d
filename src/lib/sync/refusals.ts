/**
 * Why the server can refuse a mutation for good. The SQL migrations raise exactly these (tests/sync/refusals.test.ts);
 * screens put them into words. A code from a newer server reads as `refused`.
 */
export const refusals = [
	'code_not_genuine',
	'contact_not_found',
	'event_not_found',
	'invalid_input',
	'join_code_taken',
	'joining_closed',
	'key_mismatch',
	'key_taken',
	'last_organizer',
	'meeting_not_found',
	'mutation_reused',
	'not_attending',
	'not_organizer',
	'own_code',
	'too_many',
	'unknown_mutation'
] as const;

export type Refusal = (typeof refusals)[number];
