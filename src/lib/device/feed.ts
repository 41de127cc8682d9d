import { type CameraProblem, closeStream, openCamera } from './camera.ts';

type Options = {
	video: HTMLVideoElement;
	signal: AbortSignal;
	deviceId?: string;
	onProblem: (problem: CameraProblem) => void;
};

/** How long a hidden page keeps the camera, in milliseconds: a glance at a message and back asks nobody again. */
const hiddenKeepsMs = 20_000;

/** A camera that ends sooner than this after it was opened, in milliseconds, is being taken by somebody else. */
const shortestLifeMs = 1_000;

/**
 * A camera shown in a video element, for as long as the signal lives: opened again when the system ended it, let go while
 * the page stays hidden, and always switched off at the end.
 */
export class Feed {
	#options: Options;
	#stream: MediaStream | null = null;
	#opening: Promise<boolean> | null = null;
	#openedAtMs = 0;
	#hiddenTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(options: Options) {
		this.#options = options;
	}

	/** Whether the picture is there. If not, `onProblem` knows why, or the signal was aborted. */
	async start(): Promise<boolean> {
		const { signal } = this.#options;
		if (signal.aborted) return false;
		document.addEventListener('visibilitychange', this.#followPage);
		signal.addEventListener('abort', this.#stop, { once: true });
		return this.#open();
	}

	get track(): MediaStreamTrack | undefined {
		return this.#stream?.getVideoTracks()[0];
	}

	/** One at a time: a phone has one camera, and two requests for it get in each other's way. */
	#open(): Promise<boolean> {
		this.#opening ??= this.#ask().finally(() => (this.#opening = null));
		return this.#opening;
	}

	async #ask(): Promise<boolean> {
		const { video, signal, deviceId } = this.#options;
		this.#letGo();
		const answer = await openCamera(signal, deviceId);
		if (!answer) return false;
		if (!answer.ok) {
			this.#giveUp(answer.problem);
			return false;
		}
		this.#stream = answer.value;
		this.#openedAtMs = performance.now();
		this.track?.addEventListener('ended', this.#onEnded, { once: true });
		await play(video, this.#stream);
		return !signal.aborted;
	}

	#onEnded = (): void => {
		const livedMs = performance.now() - this.#openedAtMs;
		this.#letGo();
		if (document.hidden) return;
		if (livedMs < shortestLifeMs) this.#giveUp('in-use');
		else void this.#open();
	};

	#followPage = (): void => {
		clearTimeout(this.#hiddenTimer);
		if (document.hidden) this.#hiddenTimer = setTimeout(() => this.#letGo(), hiddenKeepsMs);
		else if (this.track?.readyState !== 'live') void this.#open();
	};

	/** A camera must not come on again behind a screen that says there is none: the person decides to try again. */
	#giveUp(problem: CameraProblem): void {
		this.#stop();
		this.#options.onProblem(problem);
	}

	#stop = (): void => {
		clearTimeout(this.#hiddenTimer);
		document.removeEventListener('visibilitychange', this.#followPage);
		this.#letGo();
	};

	#letGo(): void {
		if (!this.#stream) return;
		this.track?.removeEventListener('ended', this.#onEnded);
		closeStream(this.#stream);
		if (this.#options.video.srcObject === this.#stream) this.#options.video.srcObject = null;
		this.#stream = null;
	}
}

async function play(video: HTMLVideoElement, stream: MediaStream): Promise<void> {
	video.muted = true;
	video.playsInline = true;
	video.srcObject = stream;
	// Refused only when it was stopped or replaced meanwhile.
	await video.play().catch(() => {});
}
