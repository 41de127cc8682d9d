/**
 * Data bits of QR versions 1 to 12 at error correction M (ISO/IEC 18004, table 7). Codes are no larger than version 12: read
 * from an arm's length on any phone (measured; docs/protocol.md).
 */
const dataBitsAtM = [128, 224, 352, 512, 688, 864, 992, 1232, 1456, 1728, 2032, 2320];

/** The QR version at ECC M of a byte-mode prefix followed by digits; null when it would be above 12. */
export function qrVersion(prefixBytes: number, digits: number): number | null {
	const index = dataBitsAtM.findIndex((bits, i) => bitsNeeded(prefixBytes, digits, i + 1) <= bits);
	return index < 0 ? null : index + 1;
}

/** Mode and count indicators, eight bits a byte, ten bits for three digits (ISO/IEC 18004, 7.4). */
function bitsNeeded(prefixBytes: number, digits: number, version: number): number {
	const [byteCount, digitCount] = version < 10 ? [8, 10] : [16, 12];
	const digitBits = 10 * Math.floor(digits / 3) + [0, 4, 7][digits % 3];
	return 4 + byteCount + 8 * prefixBytes + 4 + digitCount + digitBits;
}
