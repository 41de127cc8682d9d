import { createServer, type Server as NetServer } from 'node:net';

/** A mail server for one test: takes every mail and keeps it. */
export interface Mailbox {
	readonly port: number;
	readonly mails: string[];
	/** The code in the latest mail to an address. */
	codeTo(address: string): string;
	close(): void;
}

/** Starts an SMTP server that accepts everything, without encryption or login. */
export async function openMailbox(): Promise<Mailbox> {
	const mails: string[] = [];
	const server: NetServer = createServer((socket) => {
		let inData = false;
		let buffer = '';
		socket.write('220 mailbox\r\n');
		socket.on('error', () => {});
		socket.on('data', (part) => {
			buffer += String(part);
			for (;;) {
				const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
				if (end < 0) return;
				const line = buffer.slice(0, end);
				buffer = buffer.slice(end + (inData ? 5 : 2));
				if (inData) mails.push(line);
				inData = !inData && /^DATA/i.test(line);
				socket.write(inData ? '354 go on\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n');
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {
		port: address.port,
		mails,
		codeTo(to) {
			const mail = mails.findLast((text) => text.includes(`To: ${to}`));
			const code = /^(\d{6})\s*$/m.exec(mail ?? '')?.[1];
			if (code === undefined) throw new Error(`no code for ${to} in: ${mail ?? 'no mail'}`);
			return code;
		},
		close: () => server.close()
	};
}
