import { createClient } from '@supabase/supabase-js';
import { expect, test } from 'vitest';
import { type Answer, newGuest, send } from './client.ts';
import type { Scene } from './embedded.test.ts';

let count = 0;
/** An address nobody used yet. */
const newAddress = () => `person${++count}@example.test`;

/** Accounts kept by an e-mail. */
export function mails(scene: () => Scene): void {
	const client = () =>
		createClient(scene().server.url, scene().server.key, {
			auth: { persistSession: false, autoRefreshToken: false }
		});
	const ask = (email: string, options: { token?: string; language?: string } = {}): Promise<Answer> => {
		const { token, language = 'en' } = options;
		return send(scene().server, '/auth/v1/otp', {
			body: { email, create_user: true },
			headers: { 'accept-language': language },
			...(token === undefined ? {} : { token })
		});
	};
	const verify = (email: string, digits: string, token?: string): Promise<Answer> =>
		send(scene().server, '/auth/v1/verify', {
			body: { email, token: digits, type: 'email' },
			...(token === undefined ? {} : { token })
		});
	const mailTo = (email: string) =>
		scene().mailbox.mails.findLast((text) => text.includes(`To: ${email}`)) ?? '';
	const other = (digits: string) => (digits === '123456' ? '654321' : '123456');

	test('a code from the mail signs in, once; a wrong one does not', async () => {
		const { auth } = client();
		expect((await auth.signInWithOtp({ email: 'ada@example.test' })).error).toBeNull();
		const token = scene().mailbox.codeTo('ada@example.test');
		const wrong = await auth.verifyOtp({ email: 'ada@example.test', token: other(token), type: 'email' });
		expect(wrong.error).toMatchObject({ status: 403, code: 'otp_expired' });
		const { data, error } = await auth.verifyOtp({ email: 'ada@example.test', token, type: 'email' });
		expect(error).toBeNull();
		expect(data.user).toMatchObject({ email: 'ada@example.test', is_anonymous: false });
		const again = await client().auth.verifyOtp({ email: 'ada@example.test', token, type: 'email' });
		expect(again.error).toMatchObject({ status: 403, code: 'otp_expired' });
		expect((await auth.refreshSession()).data.user?.id).toBe(data.user?.id);

		await client().auth.signInWithOtp({ email: ' Ada@Example.TEST' });
		const elsewhere = await client().auth.verifyOtp({
			email: 'ADA@example.test ',
			token: scene().mailbox.codeTo('ada@example.test'),
			type: 'email'
		});
		expect(elsewhere.data.user?.id).toBe(data.user?.id);
	});

	test('only the newest code counts, at its own address', async () => {
		const [one, another] = [newAddress(), newAddress()];
		await ask(one);
		const first = scene().mailbox.codeTo(one);
		await ask(one);
		await ask(another);
		const [newest, others] = [scene().mailbox.codeTo(one), scene().mailbox.codeTo(another)];
		if (first !== newest) expect((await verify(one, first)).status).toBe(403);
		if (others !== newest) expect((await verify(one, others)).status).toBe(403);
		expect((await verify(one, newest)).status).toBe(200);
	});

	test('after five wrong guesses the right digits are worth nothing, however they come; a new code is', async () => {
		const email = newAddress();
		await ask(email);
		const right = scene().mailbox.codeTo(email);
		// At the same time, as somebody would who hopes to outrun the counting.
		const wrong = await Promise.all(Array.from({ length: 12 }, () => verify(email, other(right))));
		expect(new Set(wrong.map(({ status }) => status))).toEqual(new Set([403]));
		expect((await verify(email, right)).status).toBe(403);
		await ask(email);
		expect((await verify(email, scene().mailbox.codeTo(email))).status).toBe(200);
	});

	test('the right digits sent twice at once open one session', async () => {
		const email = newAddress();
		await ask(email);
		const digits = scene().mailbox.codeTo(email);
		const answers = await Promise.all([verify(email, digits), verify(email, digits), verify(email, digits)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
	});

	test('nobody gets more mails by another spelling of an address', async () => {
		const [name, host] = newAddress().split('@');
		const spelled = [
			`${name}+1@${host}`,
			`${name}+2@${host}`,
			`${name.slice(0, 3)}.${name.slice(3)}@${host}`
		];
		const { token } = await newGuest(scene().server);
		const answers = await Promise.all(
			[...spelled, `${name}@${host}`, `${name}+5@${host}`].map((to) => ask(to, { token }))
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429]);
		// Only the counting takes them for one: a code of the one is none of the other.
		const digits = scene().mailbox.mails.findLast((text) => text.includes(`To: ${spelled[0]}`));
		const code = /^(\d{6})\s*$/m.exec(digits ?? '')?.[1];
		if (code !== undefined) expect((await verify(`${name}@${host}`, code, token)).status).toBe(403);
	});

	test('one person has four mails sent to an address, then has to wait, and is told how long', async () => {
		const email = newAddress();
		const { token } = await newGuest(scene().server);
		const answers = await Promise.all(Array.from({ length: 6 }, () => ask(email, { token })));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429]);
		const { headers, body } = await ask(email, { token });
		expect(Number(headers.get('retry-after'))).toBeGreaterThan(19 * 60);
		expect(body).toMatchObject({ error_code: 'over_request_rate_limit' });
		expect((await ask(newAddress(), { token })).status).toBe(200);
	});

	test('one person has ten mails sent in an hour, to whomever; another one is not held up by that', async () => {
		const { token } = await newGuest(scene().server);
		const statuses: number[] = [];
		for (let i = 0; i < 11; i += 1) statuses.push((await ask(newAddress(), { token })).status);
		expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
		expect((await ask(newAddress(), { token: (await newGuest(scene().server)).token })).status).toBe(200);
	});

	test('guesses of others do not use up a code that was asked for with a token', async () => {
		const [owner, stranger] = [await newGuest(scene().server), await newGuest(scene().server)];
		const email = newAddress();
		await ask(email, { token: owner.token });
		const digits = scene().mailbox.codeTo(email);
		for (let i = 0; i < 6; i += 1) {
			await verify(email, other(digits), stranger.token);
			await verify(email, other(digits));
		}
		expect((await verify(email, digits)).status).toBe(403);
		expect((await verify(email, digits, stranger.token)).status).toBe(403);
		// Nor does a code that the stranger has sent to it replace this one.
		await ask(email, { token: stranger.token });
		expect((await verify(email, digits, owner.token)).status).toBe(200);
	});

	test('whoever asks for an address first has nothing of it: its owner signs in to an empty account', async () => {
		const email = newAddress();
		await ask(email);
		await ask(email);
		for (let i = 0; i < 5; i += 1) await verify(email, '000000');
		await ask(email);
		const { status, body } = await verify(email, scene().mailbox.codeTo(email));
		expect(status).toBe(200);
		expect(body).toMatchObject({ user: { email, user_metadata: { email } } });
	});

	test('asking and guessing say nothing about who has an account', async () => {
		const [known, unknown] = [newAddress(), newAddress()];
		await ask(known);
		await verify(known, scene().mailbox.codeTo(known));
		const seen = async (email: string, body: object) => {
			const asked = await send(scene().server, '/auth/v1/otp', { body: { email, ...body } });
			const guessed = await verify(email, other(scene().mailbox.codeTo(email)));
			return [asked, guessed].map(({ status, headers, body: said }) => {
				const sent = [...headers].filter(([name]) => name !== 'date');
				return { status, said, sent };
			});
		};
		for (const body of [{ create_user: true }, { create_user: false }, {}]) {
			expect(await seen(known, body)).toEqual(await seen(unknown, body));
		}
	});

	test('nor does the time that it takes', async () => {
		const email = newAddress();
		await ask(email);
		await verify(email, scene().mailbox.codeTo(email));
		const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
		const timed = async (address: string) => {
			const begun = performance.now();
			await verify(address, '000000');
			return performance.now() - begun;
		};
		for (let i = 0; i < 12; i += 1) {
			times.known.push(await timed(email));
			times.unknown.push(await timed(newAddress()));
		}
		const [one, another] = [median(times.known), median(times.unknown)];
		console.info(`wrong code: known ${one.toFixed(1)} ms, unknown ${another.toFixed(1)} ms`);
		// A password's hash, which is where lite tells them apart, takes 60 ms and more.
		expect(Math.abs(one - another)).toBeLessThan(20);
	});

	test('a mail is short, says what it is, and holds no link that signs in whoever opens it first', async () => {
		await ask('cleo@example.test');
		const mail = mailTo('cleo@example.test');
		expect(mail).toContain('The Example Meetup');
		expect(mail).toMatch(/ignore this mail/);
		expect(mail).not.toMatch(/https?:|<a /i);
		expect(mail).toMatch(/^From: Hallway <hallway@example\.test>\r$/m);
		expect(mail).toMatch(/^Subject: \d{6} is your code for The Example Meetup \(Hallway\)\r$/m);
		expect(mail).toMatch(/^Date: \w{3}, \d{2} \w{3} \d{4} .+\r$/m);
		expect(mail).toMatch(/^Message-ID: <[^@\s]+@example\.test>\r$/m);
		expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/m);
		expect(mail).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
	});

	test('it speaks the language of whoever asks', async () => {
		const email = newAddress();
		await ask(email, { language: 'de-CH,de;q=0.9,en;q=0.8' });
		const subject = /^Subject: =\?UTF-8\?Q\?(.+(?:\r\n .+)*)$/m.exec(mailTo(email))?.[1] ?? '';
		expect(subject).toMatch(/^\d{6}_ist_dein_Code_f=C3=BCr/);
		expect(mailTo(email)).toContain('angefordert');
		scene().mailbox.codeTo(email);
	});

	test.each([
		['a plus', 'ada+hallway@example.test', 'ada+hallway@example.test'],
		['another script after the @', 'ada@bücher.example', 'ada@xn--bcher-kva.example'],
		['64 letters before the @', `${'l'.repeat(64)}@example.test`, `${'l'.repeat(64)}@example.test`]
	])('an address with %s gets its mail', async (_name, email, to) => {
		expect((await ask(email)).status).toBe(200);
		expect((await verify(email, scene().mailbox.codeTo(to))).body).toMatchObject({ user: { email: to } });
	});

	test.each([
		'',
		'ada',
		'ada@',
		'@example.test',
		'ada@localhost',
		'ada@example..test',
		'a da@example.test',
		`${'l'.repeat(65)}@example.test`,
		`ada@${'d'.repeat(260)}.test`,
		'jürgen@example.test',
		'ada@example.test\r\nBcc: eve@example.test',
		'ada@example.test\nRCPT TO:<eve@example.test>',
		'ada@example.test\0',
		'ada@exam\tple.test',
		'ada@example.test,eve@example.test',
		'Ada <ada@example.test>',
		'"ada eve"@example.test',
		'ada@[127.0.0.1]',
		'ada@example.test\u2028'
	])('to %j no mail is sent', async (email) => {
		const before = scene().mailbox.mails.length;
		expect(await ask(email)).toMatchObject({ status: 400, body: { error_code: 'email_address_invalid' } });
		expect(scene().mailbox.mails).toHaveLength(before);
	});

	test('config.json says that mail is there', async () => {
		expect(await (await fetch(`${scene().server.url}/config.json`)).json()).toMatchObject({ mail: true });
	});
}

function median(numbers: readonly number[]): number {
	return [...numbers].sort((one, another) => one - another)[Math.floor(numbers.length / 2)];
}
