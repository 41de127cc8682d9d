import { expect, test } from 'vitest';
import de from '../../messages/de.json' with { type: 'json' };
import en from '../../messages/en.json' with { type: 'json' };
import { invitationMail } from './invitation-text.ts';
import { codeMail } from './mail-text.ts';
import { stopPage } from './mail-stop-page.ts';
import { say } from './words.ts';

const pages = [
	['asked', { state: 'asked' }],
	['done', { state: 'done', event: 'Fair' }],
	['unknown', { state: 'unknown' }],
	['busy', { state: 'busy' }]
] as const;

test.for(pages)('the page that ends mails says what the catalogue says: %s', async ([state, page]) => {
	for (const [language, messages] of [
		['en', en],
		['de', de]
	] as const) {
		const shown = String(await stopPage(page, language));
		expect(shown).toContain(`<html lang="${language}">`);
		expect(shown).toContain(`<title>${messages[`stop_${state}`]}</title>`);
		expect(shown).toContain(`<h1>${messages[`stop_${state}`]}</h1>`);
		expect(shown).toContain(`<p>${messages[`stop_${state}_text`].replace('{event}', 'Fair')}</p>`);
		expect(shown.includes(`<button>${messages.stop_button}</button>`)).toBe(
			state === 'asked' || state === 'busy'
		);
	}
});

test('what organizers called an event is text on that page, whatever it looks like', async () => {
	const shown = String(
		await stopPage({ state: 'done', event: '{event} $& <script>alert(1)</script> "\'' }, 'en')
	);
	expect(shown).toContain('“{event} $&amp; &lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;”');
});

test('mails say what the catalogue says, in one language or both', () => {
	const mailIn = (language: 'en' | 'de' | null) =>
		invitationMail({
			name: 'Ada',
			event: { name: 'Fair {stop}', startsAt: '2026-11-22T18:00:00Z', timeZone: 'Europe/Berlin', language },
			link: 'LINK',
			stop: 'STOP',
			installation: ''
		});
	expect(mailIn('de').subject).toBe(de.mail_invitation_subject.replace('{event}', 'Fair {stop}'));
	expect(mailIn('de').text).toContain(de.mail_invitation_yours);
	expect(mailIn('de').text).not.toContain(en.mail_invitation_yours);
	expect(mailIn(null).text).toContain(en.mail_invitation_stop.replace('{stop}', 'STOP'));
	expect(mailIn(null).text).toContain(de.mail_invitation_stop.replace('{stop}', 'STOP'));
	expect(codeMail('de', '123456', '').text.split('\n')).toEqual([
		'123456',
		'',
		de.mail_code_how.replace('{name}', 'Hallway'),
		'',
		de.mail_code_warning,
		''
	]);
});

test('a message without what it needs is a bug that is noticed', () => {
	expect(() => say('en', 'stop_done_text')).toThrow('stop_done_text needs a value for event');
});
