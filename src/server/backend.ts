import { App, InMemoryEmailDriver } from '@supabase/lite';
import { bootstrapDatabase } from './bootstrap.ts';
import { checkStore, type Holding } from './check.ts';
import { type Database, openDatabase } from './database.ts';
import { atomicRefresh, guestSignIn } from './guest-sign-in.ts';
import { openMailer, type SendMail } from './mail.ts';
import { type MailCodes, openMailCodes } from './mail-codes.ts';
import { mailSignIn } from './mail-sign-in.ts';
import { applyMigrations } from './migrations.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

/** The embedded back end: the data, and lite answering in Supabase's dialect. */
export interface Backend {
	readonly database: Database;
	/** What it held when it was opened. */
	readonly holding: Holding;
	/** Codes by e-mail; null: this installation sends no mail. */
	readonly codes: MailCodes | null;
	/** Hands mails in; null likewise. One line for all, so that a slow mail server is not asked by too many. */
	readonly send: SendMail | null;
	/** Answers a request whose path begins with /auth/v1 or /rest/v1; nothing else may be handed to it. */
	answer(request: Request): Promise<Response>;
}

/**
 * Opens the database, checks and prepares it, applies the migrations and starts lite on it.
 * Throws a StartProblem for what the person who starts it can put right.
 */
export async function openBackend(
	settings: Settings & { backend: Exclude<Settings['backend'], { kind: 'supabase' }> },
	secrets: Secrets
): Promise<Backend> {
	const database = await openDatabase(settings);
	try {
		const holding = await checkStore(database, settings);
		await bootstrapDatabase(database);
		await applyMigrations(database, settings.migrationsFolder);
		const send = settings.mail && openMailer(settings.mail);
		const codes =
			settings.mail && send ? codesBy(settings.mail.perHour, { send, database, settings, secrets }) : null;
		const app = await createApp(database, codes, secrets).init();
		// Lite looks at the tables at the first request; were Postgres away just then, it would say that there are none.
		if (database.engine === 'postgres') await database.connection.introspect({ useCache: true });
		return {
			database,
			holding,
			codes,
			send,
			answer: async (request) =>
				orAway(database, await withoutInsides(await app.fetch(request, { peerAddress: null })))
		};
	} catch (error) {
		await database.close();
		throw error;
	}
}

function codesBy(
	perHour: number,
	given: { send: SendMail; database: Database; settings: Settings; secrets: Secrets }
): MailCodes {
	const { send, database, settings, secrets } = given;
	return openMailCodes(database, {
		send,
		secret: secrets.secret,
		installation: settings.installation.name,
		perHour,
		log: (line) => console.error(line)
	});
}

/** An error that is none of the database's is a bug of ours or lite's: its words, as lite passes them on, are for the log. */
async function withoutInsides(response: Response): Promise<Response> {
	if (response.status !== 500) return response;
	const text = await response.text();
	const isFromDatabase = /^\{"code":"[0-9A-Z]{5}"/.test(text);
	if (isFromDatabase) return new Response(text, response);
	console.error('unexpected', text.slice(0, 500));
	return Response.json(internalProblem, { status: 500 });
}

// In the words of both doors, PostgREST's and GoTrue's.
const wentWrong = 'Something went wrong on the server';
const internalProblem = {
	...{ code: 'internal', message: wentWrong, details: null, hint: null },
	...{ error_code: 'unexpected_failure', msg: wentWrong }
};

/** What lite cannot put into words is, where Postgres does not answer, that: phones come back later. */
async function orAway(database: Database, response: Response): Promise<Response> {
	if (database.engine !== 'postgres' || response.status !== 500) return response;
	return database.run('select 1').then(
		() => response,
		() => Response.json(awayProblem, { status: 503, headers: { 'retry-after': '5' } })
	);
}

const awayProblem = { code: '08006', message: 'The database does not answer', details: null, hint: null };

function createApp(database: Database, codes: MailCodes | null, secrets: Secrets): App {
	const { connection } = database;
	// On first use lite grants ALL on every schema that has a row-level security table to anon, and so undoes every
	// revoke of the migrations. "active" tells it that this has been done.
	Object.assign(connection, { rlsState: 'active' });
	return new App({
		connection,
		api: { enabled: true, schemas: ['public'], extra_search_path: ['public', 'extensions'], max_rows: 1000 },
		db: { major_version: 17 },
		auth: {
			enabled: true,
			// Only used in links, which nobody gets.
			site_url: 'http://localhost',
			jwt_secret: secrets.secret,
			jwt_expiry: 3600,
			// No secret_key: nobody is service_role over HTTP.
			publishable_key: secrets.publishableKey,
			enable_signup: true,
			enable_anonymous_sign_ins: true,
			// A phone that loses the answer to a refresh asks again with its old token; a guest could not come back otherwise.
			enable_refresh_token_rotation: false,
			email: {
				enable_signup: true,
				enable_confirmations: false
			}
		},
		studio: { enabled: false },
		storage: { enabled: false },
		realtime: { enabled: false },
		options: {
			drivers: {
				// Lite sends nothing: it would hold a request for half a minute, and make a user of every address it is given.
				email: new InMemoryEmailDriver({ maxKeepCount: 0 })
			},
			server: {
				admin: false,
				disableStudio: true,
				middlewares: [atomicRefresh, guestSignIn(secrets.secret), mailSignIn(codes, secrets.secret)]
			}
		}
	});
}
