import { withHeard } from './heard.ts';

/** Why a browser did not take dictation. */
export type DictationProblem = 'refused' | 'no-network' | 'nothing-heard' | 'failed';

/** What of the Web Speech API is used; TypeScript's library does not have it. */
interface Recogniser extends EventTarget {
	lang: string;
	continuous: boolean;
	interimResults: boolean;
	start(): void;
	stop(): void;
	abort(): void;
}
type Maker = new () => Recogniser;

const problems: Readonly<Record<string, DictationProblem | null>> = {
	'not-allowed': 'refused',
	'audio-capture': 'refused',
	network: 'no-network',
	'no-speech': 'nothing-heard',
	// Somebody stopped it.
	aborted: null
};

/** Whether this browser can turn speech into text. */
export function canDictate(): boolean {
	return maker() !== null;
}

/** One way to write by voice: one sentence for each start, since some phones repeat themselves when asked for more. */
export class Dictation {
	isOn = $state(false);
	problem = $state<DictationProblem | null>(null);
	#recogniser: Recogniser | null = null;

	/** Begins, only ever because of a tap. Gives each better hearing as the whole text, which `textOf` tells as it is then. */
	start(locale: string, textOf: () => string, onText: (text: string) => void): void {
		const Made = maker();
		if (!Made || this.isOn) return;
		const recogniser = new Made();
		Object.assign(recogniser, { lang: locale, continuous: false, interimResults: true });
		let before = '';
		recogniser.addEventListener('result', (event) => {
			const heard = heardIn(event);
			onText(withHeard(textOf(), before, heard));
			before = heard;
		});
		recogniser.addEventListener('error', (event) => {
			const code = 'error' in event ? String(event.error) : '';
			this.problem = code in problems ? problems[code] : 'failed';
		});
		recogniser.addEventListener('end', () => {
			this.isOn = false;
			this.#recogniser = null;
		});
		this.problem = null;
		try {
			recogniser.start();
		} catch {
			this.problem = 'failed';
			return;
		}
		this.#recogniser = recogniser;
		this.isOn = true;
	}

	/** Ends it; what was heard stays. */
	stop(): void {
		this.#recogniser?.stop();
	}

	/** Ends it at once, for a field that goes. */
	abort(): void {
		this.#recogniser?.abort();
		this.isOn = false;
	}
}

function maker(): Maker | null {
	const found: unknown =
		Reflect.get(globalThis, 'SpeechRecognition') ?? Reflect.get(globalThis, 'webkitSpeechRecognition');
	return isMaker(found) ? found : null;
}

function isMaker(found: unknown): found is Maker {
	return typeof found === 'function';
}

/** The best guess of everything heard since the start. */
function heardIn(event: Event): string {
	if (!('results' in event)) return '';
	const results = event.results as SpeechRecognitionResultList;
	return Array.from(results, (result) => result[0]?.transcript ?? '')
		.join('')
		.trim();
}
