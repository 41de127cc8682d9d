import type { Settings } from './settings.ts';

/**
 * What `GET /config.json` says (docs/protocol.md). Takes the settings and, for the embedded back end, its publishable key.
 * The embedded back end is where the app is, under whatever name the phone reached it: url "/".
 */
export function publicConfig(settings: Settings, publishableKey = '') {
	const { backend, installation, demo, rewriting } = settings;
	const supabase = backend.kind === 'supabase' ? { url: backend.url, key: backend.key } : null;
	return {
		protocol: 1,
		backend: supabase ?? { url: '/', key: publishableKey },
		installation,
		mail: supabase !== null || settings.mail !== null,
		// Our own server asks the model; beside Supabase there is none of ours.
		rewriting: supabase === null && rewriting !== null,
		demo,
		nudges: supabase === null ? 'sse' : 'none'
	};
}
