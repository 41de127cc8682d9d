import { html } from 'hono/html';
import type { MailLanguage } from './mail-text.ts';
import { say } from './words.ts';

/** What the page has to say. `event`: what the organizers called it. */
export type StopPage =
	{ state: 'asked' } | { state: 'done'; event: string } | { state: 'unknown' } | { state: 'busy' };

/** A page of its own, without scripts: it works in any mail program's browser, also where the app does not. */
export function stopPage(page: StopPage, language: MailLanguage) {
	const title = say(language, `stop_${page.state}`);
	const text = say(language, `stop_${page.state}_text`, page.state === 'done' ? { event: page.event } : {});
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
									<button>${say(language, 'stop_button')}</button>
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
main { max-inline-size: 34rem; margin: 0 auto; padding: 2rem min(1rem, 5vw); overflow-wrap: anywhere; hyphens: auto; }
h1 { font-size: min(1.5rem, 11vw); line-height: 1.25; }
button { inline-size: 100%; min-block-size: 3.25rem; padding: 0.75rem 1rem; border: 0; border-radius: 0.75rem; font: inherit; font-weight: 600;
	background: light-dark(#1d1d1f, #f5f5f7); color: light-dark(#ffffff, #1d1d1f); }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
`;
