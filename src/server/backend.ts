import { App, InMemoryEmailDriver } from '@supabase/lite';
import { bootstrapDatabase } from './bootstrap.ts';
import { checkStore, type Holding } from './check.ts';
import { type Database, openDatabase } from './database.ts';
import { atomicRefresh, guestSignIn } from './guest-sign-in.ts';
import { codeMails } from './mail.ts';
import { applyMigrations } from './migrations.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

/** The embedded back end: the data, and lite answering in Supabase's dialect. */
export interface Backend {
	readonly database: Database;
	/** What it held when it was opened. */
	readonly holding: Holding;
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
		const app = await createApp(database, settings, secrets).init();
		return { database, holding, answer: async (request) => app.fetch(request, { peerAddress: null }) };
	} catch (error) {
		await database.close();
		throw error;
	}
}

function createApp(database: Database, settings: Settings, secrets: Secrets): App {
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
			// Only used in links, which our mails do not carry.
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
				// The new address proves itself; lite's double confirmation asks the old one only.
				double_confirm_changes: false,
				enable_confirmations: false,
				otp_length: 6,
				otp_expiry: 600
			}
		},
		studio: { enabled: false },
		storage: { enabled: false },
		realtime: { enabled: false },
		options: {
			drivers: {
				email: settings.mail
					? codeMails(settings.mail, settings.installation.name)
					: new InMemoryEmailDriver({ maxKeepCount: 0 })
			},
			server: {
				admin: false,
				disableStudio: true,
				middlewares: [atomicRefresh, guestSignIn(secrets.secret)]
			}
		}
	});
}
