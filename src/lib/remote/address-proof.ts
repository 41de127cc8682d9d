import type { AuthError, SupabaseClient } from '@supabase/supabase-js';
import { type Result, ok, problem } from '../core/result.ts';
import { type AccountProblem, type Taken, type Tokens, accountProblemOf, takenSchema } from './account.ts';
import { authProblemOf, request } from './request.ts';

/** Somebody who has proven an e-mail address, in a session beside the one of this device. */
export type Proven = {
	readonly userId: string;
	readonly tokens: Tokens;
	/** Joins the offering person with the one of the address; null: the offer is over or was never made. */
	takeAccount(secret: string): Promise<Result<Taken | null, AccountProblem>>;
};

/** Sends six digits to an address. The answer is the same for every address, whoever it belongs to. */
export async function askForCode(
	client: SupabaseClient,
	email: string
): Promise<Result<null, AccountProblem>> {
	const { error } = await client.auth.signInWithOtp({ email });
	return error ? problem(askProblemOf(error)) : ok(null);
}

/** Proves the address with its digits. */
export async function confirmCode(
	client: SupabaseClient,
	{ email, digits }: { email: string; digits: string }
): Promise<Result<Proven, AccountProblem>> {
	const { data, error } = await client.auth.verifyOtp({ email, token: digits, type: 'email' });
	if (error) return problem(confirmProblemOf(error));
	const { session } = data;
	if (!session) return problem('failed');
	return ok({
		userId: session.user.id,
		tokens: { access_token: session.access_token, refresh_token: session.refresh_token },
		takeAccount: (secret) =>
			request(client, { name: 'take_account', args: { secret }, schema: takenSchema }, accountProblemOf)
	});
}

function askProblemOf(error: AuthError): AccountProblem {
	// Enough for everybody together, not for this person.
	if (error.code === 'over_email_send_rate_limit') return 'no-mail';
	if (error.status === 429) return 'too-many';
	if (error.code === 'validation_failed' || error.code === 'email_address_invalid') return 'no-address';
	// 500: the mail server is away or did not take it. supabase-js calls that an outage and drops the code.
	if (error.code === 'email_provider_disabled' || error.status === 500) return 'no-mail';
	return authProblemOf(error);
}

function confirmProblemOf(error: AuthError): AccountProblem {
	if (error.status === 429) return 'too-many';
	const why = authProblemOf(error);
	return why === 'signed-out' || error.status === 422 ? 'wrong-code' : why;
}
