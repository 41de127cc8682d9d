import postgres from 'postgres';
import { type RunningPostgres, startPostgres } from '../database/postgres.ts';
import { preparedFolder } from './prepared.ts';
import { temporaryFolder } from './process.ts';

/** Where the guards are tried. */
export interface Engine {
	readonly name: 'PGlite' | 'Postgres';
	/** The environment of a server whose database holds no rows; on PGlite these migrations are in it already. */
	fresh(migrations?: string): Promise<Readonly<Record<string, string>>>;
	stop(): Promise<void>;
}

let running: Promise<RunningPostgres> | undefined;
let databases = 0;

export const engines: readonly Engine[] = [
	{
		name: 'PGlite',
		fresh: async (migrations) => ({ HALLWAY_DATA: await preparedFolder(migrations) }),
		stop: async () => {}
	},
	{
		name: 'Postgres',
		async fresh() {
			running ??= startPostgres();
			const { url } = await running;
			databases += 1;
			const name = `hallway_${databases}`;
			const sql = postgres(url, { max: 1, onnotice() {} });
			await sql.unsafe(`create database ${name}`);
			await sql.end();
			return { HALLWAY_DATA: temporaryFolder(), DATABASE_URL: url.replace(/\/postgres$/, `/${name}`) };
		},
		stop: async () => (await running)?.stop()
	}
];
