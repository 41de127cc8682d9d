import * as v from 'valibot';
import { type Result, ok, problem } from '../core/result.ts';
import { type Config, configSchema } from './wire.ts';

/** Where the last answer is kept for the time without a network. */
export type Memory = { read(): unknown; write(config: Config): void };

const timeoutMs = 8_000;

/**
 * `/config.json` as the server has it now, never from a cache: an installation may move to another back end. Without
 * a network the last one remembered.
 */
export async function loadConfig(origin: string, memory: Memory): Promise<Result<Config, 'offline'>> {
	const fresh = await fetchConfig(origin);
	if (fresh) {
		memory.write(fresh);
		return ok(fresh);
	}
	const remembered = v.safeParse(configSchema, memory.read());
	return remembered.success ? ok(remembered.output) : problem('offline');
}

async function fetchConfig(origin: string): Promise<Config | null> {
	try {
		const answer = await fetch(new URL('/config.json', origin), {
			cache: 'no-store',
			signal: AbortSignal.timeout(timeoutMs)
		});
		const parsed = v.safeParse(configSchema, answer.ok ? await answer.json() : null);
		return parsed.success ? parsed.output : null;
	} catch {
		// No network, no answer in time, or a captive portal's page instead of it.
		return null;
	}
}
