/** `none`: this installation has no nudges; `ended`: the stream broke or was refused, come back later. */
export type NudgeEnd = 'none' | 'ended';

type Listening = {
	url: URL;
	token: string;
	onNudge: () => void;
	/** The stream is there: from now on nothing needs to be polled for. */
	onOpen: () => void;
	signal: AbortSignal;
};

// The server writes something every 25 s; a stream silent for longer is dead without having been closed.
const silenceMs = 70_000;

/** Reads the server-sent events of `GET /nudge` until they end. By fetch, since EventSource cannot send a token. */
export async function listenForNudges({ url, token, onNudge, onOpen, signal }: Listening): Promise<NudgeEnd> {
	const silence = new AbortController();
	let timer = setTimeout(() => silence.abort(), silenceMs);
	const onAbort = () => silence.abort();
	signal.addEventListener('abort', onAbort);
	try {
		if (signal.aborted) return 'ended';
		const answer = await fetch(url, {
			headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
			cache: 'no-store',
			signal: silence.signal
		});
		if (answer.status === 404) return 'none';
		if (!answer.ok || !answer.body) return 'ended';
		onOpen();
		const isNudge = eventReader();
		const reader = answer.body.getReader();
		const decoder = new TextDecoder();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return 'ended';
			clearTimeout(timer);
			timer = setTimeout(() => silence.abort(), silenceMs);
			if (isNudge(decoder.decode(value, { stream: true }))) onNudge();
		}
	} catch {
		return 'ended';
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', onAbort);
	}
}

/** Takes the stream piece by piece; says of each piece whether it completed a nudge. */
export function eventReader(): (piece: string) => boolean {
	let rest = '';
	let name = '';
	return (piece) => {
		const lines = (rest + piece).split(/\r?\n/);
		rest = lines.pop() ?? '';
		let hasNudge = false;
		for (const line of lines) {
			if (line === '') {
				hasNudge ||= name === 'nudge';
				name = '';
			} else if (line.startsWith('event:')) name = line.slice('event:'.length).trim();
		}
		return hasNudge;
	};
}
