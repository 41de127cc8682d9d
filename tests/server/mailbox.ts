import { createServer, type Socket } from 'node:net';

/** Where a conversation with a mail server is; `message`: the text after DATA was sent whole. */
type Stage = 'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'half' | 'message';

/** How the mail server behaves: at the stage it says something else, nothing at all, or hangs up. */
export interface Mood {
	readonly at?: Stage;
	readonly does?: 'hang' | 'hang up' | { readonly say: string };
	/** Only for mails to this address. */
	readonly to?: string;
	/** Before each answer. */
	readonly delayMs?: number;
	/** The first mail to each address is put off, as many servers do with senders they do not know. */
	readonly greylists?: boolean;
	/** Takes only who logs in with these, by AUTH PLAIN. */
	readonly login?: { readonly user: string; readonly pass: string };
}

/** A mail server for one test: takes every mail and keeps it, unless its mood says otherwise. */
export interface Mailbox {
	readonly port: number;
	readonly mails: string[];
	mood: Mood;
	/** Connections that are open now. */
	open(): number;
	/** The code in the latest mail to an address. */
	codeTo(address: string): string;
	close(): void;
}

/** Starts an SMTP server on loopback, without encryption; on a free port if none is given. */
export async function openMailbox(port = 0): Promise<Mailbox> {
	const mails: string[] = [];
	const sockets = new Set<Socket>();
	const known = new Set<string>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => {});
		talk(socket, mailbox, known);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	const mailbox: Mailbox = {
		port: address.port,
		mails,
		mood: {},
		open: () => sockets.size,
		codeTo(to) {
			const mail = mails.findLast((text) => text.replace(/\r\n[ \t]+/g, ' ').includes(`To: ${to}`));
			const code = /^(\d{6})\s*$/m.exec(mail ?? '')?.[1];
			if (code === undefined) throw new Error(`no code for ${to} in: ${mail ?? 'no mail'}`);
			return code;
		},
		close() {
			server.close();
			for (const socket of sockets) socket.destroy();
		}
	};
	return mailbox;
}

function talk(socket: Socket, mailbox: Mailbox, known: Set<string>): void {
	const { login } = mailbox.mood;
	let inData = false;
	let buffer = '';
	let isLoggedIn = login === undefined;
	let recipient = '';
	let last = Promise.resolve();
	const answer = (stage: Stage, usual: string) => {
		const { at, does, to = recipient, delayMs = 0 } = mailbox.mood;
		const mine = at === stage && to === recipient ? does : undefined;
		last = last.then(async () => {
			if (delayMs > 0) await new Promise((resume) => setTimeout(resume, delayMs));
			if (mine === 'hang up') socket.destroy();
			else if (mine === undefined || typeof mine === 'object') {
				socket.write(`${typeof mine === 'object' ? mine.say : usual}\r\n`);
			}
		});
		return mine === undefined;
	};
	answer('greeting', '220 mailbox');
	socket.on('data', (part) => {
		buffer += String(part);
		// Hanging up in the middle of the text needs no answer to be asked for.
		if (inData && mailbox.mood.at === 'half') answer('half', '');
		for (;;) {
			const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
			if (end < 0) return;
			const line = buffer.slice(0, end);
			buffer = buffer.slice(end + (inData ? 5 : 2));
			if (inData) {
				inData = false;
				if (answer('message', '250 taken')) mailbox.mails.push(line);
			} else if (/^EHLO/i.test(line)) {
				answer('EHLO', login === undefined ? '250 mailbox' : '250-mailbox\r\n250 AUTH PLAIN');
			} else if (/^AUTH PLAIN /i.test(line)) {
				const [, user, pass] = Buffer.from(line.slice(11), 'base64').toString().split('\0');
				isLoggedIn = user === login?.user && pass === login?.pass;
				answer('AUTH', isLoggedIn ? '235 welcome' : '535 5.7.8 no');
			} else if (/^MAIL/i.test(line)) {
				answer('MAIL', isLoggedIn ? '250 ok' : '530 5.7.0 log in first');
			} else if (/^RCPT/i.test(line)) {
				recipient = /<(.*)>/.exec(line)?.[1] ?? '';
				const isPutOff = mailbox.mood.greylists === true && !known.has(line);
				known.add(line);
				answer('RCPT', isPutOff ? '451 4.7.1 come back later' : '250 ok');
			} else if (/^DATA/i.test(line)) {
				inData = answer('DATA', '354 go on');
			} else {
				socket.write(/^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n');
			}
		}
	});
}
