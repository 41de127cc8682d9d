import { Html5QrcodeShim } from 'html5-qrcode/esm/code-decoder.js';
import { BaseLoggger, Html5QrcodeSupportedFormats } from 'html5-qrcode/esm/core.js';
import type { Decoder, Frame } from './decoder.ts';

/**
 * The engine of html5-qrcode without its camera: that one decodes at the size of the element on the page, leaves the
 * camera on when stopped early and loses its place when the phone is turned, so frames come from our own loop.
 */
export function openHtml5Qrcode(): Decoder {
	const shim = new Html5QrcodeShim(
		[Html5QrcodeSupportedFormats.QR_CODE],
		true,
		false,
		new BaseLoggger(false)
	);
	const canvas = document.createElement('canvas');
	let isInvertedNext = false;

	async function read(frame: Frame, isPicture: boolean): Promise<string[]> {
		if (isPicture)
			return (await decode(shim, canvas, frame, false)) ?? (await decode(shim, canvas, frame, true)) ?? [];
		isInvertedNext = !isInvertedNext;
		return (await decode(shim, canvas, frame, !isInvertedNext)) ?? [];
	}
	return {
		engine: 'html5-qrcode',
		// It works on the page's own thread.
		intervalMs: 150,
		async read(frame, isPicture) {
			try {
				return await read(frame, isPicture);
			} finally {
				if ('close' in frame) frame.close();
			}
		}
	};
}

/** It knows only dark on light: light on dark is turned around first. Null when nothing was found, which it throws. */
async function decode(
	shim: Html5QrcodeShim,
	canvas: HTMLCanvasElement,
	frame: Frame,
	isInverted: boolean
): Promise<string[] | null> {
	canvas.width = frame.width;
	canvas.height = frame.height;
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) return null;
	if ('close' in frame) context.drawImage(frame, 0, 0);
	else context.putImageData(frame, 0, 0);
	if (isInverted) {
		context.globalCompositeOperation = 'difference';
		context.fillStyle = '#ffffff';
		context.fillRect(0, 0, canvas.width, canvas.height);
	}
	try {
		return [(await shim.decodeRobustlyAsync(canvas)).text];
	} catch {
		return null;
	}
}
