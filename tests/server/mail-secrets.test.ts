import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { call, type Guest, newGuest, send } from './client.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { preparedFolder, productMigrations } from './prepared.ts';
import { removeFolders, type Server, startServer } from './process.ts';

afterAll(removeFolders);

const login = { user: 'hallway', pass: 'open-sesame-4711' };
const signedIn = v.object({ access_token: v.string(), refresh_token: v.string() });

async function start(mailbox: Mailbox | null): Promise<Server> {
	return startServer({
		HALLWAY_MIGRATIONS: productMigrations,
		HALLWAY_DATA: await preparedFolder(productMigrations),
		// What libraries listen to when somebody looks for a fault.
		DEBUG: '*',
		...(mailbox && {
			HALLWAY_SMTP: `smtp://${login.user}:${login.pass}@127.0.0.1:${mailbox.port}`,
			HALLWAY_MAIL_FROM: 'hallway@example.test'
		})
	});
}

/** Everything two guests do about their accounts, right and wrong; gives all that would let another person in. */
async function accounts(server: Server, [ada, ben]: readonly [Guest, Guest]): Promise<string[]> {
	const secret = randomBytes(16).toString('hex');
	const joinCode = 'ha11way2';
	const sentAt = new Date().toISOString();
	const recoveryHash = createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex');
	const event = {
		joinCode,
		name: 'E',
		place: '',
		startsAt: sentAt,
		endsAt: null,
		timeZone: 'UTC',
		recoveryHash
	};
	const keySecret = randomBytes(16);
	const keyId = createHash('sha256').update(keySecret).digest('hex').slice(0, 20);
	const key = { keyId, secret: keySecret.toString('hex') };
	const mutations = [
		{
			id: crypto.randomUUID(),
			kind: 'save_profile',
			happenedAt: sentAt,
			input: { profile: { name: 'Ada' } }
		},
		{ id: crypto.randomUUID(), kind: 'create_event', happenedAt: sentAt, input: event },
		{ id: crypto.randomUUID(), kind: 'add_key', happenedAt: sentAt, input: key }
	];
	const batch = { protocol: 1, outboxId: crypto.randomUUID(), sentAt, mutations };
	const pushed = await call(server, 'push_changes', { batch }, ada.token);
	expect(pushed.body).toMatchObject({ answers: mutations.map(() => ({ answer: 'applied' })) });
	await call(server, 'push_changes', { batch: 'none' }, ada.token);
	for (const guess of [secret, 'ff'.repeat(16), 'no hex']) {
		await call(server, 'recover_event', { secret: guess }, ben.token);
	}
	const merge = await call(server, 'offer_account', { kind: 'merge' }, ada.token);
	const handOver = await call(server, 'offer_account', { kind: 'hand_over' }, ada.token);
	const offers = [
		v.parse(v.object({ secret: v.string() }), merge.body).secret,
		v.parse(v.object({ code: v.string() }), handOver.body).code
	];
	await call(server, 'look_at_account', { code: offers[1] }, ben.token);
	await call(server, 'look_at_account', { code: { it: offers[1] } }, ben.token);
	for (const offer of [...offers, ...offers]) {
		await call(server, 'take_account', { secret: offer }, ben.token);
		await call(server, 'take_account', { secret: offer, more: 1 }, ada.token);
		await call(server, 'take_account', { secret: offer }, `${ada.token}x`);
	}
	for (const refresh_token of [ada.refreshToken, `${ada.refreshToken}x`]) {
		await send(server, '/auth/v1/token?grant_type=refresh_token', { body: { refresh_token } });
	}
	await send(server, '/auth/v1/user', { method: 'GET', token: ada.token });
	return [
		secret,
		key.secret,
		...offers,
		...[ada, ben].flatMap(({ token, refreshToken }) => [token, refreshToken])
	];
}

test('nothing is printed that lets another person sign in', async () => {
	const mailbox = await openMailbox();
	mailbox.mood = { login };
	const server = await start(mailbox);
	const secrets = await accounts(server, [await newGuest(server), await newGuest(server)]);
	const email = 'ada.mill@example.test';
	const ask = () => send(server, '/auth/v1/otp', { body: { email } });
	const verify = (token: string) =>
		send(server, '/auth/v1/verify', { body: { email, token, type: 'email' } });

	await ask();
	const digits = mailbox.codeTo(email);
	const wrong = digits === '123456' ? '654321' : '123456';
	await verify(wrong);
	const { access_token, refresh_token } = v.parse(signedIn, (await verify(digits)).body);
	await verify(digits);
	// As it says at its worst: everything it was told.
	const say = `554 5.7.1 ${email} ${digits} ${login.pass} ${Buffer.from(`\0${login.user}\0${login.pass}`).toString('base64')}`;
	for (const at of ['AUTH', 'RCPT', 'message'] as const) {
		mailbox.mood = { login, at, does: { say } };
		expect((await ask()).status).toBe(500);
	}
	mailbox.mood = { login: { ...login, pass: 'another' } };
	expect((await ask()).status).toBe(500);
	await server.stop('SIGTERM');
	mailbox.close();

	const output = server.output();
	expect(output).toContain('A mail could not be sent (EAUTH AUTH PLAIN 535 5.7.8)');
	for (const secret of [...secrets, access_token, refresh_token, digits, email, login.pass]) {
		expect(output.toLowerCase()).not.toContain(secret.toLowerCase());
	}
});

test('nor where no mail is sent, which the app is told', async () => {
	const server = await start(null);
	expect(await (await fetch(`${server.url}/config.json`)).json()).toMatchObject({ mail: false });
	const secrets = await accounts(server, [await newGuest(server), await newGuest(server)]);
	const body = { email: 'ada@example.test', token: '123456', type: 'email' };
	for (const path of ['/auth/v1/otp', '/auth/v1/verify']) {
		expect(await send(server, path, { body })).toMatchObject({
			status: 422,
			body: { error_code: 'email_provider_disabled' }
		});
	}
	await server.stop();
	for (const secret of secrets) expect(server.output().toLowerCase()).not.toContain(secret.toLowerCase());
});
