import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { qrVersion } from './qr-size.ts';

const prefix = 'https://hallway.example-conf.org/x#';

test('the version is the one that the encoder of the screen chooses', () => {
	for (let digits = 1; digits <= 700; digits += 3) {
		const { version } = QRCode.create(prefix + '7'.repeat(digits), { errorCorrectionLevel: 'M' });
		expect(qrVersion(prefix.length, digits)).toBe(version <= 12 ? version : null);
	}
});
