import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readInvitation } from '../../src/lib/events/invitation-link.ts';
import { invitationMail } from '../../src/server/invitation-text.ts';
import { readSettings } from '../../src/server/settings.ts';
import { call, send } from './client.ts';
import { engines } from './engines.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { productMigrations } from './prepared.ts';
import { removeFolders, type Server, startServer } from './process.ts';

const port = 4905;
let count = 0;

afterAll(removeFolders);

// Organizers have invitations sent by the real server, over SMTP, while it does its other work.
describe.each(engines.slice(0, 1))('invitations by mail, on $name', (engine) => {
	let server: Server;
	let mailbox: Mailbox;
	let token: string;
	let env: Readonly<Record<string, string>>;

	beforeAll(async () => {
		mailbox = await openMailbox(port);
		env = {
			HALLWAY_SMTP: `smtp://127.0.0.1:${port}`,
			HALLWAY_MAIL_FROM: 'hallway@example.test',
			HALLWAY_URL: 'https://hallway.example.test/',
			HALLWAY_NAME: 'The test bench',
			HALLWAY_MIGRATIONS: productMigrations,
			...(await engine.fresh(productMigrations))
		};
		server = await startServer(env);
		token = await organizer();
	});
	afterEach(() => {
		mailbox.mood = {};
	});
	afterAll(async () => {
		await server?.stop();
		mailbox?.close();
		await engine.stop();
	});

	/** Signs somebody in who keeps the account by an address. */
	async function organizer(): Promise<string> {
		const email = `organizer${++count}@example.test`;
		await send(server, '/auth/v1/otp', { body: { email } });
		const proof = { email, token: mailbox.codeTo(email), type: 'email' };
		const { body } = await send(server, '/auth/v1/verify', { body: proof });
		return (body as { access_token: string }).access_token;
	}

	/** An event with these guests; gives its id and the personal token of each. */
	async function eventWith(emails: string[], name = 'Harbour Meetup') {
		const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
		const joinCode = [...randomBytes(8)].map((byte) => alphabet[byte & 31]).join('');
		const startsAt = new Date(Date.now() + 86_400_000).toISOString();
		const details = { name, place: '', startsAt, endsAt: null, timeZone: 'Europe/Berlin' };
		const input = { joinCode, ...details, recoveryHash: randomBytes(32).toString('hex') };
		const happenedAt = new Date().toISOString();
		const mutations = [{ id: randomUUID(), kind: 'create_event', happenedAt, input }];
		const batch = { protocol: 1, outboxId: outbox, sentAt: happenedAt, mutations };
		const pushed = await call(server, 'push_changes', { batch }, token);
		const { answers } = pushed.body as { answers: { result: { eventId: string } }[] };
		const event = answers[0].result.eventId;
		const rows = emails.map((email, i) => ({ key: `t${i}`, name: `Guest\n${i} Ünal`, email }));
		const imported = await call(server, 'import_attendees', { event, rows, trial: false }, token);
		const tokens = (imported.body as { rows: { token: string }[] }).rows.map((row) => row.token);
		return { event, joinCode, tokens };
	}
	const outbox = randomUUID();
	const invite = (event: string) => call(server, 'invite_by_mail', { event }, token);
	const summary = async (event: string) =>
		(await call(server, 'invitation_summary', { event }, token)).body as {
			mails: { waiting: number; sent: number; failed: number };
		};
	const to = (email: string) => mailbox.mails.filter((mail) => mail.includes(`To: ${email}`));
	const plain = (mail: string) => mail.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, '%$1');

	test('each gets the own link, once, in words of ours', async () => {
		const { event, joinCode, tokens } = await eventWith([
			'ada@guests.test',
			'bob@guests.test',
			'not an address'
		]);
		expect((await invite(event)).body).toEqual({ queued: 3 });
		await expect
			.poll(async () => (await summary(event)).mails, { timeout: 15_000 })
			.toEqual({ waiting: 0, sent: 2, failed: 1 });
		const [mail] = to('ada@guests.test');
		const text = decodeURIComponent(plain(mail));
		const [, code, fragment] =
			/https:\/\/hallway\.example\.test\/e\/([0-9A-Z-]+)#([0-9A-Z]+)/.exec(text) ?? [];
		expect(code.replace('-', '').toLowerCase()).toBe(joinCode);
		expect(readInvitation(fragment)).toBe(tokens[0]);
		expect(text).toContain('Hello Guest 0 Ünal,');
		expect(text).toContain('Hallo Guest 0 Ünal,');
		expect(text).not.toContain('bob@guests.test');
		// Only what is no address is tried again: it may have been put right.
		expect((await invite(event)).body).toEqual({ queued: 1 });
		expect(to('ada@guests.test')).toHaveLength(1);
		expect(server.output()).not.toContain(fragment);
	});

	test('an event called like a link and a header is neither in the mail that arrives', async () => {
		const name = 'Pay now: https://evil.test/x\r\nBcc: victim@guests.test\r\n\r\n<a href="evil.test">';
		const { event } = await eventWith(['cem@guests.test'], name);
		expect((await invite(event)).body).toEqual({ queued: 1 });
		await expect.poll(() => to('cem@guests.test').length, { timeout: 15_000 }).toBe(1);
		const [mail] = to('cem@guests.test');
		const [head, ...body] = mail.split('\r\n\r\n');
		expect(head.match(/^(bcc|to|subject):/gim)?.toSorted()).toEqual(['Subject:', 'To:']);
		expect(head).not.toMatch(/^(bcc|cc)/im);
		const text = decodeURIComponent(plain(body.join('\r\n\r\n')));
		expect(text).not.toMatch(/evil\.test|^Bcc/m);
		expect(text.match(/https?:\/\/[^\s/]+/g)).toEqual(Array(4).fill('https://hallway.example.test'));
		expect(mailbox.mails.filter((each) => each.includes('victim@guests'))).toHaveLength(0);
	});

	test('who wants no more says so by one tap in the mail, and gets none about another event', async () => {
		const guests = ['dot@guests.test', 'eve@guests.test'];
		const { event } = await eventWith(guests);
		await invite(event);
		await expect.poll(() => to(guests[0]).length, { timeout: 15_000 }).toBe(1);
		const mail = to(guests[0])[0].replace(/\r\n[ \t]+/g, ' ');
		const link =
			/^List-Unsubscribe: ?<https:\/\/hallway\.example\.test(\/stop\?t=[0-9a-f]{32})>\r$/m.exec(mail)?.[1] ??
			'';
		expect(mail).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
		expect(decodeURIComponent(plain(mail))).toContain(`organizers: https://hallway.example.test${link}`);
		const visit = (path: string, method: 'GET' | 'POST', language = 'en') =>
			fetch(new URL(path, server.url), {
				method,
				headers: { 'accept-language': language },
				body: method === 'POST' ? new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) : null
			});

		// A scanner that opens links, and a link that was cut short, refuse nothing.
		expect(await (await visit(link, 'GET', 'de')).text()).toContain('Keine Einladungen mehr?');
		expect((await visit(link.slice(0, -1), 'POST')).status).toBe(404);
		const again = await eventWith(guests, 'Second Meetup');
		await invite(again.event);
		await expect.poll(() => to(guests[0]).length, { timeout: 15_000 }).toBe(2);

		const answer = await visit(link, 'POST');
		expect([
			answer.status,
			answer.headers.get('content-security-policy')?.includes("default-src 'self'")
		]).toEqual([200, true]);
		expect(await answer.text()).toContain('Nothing more will come about “Harbour Meetup”');
		const third = await eventWith(guests, 'Third <b>Meetup');
		expect((await invite(third.event)).body).toEqual({ queued: 2 });
		await expect
			.poll(async () => (await summary(third.event)).mails, { timeout: 15_000 })
			.toEqual({ waiting: 0, sent: 2, failed: 0 });
		expect(guests.map((guest) => to(guest).length)).toEqual([2, 3]);
	});

	test('a mail server that does not know an address fails for good; one that puts it off is asked again later', async () => {
		mailbox.mood = { at: 'RCPT', does: { say: '550 5.1.1 no such user' } };
		const gone = await eventWith(['gone@guests.test']);
		await invite(gone.event);
		await expect
			.poll(async () => (await summary(gone.event)).mails, { timeout: 15_000 })
			.toEqual({ waiting: 0, sent: 0, failed: 1 });
		mailbox.mood = { at: 'RCPT', does: { say: '451 4.7.1 later' } };
		const later = await eventWith(['later@guests.test']);
		await invite(later.event);
		await expect.poll(() => server.output(), { timeout: 15_000 }).toContain('451 4.7.1');
		expect((await summary(later.event)).mails).toEqual({ waiting: 1, sent: 0, failed: 0 });
	});

	test('one that dies with the text in hand may have taken it: nothing is sent twice', async () => {
		mailbox.mood = { at: 'message', does: 'hang up' };
		const { event } = await eventWith(['maybe@guests.test']);
		await invite(event);
		await expect
			.poll(async () => (await summary(event)).mails, { timeout: 15_000 })
			.toEqual({ waiting: 0, sent: 0, failed: 1 });
		mailbox.mood = {};
		expect((await invite(event)).body).toEqual({ queued: 0 });
	});

	test('one that hangs keeps nobody waiting, and a server that is killed meanwhile sends the rest afterwards', async () => {
		mailbox.mood = { at: 'message', does: 'hang' };
		const { event } = await eventWith(Array.from({ length: 6 }, (_, i) => `hang${i}@guests.test`));
		await invite(event);
		await expect.poll(() => mailbox.open(), { timeout: 15_000 }).toBe(4);
		expect((await summary(event)).mails.waiting).toBe(6);
		await server.stop('SIGKILL');
		mailbox.mood = {};
		server = await startServer(env);
		await expect
			.poll(async () => (await summary(event)).mails, { timeout: 15_000 })
			.toEqual({ waiting: 4, sent: 2, failed: 0 });
		expect(mailbox.mails.filter((mail) => /To: hang\d@/.test(mail))).toHaveLength(2);
	});

	test('one that takes its time leaves the others of its turn in no doubt', async () => {
		mailbox.mood = { at: 'message', does: 'hang', to: 'slow@guests.test' };
		const { event } = await eventWith(['slow@guests.test', 'quick@guests.test']);
		await invite(event);
		await expect.poll(() => to('quick@guests.test').length, { timeout: 15_000 }).toBe(1);
		// Long before anybody gives up on the other one.
		await expect
			.poll(async () => (await summary(event)).mails, { timeout: 5_000 })
			.toEqual({ waiting: 1, sent: 1, failed: 0 });
	});
});

test('a name that a mail program would make a link of is not greeted, and none adds a line', () => {
	const event = {
		name: 'Harbour\r\nBcc: x@y.test',
		startsAt: '2026-11-22T18:00:00Z',
		timeZone: 'Europe/Berlin'
	};
	const mailTo = (name: string) =>
		invitationMail({ name, event, link: 'LINK', stop: 'STOP', installation: '' });
	for (const name of [
		'Win at https://evil.test',
		'evil.test',
		'www.evil.test/now',
		'x@evil.test',
		'ｅｖｉｌ．ｔｅｓｔ'
	])
		expect(mailTo(name).text).not.toMatch(/evil|ｅｖｉｌ/);
	expect(mailTo('J. R. R. Tolkien').text).toContain('Hello J. R. R. Tolkien,');
	expect(mailTo('Ada\nLovelace').text).toContain('Hello Ada Lovelace,');
	expect(mailTo('Ada').subject.replaceAll('\u2060', '')).toBe('Harbour Bcc: x@y.test: your personal link');
});

test('what an event is called reads the same, and is no link, no line and no trick of direction', () => {
	const mailOf = (name: string) =>
		invitationMail({
			name: 'Ada',
			event: { name, startsAt: '2026-11-22T18:00:00Z', timeZone: 'Europe/Berlin', language: 'en' },
			link: 'LINK',
			stop: 'STOP',
			installation: ''
		});
	for (const link of [
		'https://evil.test/pay',
		'evil.test',
		'www.evil.test',
		'x@evil.test',
		'mailto:x@evil.test',
		'evil．test',
		'evil。test',
		'http://192.0.2.7/',
		'http://3221225991/',
		'http:\u200b//evil.\u200btest'
	]) {
		const { subject, text } = mailOf(`Fair ${link}`);
		const seen = link.replaceAll('\u200b', '');
		for (const part of [subject, text]) {
			expect(part.replaceAll('\u2060', '')).toContain(`Fair ${seen}`);
			expect(part).not.toMatch(/evil[.．。]test|:\/\/|@evil|192\.0/);
		}
	}
	expect(mailOf('Node.js Berlin').text.replaceAll('\u2060', '')).toContain('at “Node.js Berlin” (');
	expect(mailOf('\u202eriaF\u2028now\u0085').subject).toBe('riaF now: your personal link');
	expect(mailOf('\u200b').subject).toBe('Hallway: your personal link');
	expect(mailOf('👩‍💻 Fair').subject).toBe('👩‍💻 Fair: your personal link');
});

test('an address of the app that is none stops the start; a closing slash does not matter', () => {
	const mail = { HALLWAY_SMTP: 'smtp://127.0.0.1', HALLWAY_MAIL_FROM: 'hallway@example.test' };
	for (const HALLWAY_URL of [
		'hallway.example.test',
		'https://hallway.example.test/app',
		'ftp://hallway.example.test'
	]) {
		expect(() => readSettings({ ...mail, HALLWAY_URL })).toThrow('HALLWAY_URL');
	}
	const { mail: read } = readSettings({ ...mail, HALLWAY_URL: 'https://hallway.example.test/' });
	expect(read?.appUrl).toBe('https://hallway.example.test');
	expect(readSettings(mail).mail?.appUrl).toBeNull();
});
