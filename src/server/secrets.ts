import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { StartProblem } from './problem.ts';
import { renameSynced } from './synced-files.ts';

/** What signs access tokens, and the key that every phone sends along; the latter is public. */
export interface Secrets {
	readonly secret: string;
	readonly publishableKey: string;
}

const shortestSecret = 32;
const stored = v.object({ secret: v.string(), publishableKey: v.string() });

/**
 * Gives the installation's secrets; makes them (48 random bytes) at the first start.
 * Lite would start with a secret that is printed in its documentation, and then anybody could sign a token as
 * service_role; so a missing file is made, and a short or unreadable secret stops the start.
 *
 * Takes the data folder and HALLWAY_SECRET, which wins: several processes on one Postgres must share it.
 * The publishable key is derived from it, so there is one thing to copy.
 */
export function openSecrets(dataFolder: string, given: string | null): Secrets {
	if (given !== null) return withKey(long(given, 'HALLWAY_SECRET'));
	const path = join(dataFolder, 'secrets.json');
	if (!existsSync(path)) {
		const made = withKey(randomBytes(48).toString('base64url'));
		// "wx": two first starts at once must not overwrite each other's secret.
		writeFileSync(path, `${JSON.stringify(made, null, '\t')}\n`, { mode: 0o600, flag: 'wx' });
		return made;
	}
	if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
	const read = v.safeParse(stored, parseJson(readFileSync(path, 'utf8')));
	if (!read.success) {
		throw new StartProblem(
			`${path} cannot be read. Put back a copy of it, or delete it: then everybody signs in anew.`
		);
	}
	return { ...read.output, secret: long(read.output.secret, path) };
}

/**
 * Keeps a copy of the secrets beside the dumps (mode 0600), so that a dump on another disk is enough to go on. Nothing is
 * done where HALLWAY_SECRET is used, or where they are the same already.
 */
export async function copySecrets(from: string, to: string): Promise<void> {
	const [source, target] = [join(from, 'secrets.json'), join(to, 'secrets.json')];
	if (!existsSync(source)) return;
	const content = await readFile(source);
	if (existsSync(target) && content.equals(await readFile(target))) return;
	await writeFile(`${target}.new`, content, { mode: 0o600, flush: true });
	await renameSynced(`${target}.new`, target);
}

/** Whether two folders hold the same secrets; true as well where one of them holds none. */
export function haveSameSecrets(one: string, other: string): boolean {
	const paths = [join(one, 'secrets.json'), join(other, 'secrets.json')];
	if (!paths.every((path) => existsSync(path))) return true;
	return readFileSync(paths[0]).equals(readFileSync(paths[1]));
}

function withKey(secret: string): Secrets {
	const digest = createHmac('sha256', secret).update('hallway/publishable').digest('base64url');
	return { secret, publishableKey: `sb_publishable_${digest.slice(0, 22)}` };
}

function long(secret: string, where: string): string {
	if (secret.length >= shortestSecret) return secret;
	throw new StartProblem(
		`The secret in ${where} is too short: it needs ${shortestSecret} characters or more.`
	);
}

function parseJson(content: string): unknown {
	try {
		return JSON.parse(content);
	} catch {
		return null;
	}
}
