import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, newGuest, send } from './client.ts';
import { engines } from './engines.ts';
import { type Mailbox, type Mood, openMailbox } from './mailbox.ts';
import { removeFolders, type Server, startServer } from './process.ts';
import { isLong } from '../tools/long.ts';

const port = 4904;
let count = 0;
const newAddress = () => `fault${++count}@example.test`;

afterAll(removeFolders);

// A mail server that does not do its part. What it costs is one answer; nobody else waits, and all is well again with it.
// On one engine: with the other, each of them takes its twelve seconds again and shows nothing else.
describe.each(engines.slice(0, 1))('a mail server that fails, on $name', (engine) => {
	let server: Server;
	let mailbox: Mailbox;

	beforeAll(async () => {
		mailbox = await openMailbox(port);
		server = await startServer({
			HALLWAY_SMTP: `smtp://127.0.0.1:${port}`,
			HALLWAY_MAIL_FROM: 'hallway@example.test',
			...(await engine.fresh())
		});
	});
	afterEach(() => {
		mailbox.mood = {};
	});
	afterAll(async () => {
		await server?.stop();
		mailbox?.close();
		await engine.stop();
	});

	/** Asks for a code. An answer that never comes is what the time-out of a test is for. */
	const ask = (email: string): Promise<Answer> => send(server, '/auth/v1/otp', { body: { email } });
	async function signIn(email: string): Promise<void> {
		const body = { email, token: mailbox.codeTo(email), type: 'email' };
		expect((await send(server, '/auth/v1/verify', { body })).status).toBe(200);
	}
	const notSent = { status: 500, body: { error_code: 'email_not_sent' } };

	const quick: [string, Mood][] = [
		['refuses everybody', { at: 'greeting', does: { say: '554 5.3.2 no service' } }],
		['is too busy for now', { at: 'greeting', does: { say: '421 4.3.2 later' } }],
		['greets in another protocol', { at: 'greeting', does: { say: 'HTTP/1.1 400 Bad Request' } }],
		['hangs up at once', { at: 'greeting', does: 'hang up' }],
		['hangs up at EHLO', { at: 'EHLO', does: 'hang up' }],
		['refuses the sender', { at: 'MAIL', does: { say: '550 5.7.1 not from you' } }],
		['is full', { at: 'MAIL', does: { say: '452 4.3.1 insufficient storage' } }],
		['does not know the address', { at: 'RCPT', does: { say: '550 5.1.1 no such user' } }],
		['puts it off', { at: 'RCPT', does: { say: '450 4.2.0 later' } }],
		['hangs up after RCPT', { at: 'RCPT', does: 'hang up' }],
		['refuses DATA', { at: 'DATA', does: { say: '554 5.5.1 no data' } }],
		['dies in the middle of the text', { at: 'half', does: 'hang up' }],
		['refuses the text', { at: 'message', does: { say: '554 5.7.1 spam' } }],
		['dies before it has taken the text', { at: 'message', does: 'hang up' }]
	];

	test.each(quick)('one that %s: said at once, and the next try works', async (_name, mood) => {
		const email = newAddress();
		mailbox.mood = mood;
		const failed = await ask(email);
		expect(failed).toMatchObject(notSent);
		mailbox.mood = {};
		expect((await ask(email)).status).toBe(200);
		await signIn(email);
	});

	test('nobody there', async () => {
		const email = newAddress();
		mailbox.close();
		const failed = await ask(email);
		mailbox = await openMailbox(port);
		expect(failed).toMatchObject(notSent);
		expect((await ask(email)).status).toBe(200);
		await signIn(email);
	});

	// All at the same time, since each takes its twelve seconds; a second port would need a second server.
	test.each(isLong ? (['greeting', 'RCPT', 'message'] as const) : (['message'] as const))(
		'one that says nothing (%s): an answer all the same, and everybody else goes on meanwhile',
		async (at) => {
			const ada = await newGuest(server);
			mailbox.mood = { at, does: 'hang' };
			const asked = Array.from({ length: 3 }, () => ask(newAddress()));
			let isWaiting = true;
			void Promise.all(asked).then(() => (isWaiting = false));
			let meanwhile = 0;
			while (isWaiting) {
				await call(server, 'write_diary', { entry: `${meanwhile}`, shape: {} }, ada.token);
				if (isWaiting) meanwhile += 1;
				await new Promise((resume) => setTimeout(resume, 100));
			}
			for (const answer of await Promise.all(asked)) expect(answer).toMatchObject(notSent);
			// A write that waited for the mail server would have been answered after it: then there were none, or one.
			expect(meanwhile).toBeGreaterThan(2);
			await expect.poll(() => mailbox.open(), { timeout: 3_000 }).toBe(0);
		}
	);

	test('one that is slow, but works', async () => {
		const email = newAddress();
		mailbox.mood = { delayMs: 700 };
		expect((await ask(email)).status).toBe(200);
		await signIn(email);
	});

	test.runIf(isLong)('one that trickles: an answer in time, and nothing stays open', async () => {
		mailbox.mood = { delayMs: 5_000 };
		const failed = await ask(newAddress());
		expect(failed).toMatchObject(notSent);
		await expect.poll(() => mailbox.open(), { timeout: 3_000 }).toBe(0);
	});

	test('one that greylists: the second try gets through', async () => {
		const email = newAddress();
		mailbox.mood = { greylists: true };
		expect(await ask(email)).toMatchObject(notSent);
		expect((await ask(email)).status).toBe(200);
		await signIn(email);
	});

	test('what was not sent counts for nothing: four failures, then still all eight mails', async () => {
		const email = newAddress();
		mailbox.mood = { at: 'RCPT', does: { say: '450 4.2.0 later' } };
		for (let i = 0; i < 4; i += 1) expect(await ask(email)).toMatchObject(notSent);
		mailbox.mood = {};
		for (let i = 0; i < 8; i += 1) expect((await ask(email)).status).toBe(200);
		expect(mailbox.mails.filter((mail) => mail.includes(email))).toHaveLength(8);
	});

	test('what is only being sent cannot be guessed at: it is not counted, so there would be no end of guesses', async () => {
		const email = newAddress();
		mailbox.mood = { delayMs: 400 };
		const asked = ask(email);
		await new Promise((resume) => setTimeout(resume, 300));
		const body = { email, token: '000000', type: 'email' };
		for (let i = 0; i < 5; i += 1) expect((await send(server, '/auth/v1/verify', { body })).status).toBe(403);
		expect((await asked).status).toBe(200);
		// None of the five guesses reached it.
		await signIn(email);
	});

	test('a code that came through is good while a newer one is lost', async () => {
		const email = newAddress();
		await ask(email);
		mailbox.mood = { at: 'message', does: { say: '451 4.3.0 later' } };
		expect(await ask(email)).toMatchObject(notSent);
		await signIn(email);
	});

	test('the log says what happened, and neither the code, the address nor what the mail server quoted', async () => {
		const email = newAddress();
		mailbox.mood = { at: 'message', does: { say: `554 5.7.1 spam: 123456 is your code, ${email}` } };
		await ask(email);
		expect(server.output()).toContain('A mail could not be sent (EMESSAGE DATA 554 5.7.1)');
		expect(server.output()).not.toMatch(/\b\d{6}\b|@example\.test|at \S+\.ts:/);
	});
});
