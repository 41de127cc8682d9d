import { networkInterfaces } from 'node:os';
import { startProblemInWords } from './problem.ts';
import { type RunningServer, startServer } from './server.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * Serves Hallway until Ctrl-C or SIGTERM. Takes what to change in the environment's settings (the demo does).
 * Gives its address on this machine. Ends the process with status 1, after saying why in words, when it cannot start.
 */
export async function serveUntilStopped(
	change: (settings: Settings) => Settings = (settings) => settings
): Promise<{ url: string }> {
	const say = (line: string) => console.log(line);
	let settings: Settings | null = null;
	try {
		settings = change(readSettings(process.env));
		const server = await startServer(settings, say);
		stopOnSignals(server, say);
		const url = `http://${ownHost(settings)}:${server.port}`;
		for (const line of welcome(settings, server.port, url)) say(line);
		return { url };
	} catch (error) {
		const subject = settings ?? { port: 0, dataFolder: '' };
		console.error(startProblemInWords(error, subject) ?? error);
		process.exit(1);
	}
}

function stopOnSignals(server: RunningServer, say: (line: string) => void): void {
	let stopping = false;
	const stop = async (status: number) => {
		if (stopping) return;
		stopping = true;
		await server.stop();
		process.exit(status);
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.on(signal, () => {
			say('Stopping …');
			void stop(0);
		});
	}
	// A stray rejection of one request must not send everybody home; after an exception the state is unknown, so the
	// database is closed properly before the end.
	process.on('unhandledRejection', (reason) => console.error('unhandled rejection', reason));
	process.on('uncaughtException', (error) => {
		console.error('uncaught exception', error);
		void stop(1);
	});
}

function welcome(settings: Settings, port: number, url: string): string[] {
	const lan = isEverywhere(settings) ? lanAddresses() : [];
	return [
		`Hallway is at ${url}`,
		...lan.map(
			(address) =>
				`  in this network: http://${address}:${port} (no camera without https, see docs/running.md)`
		),
		dataInWords(settings),
		'Ctrl-C stops it.'
	];
}

function isEverywhere({ host }: Settings): boolean {
	return host === '0.0.0.0' || host === '::';
}

function ownHost(settings: Settings): string {
	if (isEverywhere(settings)) return 'localhost';
	return settings.host.includes(':') ? `[${settings.host}]` : settings.host;
}

function lanAddresses(): string[] {
	return Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal)
		.map(({ address }) => address);
}

function dataInWords({ backend, dataFolder }: Settings): string {
	if (backend.kind === 'supabase') return `Data: the Supabase project at ${backend.url}`;
	if (backend.kind === 'pglite') return `Data: ${dataFolder}`;
	const { host, pathname } = new URL(backend.url);
	return `Data: Postgres at ${host}${pathname}, secrets in ${dataFolder}`;
}

if (import.meta.main) await serveUntilStopped();
