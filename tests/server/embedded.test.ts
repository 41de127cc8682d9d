import { afterAll, beforeAll, describe } from 'vitest';
import { attacks } from './attacks.ts';
import { type Answer, call, type Guest, newGuest } from './client.ts';
import { doors } from './doors.ts';
import { engines } from './engines.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { mails } from './mails.ts';
import { nudges } from './nudges.ts';
import { removeFolders, type Server, startServer } from './process.ts';

/** A server on one engine with two guests, who have written a diary each. */
export interface Scene {
	readonly engine: 'PGlite' | 'Postgres';
	readonly server: Server;
	readonly mailbox: Mailbox;
	readonly folder: string;
	readonly ada: Guest;
	readonly ben: Guest;
	/** On Postgres, a call that takes longer than any may; begun first, as its end takes a while. */
	readonly slow: Promise<Answer> | null;
}

afterAll(removeFolders);

describe.each(engines)('on $name', (engine) => {
	let scene: Scene;

	beforeAll(async () => {
		const mailbox = await openMailbox();
		const env = await engine.fresh();
		const server = await startServer({
			HALLWAY_NAME: 'The Example Meetup',
			HALLWAY_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
			HALLWAY_MAIL_FROM: 'Hallway <hallway@example.test>',
			...env
		});
		const [ada, ben] = [await newGuest(server), await newGuest(server)];
		await call(server, 'write_diary', { entry: 'Ada’s', shape: {} }, ada.token);
		await call(server, 'write_diary', { entry: 'Ben’s', shape: {} }, ben.token);
		const slow = engine.name === 'Postgres' ? call(server, 'sleep_for', { seconds: 30 }, ada.token) : null;
		scene = { engine: engine.name, server, mailbox, folder: env.HALLWAY_DATA, ada, ben, slow };
	});
	afterAll(async () => {
		await scene?.server.stop();
		scene?.mailbox.close();
		await engine.stop();
	});

	describe('the doors', () => doors(() => scene));
	describe('attacks', () => attacks(() => scene));
	describe('codes by e-mail, through supabase-js', () => mails(() => scene));
	// Last: it stops the server.
	describe('nudges', () => nudges(() => scene));
});
