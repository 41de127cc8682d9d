import postgres from 'postgres';
import type { Engine } from './engines.ts';
import { openMailbox } from './mailbox.ts';
import { startServer, temporaryFolder } from './process.ts';

/** Two servers on one new database that hand their mails to one mailbox, and a connection to that database. Takes variables to add. */
export async function startTwo(engine: Engine, extra: Readonly<Record<string, string>> = {}) {
	const mailbox = await openMailbox();
	const fresh = await engine.fresh();
	const env = {
		...fresh,
		HALLWAY_SECRET: 'shared-between-processes-'.repeat(3),
		HALLWAY_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
		HALLWAY_MAIL_FROM: 'hallway@example.test',
		...extra
	};
	const one = await startServer(env);
	const another = await startServer({ ...env, HALLWAY_DATA: temporaryFolder() });
	const sql = postgres(fresh.DATABASE_URL, { max: 1, onnotice() {} });
	const stop = async () => {
		await sql.end();
		await Promise.all([one.stop(), another.stop()]);
		mailbox.close();
	};
	return { one, another, mailbox, sql, stop };
}
