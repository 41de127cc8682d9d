import { type ChildProcess, spawn } from 'node:child_process';
import packageJson from '../../../package.json' with { type: 'json' };
import { projectFolder } from '../../tools/project.ts';

export type Rehearsal = {
	/** Everything it has said so far. */
	said: () => string;
	/** Its last line, once it has ended by itself. Throws, with what it said, if it did not end well. */
	ended: Promise<Record<string, number>>;
	/** Ends it, if it still runs. */
	stop: () => void;
};

/** Starts `npm run rehearse` with these arguments, in a process of its own. */
export function startRehearsal(args: readonly string[]): Rehearsal {
	const [, ...how] = packageJson.scripts.rehearse.split(' ');
	const child = spawn(process.execPath, [...how, ...args], { cwd: projectFolder });
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (part: Buffer) => (said += part.toString()));
	return { said: () => said, ended: lastLineOf(child, () => said), stop: () => void child.kill('SIGKILL') };
}

async function lastLineOf(child: ChildProcess, said: () => string): Promise<Record<string, number>> {
	const status = await new Promise((resolve) => child.once('close', resolve));
	const last = said().match(/^\{.*\}$/m)?.[0];
	if (status !== 0 || !last) throw new Error(`the rehearsal ended with ${String(status)}:\n${said()}`);
	return JSON.parse(last) as Record<string, number>;
}
