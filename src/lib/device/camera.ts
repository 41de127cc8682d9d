import { type Result, ok, problem } from '../core/result.ts';

/**
 * Why there is no picture. `refused`: the person or a policy said no. `absent`: no camera, or a browser that gives none.
 * `in-use`: another app has it. `insecure`: plain http, where browsers have no cameras. `failed`: anything else.
 */
export type CameraProblem = 'refused' | 'absent' | 'in-use' | 'insecure' | 'failed';

export type Camera = { readonly deviceId: string; readonly label: string };
export type ZoomRange = { readonly min: number; readonly max: number; readonly step: number };

// TypeScript's DOM does not know these members of Image Capture and Media Capture Extensions yet.
type Abilities = MediaTrackCapabilities & { torch?: boolean; zoom?: ZoomRange; focusMode?: string[] };
type Constraint = MediaTrackConstraintSet & { torch?: boolean; zoom?: number; focusMode?: string };

/**
 * Opens the given camera, or the one facing away. Null when the signal was aborted while the person was being asked:
 * the camera is off again by then.
 */
export async function openCamera(
	signal: AbortSignal,
	deviceId?: string
): Promise<Result<MediaStream, CameraProblem> | null> {
	if (!navigator.mediaDevices?.getUserMedia) return problem(isSecureContext ? 'absent' : 'insecure');
	try {
		const stream = await askForCamera(deviceId);
		if (signal.aborted) {
			closeStream(stream);
			return null;
		}
		await keepInFocus(stream);
		return ok(stream);
	} catch (error) {
		return signal.aborted ? null : problem(cameraProblemOf(error));
	}
}

/** Switches the camera off, and its light with it. */
export function closeStream(stream: MediaStream): void {
	for (const track of stream.getTracks()) track.stop();
}

/** The cameras of this device; labels are empty until the camera has been allowed once. */
export async function listCameras(): Promise<Camera[]> {
	const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
	return devices
		.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
		.map(({ deviceId, label }) => ({ deviceId, label }));
}

/** Whether the camera has a light and how far it can be zoomed; null: not at all. */
export function abilitiesOf(track: MediaStreamTrack): { hasTorch: boolean; zoom: ZoomRange | null } {
	const { torch, zoom } = capabilitiesOf(track);
	return { hasTorch: torch === true, zoom: zoom && zoom.max > zoom.min ? zoom : null };
}

/** Switches the light; false when the camera did not obey. */
export function setTorch(track: MediaStreamTrack, isOn: boolean): Promise<boolean> {
	return obey(track, { torch: isOn });
}

/** Zooms to a value within the camera's range; false when the camera did not obey. */
export function setZoom(track: MediaStreamTrack, zoom: number): Promise<boolean> {
	return obey(track, { zoom });
}

async function askForCamera(deviceId?: string): Promise<MediaStream> {
	const size = { width: { ideal: 1280 }, height: { ideal: 1280 }, frameRate: { ideal: 30 } };
	const away = { ...size, facingMode: { ideal: 'environment' } };
	if (!deviceId) return navigator.mediaDevices.getUserMedia({ audio: false, video: away });
	try {
		return await navigator.mediaDevices.getUserMedia({
			audio: false,
			video: { ...size, deviceId: { exact: deviceId } }
		});
	} catch (error) {
		// Unplugged since it was chosen, or its id has changed with cleared site data: any camera is better than none.
		if (nameOf(error) !== 'OverconstrainedError' && nameOf(error) !== 'NotFoundError') throw error;
		return navigator.mediaDevices.getUserMedia({ audio: false, video: away });
	}
}

async function keepInFocus(stream: MediaStream): Promise<void> {
	const track = stream.getVideoTracks()[0];
	if (capabilitiesOf(track).focusMode?.includes('continuous')) await obey(track, { focusMode: 'continuous' });
}

function capabilitiesOf(track: MediaStreamTrack): Abilities {
	return track.getCapabilities?.() ?? {};
}

async function obey(track: MediaStreamTrack, constraint: Constraint): Promise<boolean> {
	return track.applyConstraints({ advanced: [constraint] }).then(
		() => true,
		() => false
	);
}

function cameraProblemOf(error: unknown): CameraProblem {
	switch (nameOf(error)) {
		case 'NotAllowedError':
		case 'SecurityError':
			return isSecureContext ? 'refused' : 'insecure';
		case 'NotFoundError':
		case 'OverconstrainedError':
			return 'absent';
		case 'NotReadableError':
		case 'AbortError':
			return 'in-use';
		default:
			return 'failed';
	}
}

function nameOf(error: unknown): string {
	return error instanceof Error ? error.name : '';
}
