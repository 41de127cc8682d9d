import { type Result, ok } from '../lib/core/result.ts';
import { loadContactList } from './contact-list.ts';
import { type GivenEvent, loadLinks, readEvent } from './event.ts';
import { whyUnwritable } from './graph-file.ts';
import { type Options, readOptions, usage } from './options.ts';
import { startOwnServer } from './own-server.ts';
import { rehearse } from './rehearsal.ts';
import { isSafe, summaryOf, tableOf } from './report.ts';

// `npm run rehearse`: tries an installation with a real list of who met whom. Tables and figures go to stdout, the rest
// to stderr. Ends with 0 when nothing was lost, one-sided or doubled, with 1 when something was or could not be tried.

const progressEveryMs = 2_000;

const options = readOptions(process.argv.slice(2));
if (!options.ok) fail(`${options.problem}\n\n${usage}`, 2);
const { contacts, url, offline, speed, seed, exportTo, alone, agree } = options.value;
const list = loadContactList(contacts);
if (!list.ok) fail(list.problem);
for (const remark of list.value.remarks) say(remark);
const unwritable = exportTo && whyUnwritable(exportTo.file);
if (unwritable) fail(`${exportTo.file} cannot be written: ${unwritable}`);

const event = givenEvent(options.value);
if (event && !event.ok) fail(event.problem, 2);

const interrupted = new AbortController();
process.on('SIGINT', () => {
	if (interrupted.signal.aborted) process.exit(130);
	say('interrupted: what was done so far is looked at; Ctrl-C again ends at once');
	interrupted.abort();
});

const own = url === null ? await startOwnServer() : null;
try {
	const origin = url ?? own?.url ?? '';
	say(own ? `a server of its own at ${origin}` : `the server at ${origin}`);
	const findings = await rehearse({
		...{ list: list.value, origin, offline, speed, seed, exportTo },
		...{ event: event && event.value, alone, agree },
		signal: interrupted.signal,
		say,
		progress: seldom(say)
	});
	const summary = summaryOf(findings);
	console.log(tableOf(findings, summary));
	console.log(`\n${JSON.stringify(summary)}`);
	process.exitCode = !isSafe(summary) ? 1 : interrupted.signal.aborted ? 130 : 0;
} catch (error) {
	say(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
} finally {
	await own?.stop();
}
process.exit();

function givenEvent({ event, links }: Options): Result<GivenEvent, string> | null {
	if (links !== null) return loadLinks(links);
	if (event === null) return null;
	const joinCode = readEvent(event);
	return joinCode.ok ? ok({ joinCode: joinCode.value, expected: [] }) : joinCode;
}

function say(line: string): void {
	console.error(line);
}

function fail(words: string, status = 1): never {
	console.error(words);
	process.exit(status);
}

function seldom(tell: (line: string) => void): (line: string) => void {
	let toldAt = Date.now();
	return (line) => {
		if (Date.now() - toldAt < progressEveryMs) return;
		toldAt = Date.now();
		tell(line);
	};
}
