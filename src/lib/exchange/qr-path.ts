import { create } from 'qrcode';

/** A drawn code: `path` in an SVG of `size` × `size` units, one a module, with the quiet zone of four that the standard asks for. */
export type QrPath = { readonly path: string; readonly size: number; readonly version: number };

const quietZone = 4;

/** The dark modules of a text at ECC M as one path, a rectangle for each run of them in a row. */
export function qrPath(text: string): QrPath {
	const { modules, version } = create(text, { errorCorrectionLevel: 'M' });
	let path = '';
	for (let y = 0; y < modules.size; y++) {
		for (let x = 0; x < modules.size; x++) {
			let length = 0;
			while (x + length < modules.size && modules.get(y, x + length)) length++;
			if (length === 0) continue;
			path += `M${x + quietZone} ${y + quietZone}h${length}v1h-${length}z`;
			x += length;
		}
	}
	return { path, size: modules.size + 2 * quietZone, version };
}
