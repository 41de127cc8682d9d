import { inspect } from 'node:util';

interface DatabaseError {
	readonly code: string;
	readonly message: string;
	readonly detail: string;
	readonly hint: string;
}

/** SQLSTATEs that lite passes on as they are; the rest it would turn into a bare 500 "SUP". */
const passedByLite = /^(PT|42|22|21|23502|23503|25006|55)/;

/**
 * Lets every SQLSTATE reach the client as PostgREST would send it: code, message, details and hint, with PostgREST's
 * status. Also keeps row contents out of the log, where lite prints each error whole.
 */
export function passDatabaseErrors(connection: { normalizeDbError(error: unknown): unknown }): void {
	const normalize = connection.normalizeDbError.bind(connection);
	connection.normalizeDbError = (thrown) => {
		const error = normalize(thrown);
		const known = parseDatabaseError(error);
		if (known === null) return error;
		return loggedBriefly(passedByLite.test(known.code) ? error : wrapped(known), known);
	};
}

/**
 * PostgREST's HTTP status for a SQLSTATE, from the table in its documentation ("Errors", HTTP status codes);
 * a statement that ran into the time-out (57014) is the server's fault there as well.
 */
function statusOfSqlState(code: string): number {
	if (code === 'P0001') return 400;
	if (code === '23503' || code === '23505') return 409;
	if (code === '25006') return 405;
	// 57P01 to 57P03: it is being shut down or started. Phones come back later.
	if (/^(08|53|57P0[1-3])/.test(code)) return 503;
	if (/^(28|0L|0P)/.test(code)) return 403;
	if (/^(09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|P0|XX)/.test(code)) return 500;
	return 400;
}

function parseDatabaseError(error: unknown): DatabaseError | null {
	if (!(error instanceof Error) || !('code' in error)) return null;
	const { code } = error;
	if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || code === 'PGRST') return null;
	return { code, message: error.message, detail: text(error, 'detail'), hint: text(error, 'hint') };
}

function text(error: object, field: string): string {
	const value = Reflect.get(error, field);
	return typeof value === 'string' ? value : '';
}

// "PGRST" is PostgREST's own way to choose the answer: the body as message, the status as detail.
function wrapped({ code, message, detail, hint }: DatabaseError): Error {
	return Object.assign(new Error(JSON.stringify({ code, message, details: detail, hint })), {
		code: 'PGRST',
		detail: JSON.stringify({ status: statusOfSqlState(code), headers: {} })
	});
}

function loggedBriefly(error: unknown, { code, message }: DatabaseError): unknown {
	if (error instanceof Error) {
		Object.defineProperty(error, inspect.custom, { value: () => `database: ${code} ${message}` });
	}
	return error;
}
