import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

test('the path covers the dark modules, no more and no less, inside a quiet zone of four', () => {
	const text = 'https://hallway.example/x#' + '1234567890'.repeat(30);
	const { modules } = create(text, { errorCorrectionLevel: 'M' });
	const { path, size } = qrPath(text);

	const dark = new Set<string>();
	for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
		for (let i = 0; i < Number(length); i++) dark.add(`${Number(x) + i} ${y}`);
	}
	const expected = new Set<string>();
	for (let y = 0; y < modules.size; y++) {
		for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) expected.add(`${x + 4} ${y + 4}`);
	}
	expect(size).toBe(modules.size + 8);
	expect(dark).toEqual(expected);
});
