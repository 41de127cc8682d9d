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
