import { isAbsolute, join, resolve } from 'node:path';
import * as v from 'valibot';
import { readSender } from './addresses.ts';
import type { MailSettings } from './mail.ts';
import { StartProblem } from './problem.ts';
import type { RewritingSettings } from './rewriter.ts';

/** The folder that holds package.json, build/ and supabase/. */
export const projectFolder = resolve(import.meta.dirname, '../..');

/** Everything the environment decides, parsed once. */
export interface Settings {
	readonly port: number;
	readonly host: string;
	readonly dataFolder: string;
	/** Where dumps of the PGlite store go (null: into the data folder) and how often; 0: never. */
	readonly dumps: { readonly folder: string | null; readonly everyMs: number };
	readonly buildFolder: string;
	readonly migrationsFolder: string;
	/** Where the data is: PGlite in the data folder, a Postgres, or a Supabase project (the embedded back end is off). */
	readonly backend:
		| { readonly kind: 'pglite' }
		| { readonly kind: 'postgres'; readonly url: string; readonly pool: number }
		| { readonly kind: 'supabase'; readonly url: string; readonly key: string };
	readonly installation: { readonly name: string; readonly contact: string };
	/** Null: none is sent. `perHour`: to everybody together. `appUrl`: where links in mails lead; null: no mail has one. */
	readonly mail: (MailSettings & { readonly perHour: number; readonly appUrl: string | null }) | null;
	/** A language model that puts drafts into other words when somebody asks for it; null: there is none. `perHour`: for everybody together. */
	readonly rewriting: (RewritingSettings & { readonly perHour: number }) | null;
	/** Signs access tokens; null: made at first start and kept in the data folder. */
	readonly secret: string | null;
	/** How many proxies in front of us are ours, each adding one address to X-Forwarded-For. */
	readonly proxies: number;
	readonly demo: boolean;
	/** For the demo: the link in the code that one of its people shows right now; null while there is nobody yet. */
	readonly demoLink?: (origin: string) => string | null;
}

const text = v.optional(v.pipe(v.string(), v.trim()), '');
const like = (pattern: RegExp, words: string) =>
	v.pipe(
		text,
		v.check((value) => value === '' || (pattern.test(value) && URL.canParse(value)), words)
	);
const wholeNumber = (name: string, from: number, to: number, otherwise: number) =>
	v.pipe(
		v.optional(v.string(), String(otherwise)),
		v.trim(),
		v.regex(/^\d{1,6}$/, `${name} must be a whole number`),
		v.transform(Number),
		v.minValue(from, `${name} must be ${from} or more`),
		v.maxValue(to, `${name} must be ${to} or less`)
	);

const environment = v.object({
	PORT: wholeNumber('PORT', 0, 65_535, 3000),
	HOST: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1, 'HOST must not be empty')), '0.0.0.0'),
	HALLWAY_DATA: text,
	HALLWAY_DUMPS: text,
	HALLWAY_DUMP_MINUTES: v.pipe(
		v.optional(v.pipe(v.string(), v.trim()), '60'),
		v.regex(/^\d{1,5}(\.\d{1,3})?$/, 'HALLWAY_DUMP_MINUTES must be a number of minutes; 0: no dumps'),
		v.transform(Number)
	),
	HALLWAY_BUILD: text,
	HALLWAY_MIGRATIONS: text,
	HALLWAY_NAME: text,
	HALLWAY_CONTACT: text,
	HALLWAY_SECRET: text,
	HALLWAY_PROXIES: wholeNumber('HALLWAY_PROXIES', 0, 10, 0),
	HALLWAY_SMTP: like(
		/^smtps?:\/\/[^/]+/,
		'HALLWAY_SMTP must look like smtp://name:password@mail.example.org:587'
	),
	HALLWAY_MAIL_FROM: text,
	HALLWAY_MAILS_PER_HOUR: wholeNumber('HALLWAY_MAILS_PER_HOUR', 1, 100_000, 500),
	HALLWAY_URL: like(
		/^https?:\/\/[^/?#\s]+\/?$/,
		'HALLWAY_URL must be where people open the app, such as https://hallway.example.org'
	),
	HALLWAY_REWRITE_URL: like(
		/^https?:\/\/[^/]/,
		'HALLWAY_REWRITE_URL must look like https://models.example.org/v1'
	),
	HALLWAY_REWRITE_KEY: v.pipe(
		text,
		// Nothing else can stand in a header; it is not repeated here.
		v.regex(
			/^[!-~]*$/,
			'HALLWAY_REWRITE_KEY has a character that no key has: typed quotation marks, or a space?'
		)
	),
	HALLWAY_REWRITE_MODEL: text,
	HALLWAY_REWRITES_PER_HOUR: wholeNumber('HALLWAY_REWRITES_PER_HOUR', 1, 100_000, 500),
	DATABASE_URL: like(
		/^postgres(ql)?:\/\/[^/]/,
		'DATABASE_URL must look like postgres://name:password@host:5432/hallway'
	),
	DATABASE_POOL: wholeNumber('DATABASE_POOL', 2, 500, 10),
	SUPABASE_URL: like(/^https?:\/\/[^/]/, 'SUPABASE_URL must start with http:// or https://'),
	SUPABASE_KEY: text
});

/**
 * Reads the environment. Takes the variables of docs/running.md.
 * Throws a StartProblem that names every variable that is wrong.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
	const parsed = v.safeParse(environment, env);
	if (!parsed.success) throw new StartProblem(parsed.issues.map((issue) => issue.message).join('\n'));
	const it = parsed.output;
	return {
		port: it.PORT,
		host: it.HOST,
		dataFolder: folder(it.HALLWAY_DATA, 'hallway-data'),
		dumps: {
			folder: it.HALLWAY_DUMPS === '' ? null : resolve(it.HALLWAY_DUMPS),
			everyMs: it.HALLWAY_DUMP_MINUTES * 60_000
		},
		buildFolder: folder(it.HALLWAY_BUILD, 'build'),
		migrationsFolder: folder(it.HALLWAY_MIGRATIONS, 'supabase/migrations'),
		backend: backend(it),
		installation: { name: it.HALLWAY_NAME, contact: it.HALLWAY_CONTACT },
		mail: mail(it),
		rewriting: rewriting(it),
		secret: it.HALLWAY_SECRET || null,
		proxies: it.HALLWAY_PROXIES,
		demo: false
	};
}

function folder(given: string, otherwise: string): string {
	if (given === '') return join(projectFolder, otherwise);
	return isAbsolute(given) ? given : resolve(given);
}

function backend(it: v.InferOutput<typeof environment>): Settings['backend'] {
	if (it.SUPABASE_URL !== '' || it.SUPABASE_KEY !== '') {
		if (it.SUPABASE_URL === '' || it.SUPABASE_KEY === '') {
			throw new StartProblem('SUPABASE_URL and SUPABASE_KEY belong together: set both or neither.');
		}
		if (it.DATABASE_URL !== '') {
			throw new StartProblem(
				'DATABASE_URL and SUPABASE_URL exclude each other: the data can only be in one place.'
			);
		}
		if (it.SUPABASE_KEY.startsWith('sb_secret_')) {
			throw new StartProblem('SUPABASE_KEY is a secret key. Every phone gets it: use the publishable one.');
		}
		return { kind: 'supabase', url: it.SUPABASE_URL.replace(/\/+$/, ''), key: it.SUPABASE_KEY };
	}
	if (it.DATABASE_URL !== '') return { kind: 'postgres', url: it.DATABASE_URL, pool: it.DATABASE_POOL };
	return { kind: 'pglite' };
}

function mail({
	HALLWAY_SMTP: smtp,
	HALLWAY_MAIL_FROM: from,
	HALLWAY_MAILS_PER_HOUR: perHour,
	HALLWAY_URL: appUrl
}: v.InferOutput<typeof environment>): Settings['mail'] {
	if (smtp === '') return null;
	const sender = readSender(from);
	if (sender === null) {
		throw new StartProblem(
			'HALLWAY_MAIL_FROM must be the address the sign-in codes come from, as HALLWAY_SMTP is set: ' +
				'codes@example.org or Hallway <codes@example.org>.'
		);
	}
	const url = new URL(smtp);
	try {
		decodeURIComponent(url.username + url.password);
	} catch {
		throw new StartProblem('In HALLWAY_SMTP a % in the name or password must be written as %25.');
	}
	return { smtp: url, from: sender, perHour, appUrl: appUrl === '' ? null : new URL(appUrl).origin };
}

function rewriting({
	HALLWAY_REWRITE_URL: url,
	HALLWAY_REWRITE_KEY: key,
	HALLWAY_REWRITE_MODEL: model,
	HALLWAY_REWRITES_PER_HOUR: perHour
}: v.InferOutput<typeof environment>): Settings['rewriting'] {
	if (url === '') {
		if (key + model === '') return null;
		throw new StartProblem('HALLWAY_REWRITE_KEY and HALLWAY_REWRITE_MODEL need HALLWAY_REWRITE_URL.');
	}
	if (model === '')
		throw new StartProblem('HALLWAY_REWRITE_MODEL must name the model, as HALLWAY_REWRITE_URL is set.');
	const address = new URL(url);
	if (address.username + address.password !== '')
		throw new StartProblem('The key belongs in HALLWAY_REWRITE_KEY, not in HALLWAY_REWRITE_URL.');
	return { url: address, key, model, perHour };
}
