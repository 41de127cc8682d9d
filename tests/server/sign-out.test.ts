import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { call, newGuest, send } from './client.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { preparedFolder, productMigrations } from './prepared.ts';
import { removeFolders, type Server, startServer } from './process.ts';

let server: Server;
let mailbox: Mailbox;

beforeAll(async () => {
	mailbox = await openMailbox();
	server = await startServer({
		HALLWAY_MIGRATIONS: productMigrations,
		HALLWAY_DATA: await preparedFolder(productMigrations),
		HALLWAY_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
		HALLWAY_MAIL_FROM: 'hallway@example.test',
		HALLWAY_MAILS_PER_HOUR: '12'
	});
});
afterAll(async () => {
	await server?.stop();
	mailbox?.close();
	removeFolders();
});

const pull = (token: string) => call(server, 'pull_changes', { cursor: {} }, token);
const emptyBatch = () => ({
	batch: { protocol: 1, outboxId: crypto.randomUUID(), sentAt: new Date().toISOString(), mutations: [] }
});

test('a token ends with its session, not an hour later', async () => {
	const { token } = await newGuest(server);
	expect((await pull(token)).status).toBe(200);
	await send(server, '/auth/v1/logout', { token });
	const calls: [string, unknown][] = [
		['pull_changes', { cursor: {} }],
		['push_changes', emptyBatch()],
		['offer_account', { kind: 'merge' }],
		['look_at_account', { code: '0123456789' }],
		['take_account', { secret: '0123456789' }],
		['recover_event', { secret: '00' }],
		['look_at_devices', {}],
		['leave_elsewhere', { key_id: null, without: null }]
	];
	for (const [name, body] of calls) {
		const answer = await call(server, name, body, token);
		expect([name, answer.status, answer.body]).toMatchObject([name, 401, { code: 'PT401' }]);
	}
});

test('a device that is signed out from elsewhere hears so at once, and nothing more', async () => {
	const [ada, thief] = [await newGuest(server), await newGuest(server)];
	await call(server, 'push_changes', emptyBatch(), ada.token);
	const offer = await call(server, 'offer_account', { kind: 'hand_over' }, ada.token);
	const { code } = v.parse(v.object({ code: v.string() }), offer.body);
	expect((await call(server, 'take_account', { secret: code }, thief.token)).status).toBe(200);
	expect((await pull(thief.token)).body).toMatchObject({ personId: ada.id });

	const headers = { authorization: `Bearer ${thief.token}` };
	const stream = await fetch(`${server.url}/nudge`, { headers });
	const devices = await call(server, 'look_at_devices', {}, ada.token);
	expect(devices.body).toMatchObject({ devices: [{ isThis: true }, { isThis: false }], addresses: [] });
	const left = await call(server, 'leave_elsewhere', { key_id: null, without: [] }, ada.token);
	expect(left).toMatchObject({ status: 200, body: { ended: 1 } });
	// It ends by itself, after it said that there is something to ask for.
	expect(await stream.text()).toContain('event: nudge');
	expect(await pull(thief.token)).toMatchObject({ status: 401, body: { code: 'PT401' } });
	const refreshed = await send(server, '/auth/v1/token?grant_type=refresh_token', {
		body: { refresh_token: thief.refreshToken }
	});
	expect(refreshed.status).toBe(400);
	expect((await fetch(`${server.url}/nudge`, { headers })).status).toBe(401);
	expect((await pull(ada.token)).status).toBe(200);
});

test('an address that others asked for is answered like any other: no more mails, and nobody learns of it', async () => {
	const email = 'ada@example.test';
	const mailsTo = () => mailbox.mails.filter((text) => text.includes(`To: ${email}`)).length;
	const ask = (to: string, { token }: { token?: string }) =>
		send(server, '/auth/v1/otp', { body: { email: to }, ...(token === undefined ? {} : { token }) });
	for (const other of [await newGuest(server), await newGuest(server)])
		for (let i = 0; i < 4; i += 1) await ask(email, other);
	expect(mailsTo()).toBe(8);
	const [late, elsewhere] = [await newGuest(server), await newGuest(server)];
	const [held, sent] = [await ask(email, late), await ask('never.asked.for@example.test', elsewhere)];
	expect([held.status, held.body]).toEqual([sent.status, sent.body]);
	for (let i = 0; i < 3; i += 1) expect((await ask(email, late)).status).toBe(200);
	// That was enough of one's own doing, and may be said.
	expect((await ask(email, late)).status).toBe(429);
	// Without a token nobody is told anything at all.
	expect((await ask(email, {})).status).toBe(200);
	expect(mailsTo()).toBe(8);
});

test('an installation sends so many mails an hour, then says of every address to try later', async () => {
	const asked = [];
	let last = '';
	for (let i = 0; i < 5; i += 1) {
		const { token } = await newGuest(server);
		if (i === 2) last = token;
		const body = { email: `guest${i}@example.test` };
		asked.push(await send(server, '/auth/v1/otp', { body, token }));
	}
	expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
	expect(asked[3].body).toMatchObject({ error_code: 'over_email_send_rate_limit' });
	expect(Number(asked[3].headers.get('retry-after'))).toBeGreaterThan(3_500);
	expect(mailbox.mails).toHaveLength(12);
	// What was sent is good all the same.
	const digits = mailbox.codeTo('guest2@example.test');
	const body = { email: 'guest2@example.test', token: digits, type: 'email' };
	expect((await send(server, '/auth/v1/verify', { body, token: last })).status).toBe(200);
});
