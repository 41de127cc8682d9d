import { serve } from '@hono/node-server';
import type { Server } from 'node:http';
import { openBackend } from './backend.ts';
import { readBuiltApp } from './build-files.ts';
import { holdingInWords } from './check.ts';
import { startChores } from './chores.ts';
import type { Database } from './database.ts';
import { type DumpSchedule, scheduleDumps } from './dump-schedule.ts';
import { type FolderLock, lockFolder, makeDataFolder } from './folder-lock.ts';
import { freeMb, roomInWords } from './room.ts';
import { openSecrets } from './secrets.ts';
import { startInvitations } from './invitation-mails.ts';
import type { Settings } from './settings.ts';
import { placeOf } from './store.ts';
import { createWeb, type Embedded } from './web.ts';

/** A server that answers. */
export interface RunningServer {
	/** The port it got, which differs from the settings' when that is 0. */
	readonly port: number;
	/** Ends the streams, lets answers under way finish, closes the database, frees the folder. */
	stop(): Promise<void>;
}

/** How long an answer under way may take once the server is told to stop: less than the ten seconds after which others kill it. */
const patienceMs = 8_000;

/** Starts everything that the settings ask for. Throws a StartProblem or an error of Node; see problem.ts. */
export async function startServer(settings: Settings, log: (line: string) => void): Promise<RunningServer> {
	// In the order they were opened; closed in reverse, also when the start fails half-way.
	const closers: (() => Promise<unknown> | void)[] = [];
	const closeAll = async () => {
		for (const close of closers.splice(0).reverse()) await close();
	};
	try {
		const embedded = await openEmbedded(settings, log, closers);
		const { web, nudges } = await createWeb(settings, readBuiltApp(settings.buildFolder), embedded);
		if (embedded !== null) {
			const { database } = embedded.backend;
			closers.push(startChores(database, dumpsOf(database, settings, log), log));
			const { mail, installation } = settings;
			if (embedded.backend.send !== null && mail !== null && mail.appUrl !== null) {
				const { perHour, appUrl } = mail;
				const { send } = embedded.backend;
				closers.push(
					startInvitations(database, { send, perHour, appUrl, installation: installation.name, log })
				);
			}
		}
		const server = await listen(web.fetch, settings);
		closers.push(() => stopListening(server));
		if (nudges !== null) closers.push(() => nudges.close());
		const address = server.address();
		return {
			port: typeof address === 'object' && address !== null ? address.port : settings.port,
			stop: closeAll
		};
	} catch (error) {
		await closeAll();
		throw error;
	}
}

async function openEmbedded(
	settings: Settings,
	log: (line: string) => void,
	closers: (() => Promise<unknown> | void)[]
): Promise<Embedded> {
	const { backend: choice } = settings;
	if (choice.kind === 'supabase') return null;
	makeDataFolder(settings.dataFolder);
	if (choice.kind === 'pglite') {
		const lock: FolderLock = lockFolder(settings.dataFolder);
		closers.push(() => lock.release());
	}
	const secrets = openSecrets(settings.dataFolder, settings.secret);
	const backend = await openBackend({ ...settings, backend: choice }, secrets);
	closers.push(() => backend.database.close());
	log(holdingInWords(backend.database, backend.holding));
	const room =
		choice.kind === 'pglite' ? roomInWords(await freeMb(settings.dataFolder), settings.dataFolder) : null;
	if (room !== null) log(room);
	return { backend, secrets };
}

function dumpsOf(database: Database, settings: Settings, log: (line: string) => void): DumpSchedule | null {
	const { everyMs } = settings.dumps;
	if (database.engine !== 'pglite' || everyMs === 0) return null;
	return scheduleDumps(database, { place: placeOf(settings), everyMs, log });
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], { port, host }: Settings): Promise<Server> {
	return new Promise((resolve, reject) => {
		const server = serve({ fetch, port, hostname: host }, () => {
			server.off('error', reject);
			resolve(server as Server);
		});
		server.once('error', reject);
	});
}

function stopListening(server: Server): Promise<void> {
	return new Promise((resolve) => {
		// A connection whose stream has just ended is idle but still promised to be kept alive.
		const sweep = setInterval(() => server.closeIdleConnections(), 50);
		const end = setTimeout(() => server.closeAllConnections(), patienceMs);
		server.close(() => {
			clearInterval(sweep);
			clearTimeout(end);
			resolve();
		});
	});
}
