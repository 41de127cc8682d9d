import { type CameraProblem, type ZoomRange, abilitiesOf, setTorch, setZoom } from './camera.ts';
import { type Decoder, openDecoder } from './decoder.ts';
import { Feed } from './feed.ts';
import { Sightings } from './sightings.ts';

type Options = {
	video: HTMLVideoElement;
	/** Aborting it stops everything and switches the camera off, also while the person is still being asked. */
	signal: AbortSignal;
	/** One of `listCameras()`; without it, the one facing away. */
	deviceId?: string;
	/** Which texts are ours: of several codes in view one of these is reported, and at once. */
	isWanted?: (text: string) => boolean;
	onText: (text: string) => void;
	/** The picture is gone and does not come back by itself. */
	onProblem: (problem: CameraProblem) => void;
};

export type Scanner = {
	readonly deviceId: string | undefined;
	/** Such a picture is shown as in a mirror, or nobody finds the frame. */
	readonly isFacingUser: boolean;
	readonly hasTorch: boolean;
	/** Null where the camera cannot zoom. */
	readonly zoom: ZoomRange | null;
	/** Both give false when the camera did not obey. */
	setTorch(isOn: boolean): Promise<boolean>;
	setZoom(zoom: number): Promise<boolean>;
};

/** Without new frames (a stalled camera) it looks at the old one this often, in milliseconds. */
const stalledMs = 500;

/**
 * Shows the camera in `video` and reports each code in view once, until it has been out of view for two seconds. Gives
 * what the camera can do, or null when there is no picture: `onProblem` was told why, unless the signal was aborted.
 */
export async function startScanner(options: Options): Promise<Scanner | null> {
	// Loads while the person is being asked; if that fails, `look` says so.
	openDecoder().catch(() => {});
	const feed = new Feed(options);
	if (!(await feed.start())) return null;
	look(options).catch(() => {
		if (!options.signal.aborted) options.onProblem('failed');
	});
	const { track } = feed;
	const settings = track?.getSettings();
	return {
		deviceId: settings?.deviceId,
		// Cameras of laptops mostly do not say where they face.
		isFacingUser:
			settings?.facingMode === 'user' || (!settings?.facingMode && navigator.maxTouchPoints === 0),
		...(track ? abilitiesOf(track) : { hasTorch: false, zoom: null }),
		setTorch: async (isOn) => (feed.track ? setTorch(feed.track, isOn) : false),
		setZoom: async (zoom) => (feed.track ? setZoom(feed.track, zoom) : false)
	};
}

/** Reads frame after frame until the signal is aborted. Rejects when no engine could be loaded. */
async function look({ video, signal, isWanted, onText }: Options): Promise<void> {
	const sightings = new Sightings(isWanted ?? (() => true));
	while (!signal.aborted) {
		const startedAtMs = performance.now();
		const decoder = await openDecoder();
		const text = sightings.see(await textsIn(video, decoder), performance.now());
		// As a task of its own: an error in the screen must not end the scan.
		if (text !== null && !signal.aborted) queueMicrotask(() => onText(text));
		await nextFrame(video, decoder.intervalMs - (performance.now() - startedAtMs));
	}
}

async function textsIn(video: HTMLVideoElement, decoder: Decoder): Promise<string[]> {
	if (document.hidden || video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return [];
	try {
		// At the camera's own size, whatever the size on the page: dense codes need every pixel.
		return await decoder.read(await createImageBitmap(video), false);
	} catch {
		// The camera was let go between two frames, or the worker failed and the other engine is on its way.
		return [];
	}
}

/** Waits out the pause, then for a frame that was not seen yet. */
async function nextFrame(video: HTMLVideoElement, pauseMs: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, Math.max(0, pauseMs)));
	if (!('requestVideoFrameCallback' in video)) return;
	await new Promise<void>((resolve) => {
		const timer = setTimeout(resolve, stalledMs);
		video.requestVideoFrameCallback(() => {
			clearTimeout(timer);
			resolve();
		});
	});
}
