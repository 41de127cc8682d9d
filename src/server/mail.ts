import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import type { Sender } from './addresses.ts';
import type { MailText } from './mail-text.ts';

/** Where mails are handed in, and in whose name. */
export interface MailSettings {
	readonly smtp: URL;
	readonly from: Sender;
}

interface Mail extends MailText {
	/** As readAddress (addresses.ts) gives it. */
	readonly to: string;
	/** Where one POST means: no more of these (RFC 8058). */
	readonly stop?: string;
}

/** Throws a MailProblem when the mail server did not take it in time. */
export type SendMail = (mail: Mail) => Promise<void>;

/** Why a mail could not be handed in. */
export class MailProblem extends Error {
	/** What may be logged: an error's name, the command, the status; nothing the other side wrote, as it may quote the mail. */
	readonly brief: string;

	/** What the mail server said, as a number; null if it said nothing. */
	readonly status: number | null;

	/** The text was under way, and nobody knows how far it came. */
	readonly mayHaveArrived: boolean;

	constructor({ code, command, response, message }: SMTPConnection.SMTPError, mayHaveArrived = false) {
		super(message);
		const [, status, enhanced] = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})\b)?/.exec(response ?? '') ?? [];
		const words = [code ?? 'EUNKNOWN', command, status, enhanced];
		this.brief = words.filter((word) => word !== undefined).join(' ');
		this.mayHaveArrived = mayHaveArrived;
		this.status = status === undefined ? null : Number(status);
	}
}

/** A person looks at a spinner meanwhile; the phone gives up at 30 s. */
const patienceMs = 12_000;
/** Mail servers refuse more connections than that from one client; the others wait in line. */
const mostAtOnce = 8;

/**
 * Gives a function that hands mails in by SMTP, each within `patience` milliseconds, whatever the server does. Without TLS
 * only where there is no password to protect, or on this machine, whose mail server rarely has a certificate.
 */
export function openMailer({ smtp, from }: MailSettings, patience = patienceMs): SendMail {
	const isSecure = smtp.protocol === 'smtps:';
	const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(smtp.hostname);
	const login =
		smtp.username === ''
			? null
			: { user: decodeURIComponent(smtp.username), pass: decodeURIComponent(smtp.password) };
	const options: SMTPConnection.Options = {
		host: smtp.hostname.replace(/^\[|\]$/g, ''),
		port: Number(smtp.port || (isSecure ? 465 : 587)),
		secure: isSecure,
		requireTLS: login !== null && !isSecure && !isHere,
		ignoreTLS: isHere && !isSecure,
		logger: false
	};
	const line = waitingLine(mostAtOnce);
	return async (mail) => {
		const deadline = Date.now() + patience;
		if (!(await line.enter(patience))) throw tookTooLong('QUEUE');
		try {
			await handIn({ mail, from, login, options }, deadline);
		} finally {
			line.leave();
		}
	};
}

interface HandIn {
	readonly mail: Mail;
	readonly from: Sender;
	readonly login: SMTPConnection.Credentials | null;
	readonly options: SMTPConnection.Options;
}

async function handIn({ mail, from, login, options }: HandIn, deadline: number): Promise<void> {
	const message = await compose(mail, from);
	const connection = new SMTPConnection(options);
	let stage = 'CONN';
	try {
		await new Promise<void>((resolve, reject) => {
			const end = setTimeout(() => reject(tookTooLong(stage, stage === 'DATA')), deadline - Date.now());
			const fail = (error: SMTPConnection.SMTPError) => {
				clearTimeout(end);
				reject(new MailProblem(error, stage === 'DATA' && !error.response));
			};
			const send = () => {
				stage = 'DATA';
				connection.send({ from: from.address, to: [mail.to] }, message, (error) => {
					if (error) return fail(error);
					clearTimeout(end);
					resolve();
				});
			};
			connection.once('error', fail);
			// Hanging up before the greeting is no error to nodemailer.
			connection.once('end', () =>
				fail(Object.assign(new Error('The mail server hung up'), { code: 'ECONNECTION', command: stage }))
			);
			connection.connect((error) => {
				if (error) return fail(error);
				if (login === null) return send();
				stage = 'AUTH';
				connection.login(login, (refusal) => (refusal ? fail(refusal) : send()));
			});
		});
		connection.quit();
	} finally {
		// Whoever is still silent, or trickles, keeps nothing open here.
		setTimeout(() => connection._socket?.destroy(), 500).unref();
		connection.close();
	}
}

function compose({ to, subject, text, stop }: Mail, { name, address }: Sender): Promise<Buffer> {
	return new MailComposer({
		from: { name, address },
		to: { name: '', address: to },
		subject,
		text,
		textEncoding: 'quoted-printable',
		// RFC 3834: no holiday replies to this. The second one is what Exchange reads.
		headers: {
			'Auto-Submitted': 'auto-generated',
			'X-Auto-Response-Suppress': 'All',
			...(stop === undefined ? {} : stopHeaders(stop))
		},
		disableFileAccess: true,
		disableUrlAccess: true
	})
		.compile()
		.build();
}

/** Mail programs that know them show a button of their own; by one click only over https. */
function stopHeaders(stop: string): Record<string, string> {
	const link = { 'List-Unsubscribe': `<${stop}>` };
	return stop.startsWith('https:')
		? { ...link, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
		: link;
}

function tookTooLong(command: string, mayHaveArrived = false): MailProblem {
	return new MailProblem(
		Object.assign(new Error('The mail server took too long'), { code: 'ETIMEDOUT', command }),
		mayHaveArrived
	);
}

/** Lets so many in at once; the others wait in their order, for a time. */
function waitingLine(most: number) {
	let inside = 0;
	const waiting: (() => void)[] = [];
	return {
		/** False: the time (in ms) was over first. */
		enter(patience: number): Promise<boolean> {
			if (inside < most) {
				inside += 1;
				return Promise.resolve(true);
			}
			return new Promise((resolve) => {
				const giveUp = setTimeout(() => {
					waiting.splice(waiting.indexOf(comeIn), 1);
					resolve(false);
				}, patience);
				const comeIn = () => {
					clearTimeout(giveUp);
					resolve(true);
				};
				waiting.push(comeIn);
			});
		},
		/** Hands the place to the next one, if there is one. */
		leave(): void {
			const next = waiting.shift();
			if (next) next();
			else inside -= 1;
		}
	};
}
