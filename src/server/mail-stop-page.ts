import { html } from 'hono/html';
import type { MailLanguage } from './mail-text.ts';

/** What the page has to say. `event`: what the organizers called it. */
export type StopPage =
	{ state: 'asked' } | { state: 'done'; event: string } | { state: 'unknown' } | { state: 'busy' };

/** A page of its own, without scripts: it works in any mail program's browser, also where the app does not. */
export function stopPage(page: StopPage, language: MailLanguage) {
	const said = words[language];
	const [title, text] =
		page.state === 'done'
			? [said.done, said.doneText(page.event)]
			: [said[page.state], said[`${page.state}Text`]];
	return html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="robots" content="noindex" />
				<title>${title}</title>
				<link rel="stylesheet" href="/stop/style.css" />
			</head>
			<body>
				<main>
					<h1>${title}</h1>
					<p>${text}</p>
					${
						page.state === 'asked' || page.state === 'busy'
							? html`<form method="post">
									<input type="hidden" name="List-Unsubscribe" value="One-Click" />
									<button>${said.button}</button>
								</form>`
							: ''
					}
				</main>
			</body>
		</html>`;
}

/** The same in light and dark, at any width and text size. */
export const stopStyle = `:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-inline-size: 34rem; margin: 0 auto; padding: 2rem 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
button { inline-size: 100%; min-block-size: 3.25rem; padding: 0.75rem 1rem; border: 0; border-radius: 0.75rem; font: inherit; font-weight: 600;
	background: light-dark(#1d1d1f, #f5f5f7); color: light-dark(#ffffff, #1d1d1f); }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
`;

interface Words {
	readonly asked: string;
	readonly askedText: string;
	readonly button: string;
	readonly done: string;
	readonly doneText: (event: string) => string;
	readonly unknown: string;
	readonly unknownText: string;
	readonly busy: string;
	readonly busyText: string;
}

const words: Readonly<Record<MailLanguage, Words>> = {
	en: {
		asked: 'No more invitations?',
		askedText:
			'You will get no more mails about this event, or about others of the same organizers. They are not told. What you joined stays as it is.',
		button: 'No more of these mails',
		done: 'No more of these mails',
		doneText: (event) =>
			`Done. Nothing more will come about “${event}” or other events of the same organizers. One that was just being sent may still arrive.`,
		unknown: 'This link does nothing',
		unknownText:
			'It is incomplete, or more than a year old. Copy the whole link from the mail, or use a newer mail.',
		busy: 'Too many at once',
		busyText: 'Try again in a minute.'
	},
	de: {
		asked: 'Keine Einladungen mehr?',
		askedText:
			'Du bekommst keine Mails mehr zu diesem Event und zu anderen derselben Organisation. Sie erfährt es nicht. Wo du dabei bist, bleibst du dabei.',
		button: 'Keine solchen Mails mehr',
		done: 'Keine solchen Mails mehr',
		doneText: (event) =>
			`Erledigt. Zu „${event}“ und zu anderen Events derselben Organisation kommt nichts mehr. Eine Mail, die gerade unterwegs war, kann noch ankommen.`,
		unknown: 'Dieser Link bewirkt nichts',
		unknownText:
			'Er ist unvollständig oder über ein Jahr alt. Kopiere den ganzen Link aus der Mail, oder nimm eine neuere Mail.',
		busy: 'Zu viele auf einmal',
		busyText: 'Versuch es in einer Minute noch einmal.'
	}
};
