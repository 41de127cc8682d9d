import { type EmailDriver, SmtpEmailDriver } from '@supabase/lite';
import type { Settings } from './settings.ts';

/**
 * Sends lite's mails as a plain code. Lite's own texts carry a link that signs in whoever opens it first, and mail
 * scanners open links; the code has to be typed where it was asked for.
 * Takes the mail settings and the installation's name, which is the subject's sender.
 */
export function codeMails(mail: NonNullable<Settings['mail']>, installation: string): EmailDriver {
	const { smtp, from } = mail;
	const secure = smtp.protocol === 'smtps:';
	const driver = new SmtpEmailDriver({
		host: smtp.hostname,
		port: Number(smtp.port || (secure ? 465 : 587)),
		secure,
		from,
		...(smtp.username === ''
			? {}
			: { user: decodeURIComponent(smtp.username), pass: decodeURIComponent(smtp.password) })
	});
	return {
		async send(message) {
			const code =
				/code: (\d{6})\b/.exec(message.text ?? '')?.[1] ?? /\b(\d{6})\b/.exec(message.text ?? '')?.[1];
			if (code === undefined) throw new Error('lite sent a mail without a code');
			await driver.send({
				to: message.to,
				subject: `${code} — Hallway`,
				text: [
					`${code}`,
					'',
					`Your code for ${installation || 'Hallway'}. It is valid for ten minutes.`,
					'If you did not ask for it, do nothing.',
					''
				].join('\n')
			});
		}
	};
}
