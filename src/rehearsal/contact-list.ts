import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Result, ok, problem } from '../lib/core/result.ts';

/** Two people near each other at a moment; people are numbers, counted from 0 in the order they appear. */
export type Sighting = { seconds: number; one: number; other: number };

/** `ids`: what each person is called in the list. `remarks`: what was left out, in words. */
export type ContactList = { people: number; ids: string[]; sightings: Sighting[]; remarks: string[] };

/** Reads a list from a file, plain or gzipped. The problem is a sentence with the line that is wrong. */
export function loadContactList(path: string): Result<ContactList, string> {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
		if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes);
	} catch (error) {
		return problem(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
	}
	const list = readContactList(new TextDecoder().decode(bytes));
	return list.ok ? list : problem(`${path}, ${list.problem}`);
}

/**
 * Reads lines of `t i j`: seconds and two ids of any kind, between them any white space; further columns are not
 * read. Lines that begin with # or % are comments, and the first line may be a heading. In order of time.
 */
export function readContactList(text: string): Result<ContactList, string> {
	const numbers = new Map<string, number>();
	const sightings: Sighting[] = [];
	const remarks: string[] = [];
	let [selves, isFirst] = [0, true];
	const numberOf = (id: string) => {
		const number = numbers.get(id) ?? numbers.size;
		numbers.set(id, number);
		return number;
	};

	for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
		const [time, one, other] = line.trim().split(/\s+/);
		if (time === '' || /^[#%]/.test(time)) continue;
		const mayBeHeading = isFirst;
		isFirst = false;
		if (other === undefined) return problem(`line ${i + 1}: expected “t i j”, found “${shown(line)}”`);
		const seconds = Number(time);
		if (!Number.isFinite(seconds)) {
			if (!mayBeHeading) return problem(`line ${i + 1}: “${shown(time)}” is not a time in seconds`);
			remarks.push(`line ${i + 1} is taken for a heading: “${shown(line)}”`);
		} else if (one === other) selves++;
		else sightings.push({ seconds, one: numberOf(one), other: numberOf(other) });
	}

	if (selves > 0) remarks.push(`${selves} records of somebody with themselves are left out`);
	if (sightings.length === 0) return problem('line 1: there are no contacts in it');
	sightings.sort((a, b) => a.seconds - b.seconds);
	return ok({ people: numbers.size, ids: [...numbers.keys()], sightings, remarks });
}

function shown(text: string): string {
	const clean = text.trim().replace(/\p{Cc}/gu, ' ');
	return clean.length > 40 ? `${clean.slice(0, 40)}…` : clean;
}
