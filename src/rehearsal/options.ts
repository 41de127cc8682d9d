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
	/** The join link or code of an event that is there already; null: one of the rehearsal's own. */
	event: string | null;
	/** The file with everybody's personal link to an event that is there already. */
	links: string | null;
	/** How many more people come and meet nobody. */
	alone: number;
	/** The share of people who agree to be named in the graph; null: nobody is asked. */
	agree: number | null;
};

export const usage = `npm run rehearse -- --contacts FILE [--url URL] [--offline SHARE] [--speed N] [--seed N] [--export FILE]
                  [--event LINK | --links FILE] [--alone N] [--agree SHARE]

  --contacts FILE   who was near whom: lines of “t i j”, t in seconds, i and j any ids
  --url URL         the server to try; without it one is started for the occasion
  --offline SHARE   the share of people without a network at any time, 0 to 1 (0.2)
  --speed N         seconds of the list per second (two minutes in all, or what the server keeps up with)
  --seed N          another number is another course of events (1)
  --export FILE     everybody agrees to be named by their id in the list, and what the organizer would export goes to
                    FILE, which ends in .json, .graphml or .csv
  --event LINK      the event they come to, by its join link or code, instead of one made for the occasion; needs --url
  --links FILE      the same, each by the next personal link of the file that the attendee list saves for mail merge
  --alone N         so many more people come, and meet nobody (0)
  --agree SHARE     the share of people who agree to be named in the graph and introduced; of the others every second one
                    is a dot there, the rest say no (nobody is asked)`;

/** Reads the arguments of the command line. The problem is a sentence. */
export function readOptions(args: readonly string[]): Result<Options, string> {
	const text = { type: 'string' } as const;
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				...{ contacts: text, url: text, offline: text, speed: text, seed: text, export: text },
				...{ event: text, links: text, alone: text, agree: text }
			}
		});
		const { contacts, url = null, offline = '0.2', speed, seed = '1', export: file } = values;
		const { event = null, links = null, alone = '0', agree } = values;
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
		if ((event ?? links) !== null && url === null)
			return problem('--event and --links need --url: the event is on a server');
		if (event !== null && links !== null)
			return problem('either --event or --links: the links lead to an event');
		if ((event ?? links) !== null && exportTo)
			return problem('--export is of the rehearsal’s own event; export from another as its organizer');
		if (exportTo && agree !== undefined)
			return problem('--export has everybody named, so --agree says nothing');
		if (!/^\d{1,5}$/.test(alone)) return problem('--alone must be a whole number');
		if (agree !== undefined && (!isNumber(agree) || Number(agree) > 1))
			return problem('--agree must be a share from 0 to 1');
		return ok({
			contacts,
			url: url && new URL(url).origin,
			offline: Number(offline),
			speed: speed === undefined ? null : Number(speed),
			seed: Number(seed),
			exportTo,
			event,
			links,
			alone: Number(alone),
			agree: agree === undefined ? (exportTo ? 1 : null) : Number(agree)
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
