import { say } from './words.ts';

const languages = ['en', 'de'] as const;
export type MailLanguage = (typeof languages)[number];

/** What a mail with a code says, in plain text. */
export interface MailText {
	readonly subject: string;
	readonly text: string;
}

/**
 * The language of an Accept-Language header (RFC 9110, 12.5.4) that there are words in: the one with the highest weight,
 * the first of several; English if there is none.
 */
export function mailLanguage(header: string | undefined): MailLanguage {
	const wishes = (header ?? '')
		.slice(0, 200)
		.split(',')
		.map((part) => {
			const [tag, ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
			const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
			return { tag: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0 };
		})
		.sort((one, other) => other.weight - one.weight);
	for (const { tag, weight } of wishes) {
		const known = languages.find((language) => language === tag);
		if (known !== undefined && weight > 0) return known;
	}
	return 'en';
}

/** Takes six digits and the installation's name, which may be empty. */
export function codeMail(language: MailLanguage, code: string, installation: string): MailText {
	const name = installation === '' || installation === 'Hallway' ? 'Hallway' : `${installation} (Hallway)`;
	// The digits come first: a notification on a locked phone shows little more. No link: mail scanners open them, and who
	// asked for the code has the page open.
	return {
		subject: say(language, 'mail_code_subject', { code, name }),
		text: [
			code,
			'',
			say(language, 'mail_code_how', { name }),
			'',
			say(language, 'mail_code_warning'),
			''
		].join('\n')
	};
}
