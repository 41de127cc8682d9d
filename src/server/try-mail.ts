import { readAddress } from './addresses.ts';
import { MailProblem, openMailer } from './mail.ts';
import { startProblemInWords, StartProblem } from './problem.ts';
import { readSettings } from './settings.ts';

// `npm run mail -- ADDRESS`: sends one mail as the server would, and says what the mail server answers (docs/running.md).

async function sendTestMail(given: string): Promise<string> {
	const { mail, installation } = readSettings(process.env);
	if (mail === null) throw new StartProblem('HALLWAY_SMTP is not set: this installation sends no mail.');
	const to = readAddress(given);
	if (to === null) throw new StartProblem('Say where to: npm run mail -- you@example.org');
	const begun = performance.now();
	await openMailer(mail)({
		to,
		subject: `Mail from ${installation.name || 'Hallway'} works`,
		text: 'This is how codes for signing in will reach people.\n'
	});
	const seconds = ((performance.now() - begun) / 1000).toFixed(1);
	return `${mail.smtp.host} took the mail to ${to} within ${seconds} s. See whether it arrives, and not as spam.`;
}

try {
	console.log(await sendTestMail(process.argv[2] ?? ''));
} catch (error) {
	// Nothing in this mail is secret, so here the mail server's own words may be shown.
	const words =
		error instanceof MailProblem
			? `The mail was not sent: ${error.message} (${error.brief}).`
			: startProblemInWords(error, { port: 0, dataFolder: '' });
	console.error(words ?? error);
	process.exitCode = 1;
}
