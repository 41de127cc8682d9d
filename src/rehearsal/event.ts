import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { type Result, ok, problem } from '../lib/core/result.ts';
import { readInvitation } from '../lib/events/invitation-link.ts';
import { readJoinCode } from '../lib/events/join-code.ts';

/** Somebody who is expected: the name in the list of links, and the token (hex) of the personal link. */
type Expected = { name: string; invitation: string };

/** An event that is there already; `expected`: those who come by their own links, or nobody in particular. */
export type GivenEvent = { joinCode: string; expected: Expected[] };

/** Reads a join link, a personal link or a bare join code; gives the code (lower case). The problem is a sentence. */
export function readEvent(text: string): Result<string, string> {
	const read = readJoinCode(linkIn(text)?.code ?? text);
	return read.ok ? read : problem(`“${text}” is neither a join link nor a join code`);
}

/** Reads the file that the attendee list saves for mail merge: a heading, then in each row a name first and a link somewhere. */
export function loadLinks(path: string): Result<GivenEvent, string> {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		return problem(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
	}
	const read = readLinks(text);
	return read.ok ? read : problem(`${path}: ${read.problem}`);
}

/** As `loadLinks`, from the text of the file. */
export function readLinks(text: string): Result<GivenEvent, string> {
	const rows = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
	const expected: Expected[] = [];
	const codes = new Set<string>();
	for (const [name, ...cells] of rows.slice(1)) {
		const link = cells.map(linkIn).find((each) => each !== null);
		const code = readJoinCode(link?.code ?? '');
		const invitation = readInvitation(link?.fragment ?? '');
		if (!code.ok || invitation === null) continue;
		codes.add(code.value);
		expected.push({ name, invitation });
	}
	const [joinCode, another] = codes;
	if (joinCode === undefined) return problem('there is no personal link in it');
	return another === undefined ? ok({ joinCode, expected }) : problem('its links lead to several events');
}

function linkIn(text: string): { code: string; fragment: string } | null {
	const [, code, fragment = ''] =
		/^\s*https?:\/\/[^/\s]+\/e\/([^/#?\s]+)\/?(?:#(\S*))?\s*$/i.exec(text) ?? [];
	return code === undefined ? null : { code, fragment };
}
