import { parseArgs } from 'node:util';
import { type Result, ok, problem } from '../lib/core/result.ts';

const exportFormats = ['json', 'graphml', 'csv'] as const;
/** A file, and what its ending says it holds. */
export type Export = { file: string; format: (typeof exportFormats)[number] };

/** `url` null: a server of our own. `speed` null: the list takes two minutes, or longer if the server is slower. */
export type Options = {
	contacts: string;
	url: string | null;
	offline: number;
	speed: number | null;
	seed: number;
	/** Where the organizer's graph goes, and how; null: nowhere. */
	exportTo: Export | null;
};

export const usage = `npm run rehearse -- --contacts FILE [--url URL] [--offline SHARE] [--speed N] [--seed N] [--export FILE]

  --contacts FILE   who was near whom: lines of “t i j”, t in seconds, i and j any ids
  --url URL         the server to try; without it one is started for the occasion
  --offline SHARE   the share of people without a network at any time, 0 to 1 (0.2)
  --speed N         seconds of the list per second (two minutes in all, or what the server keeps up with)
  --seed N          another number is another course of events (1)
  --export FILE     everybody agrees to be named by their id in the list, and what the organizer would export goes to
                    FILE, which ends in .json, .graphml or .csv`;

/** Reads the arguments of the command line. The problem is a sentence. */
export function readOptions(args: readonly string[]): Result<Options, string> {
	const text = { type: 'string' } as const;
	try {
		const { values } = parseArgs({
			args: [...args],
			options: { contacts: text, url: text, offline: text, speed: text, seed: text, export: text }
		});
		const { contacts, url = null, offline = '0.2', speed, seed = '1', export: file } = values;
		if (!contacts) return problem('--contacts FILE is needed');
		if (url !== null && !/^https?:\/\//.test(url))
			return problem('--url must begin with http:// or https://');
		if (url !== null && !URL.canParse(url)) return problem('--url is no address');
		if (!isNumber(offline) || Number(offline) > 1) return problem('--offline must be a share from 0 to 1');
		if (speed !== undefined && !(isNumber(speed) && Number(speed) > 0)) {
			return problem('--speed must be a number above 0');
		}
		if (!/^\d{1,9}$/.test(seed)) return problem('--seed must be a whole number');
		const exportTo = file === undefined ? null : exportOf(file);
		if (file !== undefined && !exportTo) return problem('--export FILE must end in .json, .graphml or .csv');
		return ok({
			contacts,
			url: url && new URL(url).origin,
			offline: Number(offline),
			speed: speed === undefined ? null : Number(speed),
			seed: Number(seed),
			exportTo
		});
	} catch (error) {
		return problem(error instanceof Error ? error.message : String(error));
	}
}

function exportOf(file: string): Export | null {
	const format = exportFormats.find((ending) => file.toLowerCase().endsWith(`.${ending}`));
	return format ? { file, format } : null;
}

/** Zero or more. */
function isNumber(text: string): boolean {
	return /^(\d+\.?\d*|\.\d+)$/.test(text);
}
