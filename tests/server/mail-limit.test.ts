import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { newGuest, send } from './client.ts';
import { engines } from './engines.ts';
import { productMigrations } from './prepared.ts';
import { removeFolders } from './process.ts';
import { startTwo } from './two-processes.ts';

const engine = engines[1];
afterAll(async () => {
	removeFolders();
	await engine.stop();
});

/** An event with twenty guests who are to be written to. */
const queue = `
insert into hallway.events (id, join_code, name, place, starts_at, time_zone)
values (hallway.event_id_of('abcd1234'), 'abcd1234', 'Fair', '', now() + interval '1 day', 'UTC');
select hallway.invitation_secret(hallway.event_id_of('abcd1234'));
insert into hallway.invitations (id, event_id, name, email, token_hash, badge_key_id)
select gen_random_uuid(), hallway.event_id_of('abcd1234'), 'Guest', 'guest' || n || '@example.test', sha256(n::text::bytea), substring(sha256(n::text::bytea) from 1 for 10)
from generate_series(1, 20) n;
insert into hallway.mail_turns (event_id) values (hallway.event_id_of('abcd1234'));
insert into hallway.invitation_mails (invitation_id, event_id) select i.id, i.event_id from hallway.invitations i`;

test('two processes send no more mails in an hour than the limit, codes and invitations together, and half are kept for codes', async () => {
	const { one, another, mailbox, sql, stop } = await startTwo(engine, {
		HALLWAY_URL: 'https://hallway.example.test',
		HALLWAY_MIGRATIONS: productMigrations,
		HALLWAY_MAILS_PER_HOUR: '10'
	});
	const askForCodes = async (many: number) => {
		const answers: number[] = [];
		for (let n = 0; n < many; n++) {
			const server = n % 2 ? another : one;
			const { token } = await newGuest(server);
			const email = `ada${mailbox.mails.length}.${n}@example.test`;
			answers.push((await send(server, '/auth/v1/otp', { body: { email }, token })).status);
		}
		return answers;
	};
	const invitations = () => mailbox.mails.filter((mail) => mail.includes('To: guest')).length;

	await sql.unsafe(queue).simple();
	await expect.poll(invitations, { timeout: 20_000 }).toBe(5);
	// One more turn of each process.
	await delay(6_000);
	expect(invitations()).toBe(5);
	expect(await askForCodes(7)).toEqual([200, 200, 200, 200, 200, 429, 429]);
	expect(mailbox.mails).toHaveLength(10);

	// An hour later the invitations go on, beside the codes of before.
	await sql`update hallway.mailings set taken_at = taken_at - interval '1 hour'`;
	await sql`update auth.mail_codes set made_at = made_at - interval '57 minutes' where sent`;
	await expect.poll(invitations, { timeout: 20_000 }).toBe(10);
	await delay(6_000);
	expect(invitations()).toBe(10);
	expect(await askForCodes(1)).toEqual([429]);
	expect(mailbox.mails).toHaveLength(15);

	await stop();
}, 90_000);
