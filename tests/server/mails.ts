import { createClient } from '@supabase/supabase-js';
import { expect, test } from 'vitest';
import type { Scene } from './embedded.test.ts';

/** Accounts kept by an e-mail. */
export function mails(scene: () => Scene): void {
	const client = () =>
		createClient(scene().server.url, scene().server.key, {
			auth: { persistSession: false, autoRefreshToken: false }
		});

	test('a code from the mail signs in, once; a wrong one does not', async () => {
		const { auth } = client();
		expect((await auth.signInWithOtp({ email: 'ada@example.test' })).error).toBeNull();
		const token = scene().mailbox.codeTo('ada@example.test');
		const wrong = token === '123456' ? '654321' : '123456';
		expect(
			(await auth.verifyOtp({ email: 'ada@example.test', token: wrong, type: 'email' })).error
		).not.toBeNull();
		const { data, error } = await auth.verifyOtp({ email: 'ada@example.test', token, type: 'email' });
		expect(error).toBeNull();
		expect(data.user?.email).toBe('ada@example.test');
		expect(
			(await client().auth.verifyOtp({ email: 'ada@example.test', token, type: 'email' })).error
		).not.toBeNull();
	});

	test('a guest adds an e-mail, and later signs in with it as the same person', async () => {
		const guest = client();
		const { data: signedIn } = await guest.auth.signInAnonymously();
		const email = 'ben@example.test';
		expect((await guest.auth.updateUser({ email })).error).toBeNull();
		// Not theirs until the code was typed.
		expect((await guest.auth.getUser()).data.user?.email).toBe('');
		const verified = await guest.auth.verifyOtp({
			email,
			token: scene().mailbox.codeTo(email),
			type: 'email_change'
		});
		expect(verified.error).toBeNull();

		const elsewhere = client();
		await elsewhere.auth.signInWithOtp({ email });
		const again = await elsewhere.auth.verifyOtp({
			email,
			token: scene().mailbox.codeTo(email),
			type: 'email'
		});
		expect(again.data.user?.id).toBe(signedIn.user?.id);
	});

	test('a mail holds the code and no link that signs in whoever opens it first', async () => {
		await client().auth.signInWithOtp({ email: 'cleo@example.test' });
		const mail = scene().mailbox.mails.findLast((text) => text.includes('To: cleo@example.test')) ?? '';
		expect(mail).toContain('The Example Meetup');
		expect(mail).not.toMatch(/https?:|<a /i);
	});

	test('config.json says that mail is there', async () => {
		expect(await (await fetch(`${scene().server.url}/config.json`)).json()).toMatchObject({ mail: true });
	});
}
