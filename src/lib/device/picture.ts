import { type Result, ok, problem } from '../core/result.ts';
import { type Frame, openDecoder } from './decoder.ts';

/** Photos of 48 megapixels would take 200 MB; codes are read long before that size. */
const largestSide = 3_000;

/**
 * Reads the QR codes of a picture from the person's files, nearest to the middle first. `unreadable`: the browser cannot
 * open the file as a picture; `nothing`: no code was found in it.
 */
export async function readPicture(
	file: Blob
): Promise<Result<string[], 'unreadable' | 'nothing' | 'failed'>> {
	const frame = await openPicture(file);
	if (!frame) return problem('unreadable');
	try {
		const decoder = await openDecoder();
		const texts = await decoder.read(frame, true);
		return texts.length > 0 ? ok(texts) : problem('nothing');
	} catch {
		return problem('failed');
	}
}

async function openPicture(file: Blob): Promise<Frame | null> {
	try {
		const whole = await createImageBitmap(file);
		const scale = largestSide / Math.max(whole.width, whole.height);
		if (scale >= 1) return whole;
		const size = {
			resizeWidth: Math.round(whole.width * scale),
			resizeHeight: Math.round(whole.height * scale)
		};
		const smaller = await createImageBitmap(whole, { ...size, resizeQuality: 'high' });
		whole.close();
		return smaller;
	} catch {
		return null;
	}
}
