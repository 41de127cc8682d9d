/**
 * Why a request came to nothing. `offline`: no network, no answer in time, or a server too busy to answer: try later.
 * `needs-update`: this app is too old. `too-big`: the batch is. `other-person`: the outbox is somebody else's.
 * `signed-out`: nobody is signed in. `failed`: the server did, or answered what nobody can read.
 */
export type RemoteProblem = 'offline' | 'needs-update' | 'too-big' | 'other-person' | 'signed-out' | 'failed';

const problemsByCode: Readonly<Record<string, RemoteProblem>> = {
	PT401: 'signed-out',
	PGRST301: 'signed-out',
	PGRST303: 'signed-out',
	PT403: 'other-person',
	PT413: 'too-big',
	PT426: 'needs-update'
};

const problemsByStatus: Readonly<Record<number, RemoteProblem>> = {
	0: 'offline',
	401: 'signed-out',
	408: 'offline',
	413: 'too-big',
	426: 'needs-update',
	429: 'offline',
	502: 'offline',
	503: 'offline',
	504: 'offline'
};

/** What an HTTP status (0: no answer) and an error code, if the body had one, mean for us. */
export function remoteProblemOf(status: number, code = ''): RemoteProblem {
	return problemsByCode[code] ?? problemsByStatus[status] ?? 'failed';
}
