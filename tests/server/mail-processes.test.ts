import { execFile } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { openMailer } from '../../src/server/mail.ts';
import { forgetMailCodes } from '../../src/server/mail-codes.ts';
import { newGuest, send } from './client.ts';
import { engines } from './engines.ts';
import { openMailbox } from './mailbox.ts';
import { projectFolder, removeFolders, type Server } from './process.ts';
import { startTwo } from './two-processes.ts';

const engine = engines[1];
afterAll(async () => {
	removeFolders();
	await engine.stop();
});

test('two processes on one Postgres count mails and guesses together, and know each other’s codes', async () => {
	const { one, another, mailbox, sql, stop } = await startTwo(engine);
	const email = 'ada@example.test';
	const { token } = await newGuest(one);
	const ask = async (server: Server) =>
		(await send(server, '/auth/v1/otp', { body: { email }, token })).status;
	const verify = async (server: Server, digits: string) =>
		(await send(server, '/auth/v1/verify', { body: { email, token: digits, type: 'email' }, token })).status;

	await ask(one);
	const first = mailbox.codeTo(email);
	const wrong = first === '123456' ? '654321' : '123456';
	for (let i = 0; i < 5; i += 1) expect(await verify(i % 2 ? one : another, wrong)).toBe(403);
	expect(await verify(another, first)).toBe(403);
	await ask(another);

	// Nothing but the codes remembers an address that nobody proved, and they forget it.
	const users = () => sql`select email from auth.users where email is not null`;
	expect(await users()).toHaveLength(0);
	expect(await verify(one, mailbox.codeTo(email))).toBe(200);
	expect(await users()).toHaveLength(1);

	expect([await ask(one), await ask(another), await ask(one)]).toEqual([200, 200, 429]);
	await sql`update auth.mail_codes set made_at = made_at - interval '11 minutes'`;
	expect(await verify(one, mailbox.codeTo(email))).toBe(403);
	await sql`update auth.mail_codes set made_at = made_at - interval '10 minutes'`;
	expect(await ask(another)).toBe(200);
	await sql`update auth.mail_codes set made_at = made_at - interval '1 day'`;
	await sql.unsafe(forgetMailCodes);
	expect(await sql`select from auth.mail_codes`).toHaveLength(0);
	await stop();
});

test('TLS with a mail server that speaks none fails in time', async () => {
	const mailbox = await openMailbox();
	const from = { name: '', address: 'hallway@example.test' };
	const mail = { to: 'ada@example.test', subject: 'x', text: 'x' };
	const sending = openMailer({ smtp: new URL(`smtps://127.0.0.1:${mailbox.port}`), from }, 2_000)(mail);
	await expect(sending).rejects.toMatchObject({ brief: expect.stringMatching(/^E\w+ CONN$/) });
	mailbox.close();
});

test('more mails at once than connections are handed in one after the other; who waits too long is told', async () => {
	const mailbox = await openMailbox();
	const smtp = new URL(`smtp://127.0.0.1:${mailbox.port}`);
	const sendMail = openMailer({ smtp, from: { name: '', address: 'hallway@example.test' } }, 1_500);
	const mails = () =>
		Array.from({ length: 30 }, (_, i) => sendMail({ to: `p${i}@example.test`, subject: 'x', text: 'x' }));
	await Promise.all(mails());
	expect(mailbox.mails).toHaveLength(30);
	mailbox.mood = { at: 'EHLO', does: 'hang' };
	const ends = await Promise.allSettled(mails());
	expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(['rejected']));
	mailbox.mood = {};
	await Promise.all(mails());
	expect(mailbox.mails).toHaveLength(60);
	mailbox.close();
});

test('npm run mail sends one, or says what the mail server said', async () => {
	const mailbox = await openMailbox();
	const run = () =>
		new Promise<{ status: unknown; output: string }>((resolve) => {
			const env = {
				PATH: process.env.PATH,
				HALLWAY_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
				HALLWAY_MAIL_FROM: 'hallway@example.test'
			};
			execFile(
				process.execPath,
				['src/server/try-mail.ts', 'ada@example.test'],
				{ cwd: projectFolder, env },
				(error, stdout, stderr) => resolve({ status: error?.code ?? 0, output: stdout + stderr })
			);
		});
	expect(await run()).toMatchObject({
		status: 0,
		output: expect.stringContaining('took the mail to ada@example.test')
	});
	mailbox.mood = { at: 'RCPT', does: { say: '550 5.1.1 no such user' } };
	expect(await run()).toMatchObject({ status: 1, output: expect.stringContaining('550 5.1.1 no such user') });
	mailbox.close();
});
