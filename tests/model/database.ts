import { readdirSync, readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { Client } from 'pg';
import { emptyStore } from '../database/kept-store.ts';
import { prepare } from '../database/prepare.ts';

type Row = Record<string, unknown>;
/** Who calls (the id of a user and that of a session, or nobody), when, and how many rows a page has if not few. */
type At = { token: string; nowMs: number; page?: number };

/** How many rows a page of a pull has here, instead of 500: so that pulls come in pages without thousands of rows. */
const smallPage = 5;
/** As many as in an installation. */
export const wholePage = 500;

/** Where the SQL runs: in this process, or on a real server at a URL. */
export type Engine = 'pglite' | { url: string };
type Session = { exec(sql: string): Promise<{ rows: unknown[] }[]>; close(): Promise<void> };

const migrations = new URL('../../supabase/migrations/', import.meta.url);
const sqlTests = new URL('../../supabase/tests/', import.meta.url);

// A server whose clock is ours and whose random ids come in a fixed order, so that a run can be played again.
const stage = `
	create schema model;
	create sequence model.ids;
	create function model.now() returns timestamptz language sql stable as
		$$ select current_setting('model.now')::timestamptz $$;
	create function model.uuid() returns uuid language sql volatile as $$ select md5(nextval('model.ids')::text)::uuid $$;
	create function model.bytes() returns bytea language sql volatile as
		$$ select decode(md5('bytes ' || nextval('model.ids')), 'hex') $$;
`;

// Of every table a second one, for a copy of the store. The history is not copied: that of before does not come back. Of who
// may sign in the sessions tell enough: here every user has one.
const copies = `
	create schema model_copy;
	create view model.columns as
		select c.relname as name, string_agg(quote_ident(a.attname), ', ') as columns
		from pg_class c join pg_attribute a on a.attrelid = c.oid
		where c.relnamespace = 'hallway'::regnamespace and c.relkind = 'r' and c.relname <> 'histories'
			and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		group by c.relname;
	create procedure model.copy_all(source text, target text) language plpgsql as $$ declare t record; begin
		for t in select * from model.columns loop
			execute format('delete from %I.%I', target, t.name);
			execute format('insert into %I.%I (%s) overriding system value select %3$s from %I.%2$I',
				target, t.name, t.columns, source);
		end loop;
	end $$;
	do $$ declare t record; begin
		for t in select * from model.columns loop
			execute format('create table model_copy.%I as select %s from hallway.%1$I with no data', t.name, t.columns);
		end loop;
	end $$;
	create table model_copy.sessions (id uuid, user_id uuid);
`;

function migrationTexts(): string[] {
	const names = readdirSync(migrations).filter((name) => name.endsWith('.sql'));
	return names.sort().map((name) => readFileSync(new URL(name, migrations), 'utf8'));
}

/** The migrations as they are, but for the clock, chance, and the size of a page. */
function staged(sql: string): string {
	return sql
		.replace(/(?<![\w.])(?:now|clock_timestamp)\(\)/g, 'model.now()')
		.replace(/(?<![\w.])gen_random_uuid\(\)/g, 'model.uuid()')
		.replace(/extensions\.gen_random_bytes\(16\)/g, 'model.bytes()')
		.replace(/most constant int := 500;/, `most constant int := current_setting('model.page')::int;`);
}

/** The SQL of this project, for many runs one after the other. */
export class ModelDatabase {
	#db: Session;
	#runs = 0;

	private constructor(db: Session) {
		this.#db = db;
	}

	/** Takes some seconds. A server must be empty and is nobody else's. */
	static async open(engine: Engine = 'pglite'): Promise<ModelDatabase> {
		const db = await (engine === 'pglite' ? openPglite() : openPostgres(engine.url));
		await prepare((sql) => db.exec(sql));
		await db.exec(`${stage} set model.now to '2026-11-22T00:00:00Z'; set model.page to ${smallPage};`);
		for (const sql of migrationTexts()) await db.exec(staged(sql));
		// The questions to the whole database that the SQL tests ask too.
		for (const name of ['000_helpers.test.sql', '000_whole_database.test.sql']) {
			const [helpers] = readFileSync(new URL(name, sqlTests), 'utf8').split(/^commit;$/m);
			await db.exec(`${staged(helpers)} commit;`);
		}
		await db.exec(copies);
		// The tables are small and always alike: to plan each query once is enough, and saves a tenth of the time.
		await db.exec('reset search_path; set plan_cache_mode = force_generic_plan');
		return new ModelDatabase(db);
	}

	/** Runs several statements and gives the rows of the last one. */
	async exec(sql: string): Promise<Row[]> {
		const results = await this.#db.exec(sql);
		return (results.at(-1)?.rows ?? []) as Row[];
	}

	/** Calls a function as a user at a moment; gives what it answers. Fails as the server does. */
	async call(name: string, argument: string, at: At): Promise<unknown> {
		const [user, session] = at.token.split(' ');
		const claims = user === '' ? '' : JSON.stringify({ sub: user, session_id: session });
		const [row] = await this.exec(`select set_config('request.jwt.claim.sub', '${user}', false),
			set_config('request.jwt.claims', '${claims}', false),
			set_config('model.page', '${at.page ?? smallPage}', false),
			set_config('model.now', '${new Date(at.nowMs).toISOString()}', false);
			select public.${name}(${argument}) as answer;`);
		return row.answer;
	}

	/** Makes functions of the migrations wrong on purpose: in each the first text becomes the second. Gives what mends them. */
	async sabotage(changes: readonly (readonly [from: string, to: string])[]): Promise<() => Promise<void>> {
		const functions = migrationTexts().flatMap(
			(sql) => sql.match(/^create function [^]*?^(?:end )?\$\$;$/gm) ?? []
		);
		const whole = changes.map(([from]) => functions.find((each) => each.includes(from)) ?? '');
		if (whole.includes('')) throw new Error('nothing to break');
		const replace = async (texts: readonly string[]) => {
			for (const text of texts)
				await this.exec(staged(text.replace('create function', 'create or replace function')));
		};
		await replace(whole.map((text, n) => text.replace(changes[n][0], () => changes[n][1])));
		return () => replace(whole);
	}

	/** Copies the store, in place of an earlier copy. */
	async backUp(): Promise<void> {
		await this.exec(`call model.copy_all('hallway', 'model_copy');
			delete from model_copy.sessions; insert into model_copy.sessions select id, user_id from auth.sessions`);
	}

	/** Puts the copy back, as `npm run restore` does; gives the history that begins with it. */
	async restore(nowMs: number): Promise<string> {
		const [{ history }] = await this.exec(`set model.now to '${new Date(nowMs).toISOString()}';
			set session_replication_role = replica; call model.copy_all('model_copy', 'hallway');
			delete from auth.sessions where id not in (select id from model_copy.sessions);
			delete from auth.users where id not in (select user_id from model_copy.sessions);
			reset session_replication_role;
			select hallway.begin_history() as history`);
		return String(history);
	}

	/** Nobody and nothing, for the next run. */
	async clear(): Promise<void> {
		await this.exec(`delete from auth.users; delete from hallway.feeds; delete from hallway.exchanges;
			delete from hallway.events;
			delete from hallway.histories h where h.begun_at > (select min(f.begun_at) from hallway.histories f);
			alter sequence model.ids restart with 1000;`);
		// Here nobody vacuums by itself.
		if (++this.#runs % 25 === 0) await this.exec('vacuum analyze');
	}

	close(): Promise<void> {
		return this.#db.close();
	}
}

async function openPglite(): Promise<Session> {
	return PGlite.create({ loadDataDir: await emptyStore(), extensions: { pgcrypto } });
}

async function openPostgres(url: string): Promise<Session> {
	const client = new Client({ connectionString: url });
	await client.connect();
	return {
		// As the protocol has it: several statements have several results.
		exec: async (sql) => [await client.query(sql)].flat(),
		close: () => client.end()
	};
}

/** A text or JSON as a literal of SQL. */
export function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
